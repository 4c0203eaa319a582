using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Forwarders;

/// <summary>How a run came to its end.</summary>
/// <param name="Failed">Whether the other side was out of reach or busy: then the forwarder waits.</param>
/// <param name="Moved">Whether anything was sent.</param>
/// <param name="Wait">What the other side asked for.</param>
internal sealed record RunEnd(bool Failed, bool Moved, TimeSpan? Wait = null);

/// <summary>
/// Sends all that waits for one forwarder. A statement counts as sent only when the other side has said so and that is written
/// down: after a crash between the two it is sent again, which the other side takes for the same.
/// </summary>
internal sealed class ForwarderRun(LmsDbContext db, StatementPost post, ForwarderSecrets secrets, TimeProvider clock)
{
    private Id<Forwarder> id;
    private SendTarget target = null!;
    private bool moved;

    public async Task<RunEnd> SendAsync(Id<Forwarder> forwarderId, CancellationToken cancel)
    {
        id = forwarderId;
        if (await db.Forwarders.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.State == ForwarderState.Running, cancel) is not { } forwarder) return new(false, false);
        var secret = secrets.Open(forwarder);
        target = new SendTarget(forwarder, secret.Succeeded ? secret.Value : "");
        if (!secret.Succeeded) return await EndAsync(new(SendOutcome.Refused, "SecretLost"), cancel);

        for (var through = forwarder.Through; ;)
        {
            var batch = await ForwardedStatements.AfterAsync(db, through, cancel);
            if (batch.Count == 0) return new(false, moved);
            foreach (var statements in ForwardedStatements.Requests(batch))
            {
                var answer = await SendAsync(statements, cancel);
                if (answer.Outcome != SendOutcome.Accepted) return await EndAsync(answer, cancel);
            }

            through = batch[^1].Sequence;
        }
    }

    private async Task<SendAnswer> SendAsync(IReadOnlyList<ForwardedStatement> statements, CancellationToken cancel)
    {
        var answer = await post.SendAsync(target, statements, cancel);
        if (answer.Status == 409 && statements.Count == 1) answer = await post.CompareAsync(target, statements[0], answer, cancel);
        if (answer.Outcome == SendOutcome.Accepted)
        {
            await AdvanceAsync(statements);
            return answer;
        }

        if (answer.Outcome == SendOutcome.Later) return answer;
        if (statements.Count == 1) return answer with { Error = $"{answer.Error} – {statements[0].Id}" };
        // Credentials are refused whatever they come with.
        if (answer.Status == 401) return answer;
        // One of them is at fault, and with it the others were refused: what comes before it is still sent.
        foreach (var statement in statements)
        {
            var single = await SendAsync([statement], cancel);
            if (single.Outcome != SendOutcome.Accepted) return single;
        }

        return SendAnswer.Accepted;
    }

    /// <summary>Not for another address than the one it was sent to, never back, and not broken off: it has been sent.</summary>
    private async Task AdvanceAsync(IReadOnlyList<ForwardedStatement> statements)
    {
        var (through, now) = (statements[^1].Sequence, clock.GetUtcNow());
        moved = true;
        await db.Forwarders.Where(f => f.Id == id && f.Endpoint == target.Endpoint && f.Through < through).ExecuteUpdateAsync(f => f
            .SetProperty(x => x.Through, through)
            .SetProperty(x => x.Sent, x => x.Sent + statements.Count)
            .SetProperty(x => x.LastSentAt, now)
            .SetProperty(x => x.LastError, (string?)null)
            .SetProperty(x => x.LastErrorAt, (DateTimeOffset?)null), CancellationToken.None);
    }

    private async Task<RunEnd> EndAsync(SendAnswer answer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (answer.Outcome == SendOutcome.Later)
        {
            await db.Forwarders.Where(f => f.Id == id && f.State == ForwarderState.Running && f.Endpoint == target.Endpoint).ExecuteUpdateAsync(f => f
                .SetProperty(x => x.LastError, answer.Error).SetProperty(x => x.LastErrorAt, now), cancel);
            return new(true, moved, answer.Wait);
        }

        try
        {
            if (await db.Forwarders.SingleOrDefaultAsync(f => f.Id == id && f.State == ForwarderState.Running && f.Endpoint == target.Endpoint && f.Key == target.Key, cancel) is { } forwarder)
            {
                forwarder.Refused(answer.Error!, now);
                await db.SaveChangesAsync(cancel);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody has changed it meanwhile: it is looked at anew.
        }

        return new(false, moved);
    }
}
