using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Forwarders;

/// <summary>How a run came to its end.</summary>
/// <param name="Failed">Whether the other side was out of reach or busy: then the forwarder waits.</param>
/// <param name="Moved">Whether anything was sent.</param>
/// <param name="Wait">What the other side asked for.</param>
internal sealed record RunEnd(bool Failed, bool Moved, TimeSpan? Wait = null);

/// <summary>
/// Sends all that waits for one forwarder. A statement counts as sent only when the other side has said so and that is written
/// down: after a crash between the two it is sent again, which the other side takes for the same. One that the other side never
/// takes is found, noted with the reason, and gone past: what comes behind it does not wait.
/// </summary>
internal sealed class ForwarderRun(
    LmsDbContext db, StatementPost post, ForwarderSecrets secrets, StatementFinder finder, ForwarderSelection selection, TimeProvider clock)
{
    /// <summary>So many refused one after the other, and none taken, are no longer about each of them: a person has to look.</summary>
    public const int MostInARow = 200;

    private Id<Forwarder> id;
    private SendTarget target = null!;
    private ForwarderFilter filter = null!;
    private int inARow;
    private bool moved;

    public async Task<RunEnd> SendAsync(Id<Forwarder> forwarderId, CancellationToken cancel)
    {
        id = forwarderId;
        var found = await db.Forwarders.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.State == ForwarderState.Running, cancel);
        if (found is not { } forwarder) return new(false, false);
        var secret = secrets.Open(forwarder);
        target = new SendTarget(forwarder, secret.Succeeded ? secret.Value : "");
        (filter, inARow) = (forwarder.Filter, forwarder.SkippedInARow);
        if (!secret.Succeeded) return await EndAsync(new(SendOutcome.Stop, "SecretLost"), cancel);

        if (await SendAgainAsync(cancel) is { Outcome: not SendOutcome.Accepted } waiting) return await EndAsync(waiting, cancel);
        for (var through = forwarder.Through; ;)
        {
            var newest = await finder.NewestAsync(cancel);
            var batch = await BatchAsync(through, cancel);
            if (batch.Count == 0)
            {
                if (!filter.IsEverything) await PassAsync(newest);
                return new(false, moved);
            }

            foreach (var statements in ForwardedStatements.Requests(batch))
            {
                var answer = await SendAsync(statements, cancel);
                if (answer.Outcome != SendOutcome.Accepted) return await EndAsync(answer, cancel);
            }

            through = batch[^1].Sequence;
        }
    }

    private async Task<List<ForwardedStatement>> BatchAsync(long through, CancellationToken cancel)
    {
        if (filter.IsEverything) return await ForwardedStatements.AfterAsync(db, through, target.Version, cancel);
        var sequences = await selection.NextAsync(filter, through, ForwardedStatements.MostInBatch, cancel);
        return sequences.Count == 0 ? [] : await ForwardedStatements.AtAsync(db, sequences, target.Version, cancel);
    }

    private async Task<SendAnswer> SendAsync(IReadOnlyList<ForwardedStatement> statements, CancellationToken cancel)
    {
        var answer = await TryAsync(statements, cancel);
        if (answer.Outcome == SendOutcome.Accepted) await AdvanceAsync(statements);
        if (answer.Outcome != SendOutcome.Refused) return answer;
        if (statements.Count == 1) return await SkipAsync(statements[0], answer);
        // One of them is at fault, and with it the others were refused: each half by itself, in their order.
        var half = statements.Count / 2;
        var first = await SendAsync([.. statements.Take(half)], cancel);
        return first.Outcome == SendOutcome.Accepted ? await SendAsync([.. statements.Skip(half)], cancel) : first;
    }

    private async Task<SendAnswer> TryAsync(IReadOnlyList<ForwardedStatement> statements, CancellationToken cancel)
    {
        if (statements[0].NeedsSecondVersion) return new(SendOutcome.Refused, nameof(SkipReason.NeedsSecondVersion));
        var answer = await post.SendAsync(target, statements, cancel);
        return answer.Status == 409 && statements.Count == 1 ? await post.CompareAsync(target, statements[0], answer, cancel) : answer;
    }

    /// <summary>Not for another address than the one it was sent to, never back, and not broken off: it has been sent.</summary>
    private async Task AdvanceAsync(IReadOnlyList<ForwardedStatement> statements)
    {
        var (through, now) = (statements[^1].Sequence, clock.GetUtcNow());
        (moved, inARow) = (true, 0);
        await Mine.Where(f => f.Through < through).ExecuteUpdateAsync(f => f
            .SetProperty(x => x.Through, through)
            .SetProperty(x => x.Sent, x => x.Sent + statements.Count)
            .SetProperty(x => x.LastSentAt, now)
            .SetProperty(x => x.LastError, (string?)null)
            .SetProperty(x => x.LastErrorAt, (DateTimeOffset?)null)
            .SetProperty(x => x.LastAnswer, (string?)null)
            .SetProperty(x => x.TroubledSince, (DateTimeOffset?)null)
            .SetProperty(x => x.ToldAt, (DateTimeOffset?)null)
            .SetProperty(x => x.SkippedInARow, 0), CancellationToken.None);
    }

    /// <summary>Nothing up to there is for this forwarder.</summary>
    private Task PassAsync(long newest) =>
        Mine.Where(f => f.Through < newest).ExecuteUpdateAsync(f => f.SetProperty(x => x.Through, newest), CancellationToken.None);

    private async Task<SendAnswer> SkipAsync(ForwardedStatement statement, SendAnswer answer)
    {
        var cause = CauseOf(answer);
        inARow = cause.Reason == SkipReason.Refused ? inARow + 1 : inARow;
        // Not the lease's name: on PostgreSQL this run would wait for the lock that its own lease holds.
        await using (var transaction = await db.BeginWriteAsync(CancellationToken.None, $"forwarder-skip/{id}"))
        {
            var isMine = await Mine.Where(f => f.Through < statement.Sequence).ExecuteUpdateAsync(f => f
                .SetProperty(x => x.Through, statement.Sequence)
                .SetProperty(x => x.SkippedInARow, inARow), CancellationToken.None);
            if (isMine > 0)
            {
                db.SkippedStatements.Add(new SkippedStatement(id, statement.Sequence, statement.Id, cause, clock.GetUtcNow()));
                await db.SaveChangesAsync(CancellationToken.None);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }

        db.ChangeTracker.Clear();
        moved = true;
        return inARow < MostInARow ? SendAnswer.Accepted : answer with { Outcome = SendOutcome.Stop, Error = "SkippedInARow" };
    }

    private static SkipCause CauseOf(SendAnswer answer) => answer.Error switch
    {
        nameof(SkipReason.NeedsSecondVersion) => new(SkipReason.NeedsSecondVersion),
        StatementPost.FileMissing => new(SkipReason.FileMissing),
        _ => new(SkipReason.Refused, answer.Status, answer.Words),
    };

    /// <summary>What was skipped and somebody wants sent again, before all else. It leaves the list when it has arrived.</summary>
    private async Task<SendAnswer> SendAgainAsync(CancellationToken cancel)
    {
        while (true)
        {
            var again = db.SkippedStatements.Where(s => s.ForwarderId == id && s.AgainAt != null).OrderBy(s => s.Sequence);
            if (await again.FirstOrDefaultAsync(cancel) is not { } skipped) return SendAnswer.Accepted;
            var statements = await ForwardedStatements.AtAsync(db, [skipped.Sequence], target.Version, cancel);
            // Without the statement there is nothing left to send.
            var answer = statements.Count == 0 ? SendAnswer.Accepted : await TryAsync(statements, cancel);
            if (answer.Outcome == SendOutcome.Later) return answer;
            if (answer.Outcome == SendOutcome.Accepted) db.SkippedStatements.Remove(skipped);
            else skipped.SkipAgain(CauseOf(answer), clock.GetUtcNow());
            await db.SaveChangesAsync(CancellationToken.None);
            if (answer.Outcome != SendOutcome.Accepted) continue;
            moved = true;
            await Mine.ExecuteUpdateAsync(f => f.SetProperty(x => x.Sent, x => x.Sent + statements.Count), CancellationToken.None);
        }
    }

    /// <summary>The forwarder, unless it has been given another address meanwhile.</summary>
    private IQueryable<Forwarder> Mine => db.Forwarders.Where(f => f.Id == id && f.Endpoint == target.Endpoint);

    private async Task<RunEnd> EndAsync(SendAnswer answer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (answer.Outcome == SendOutcome.Later)
        {
            await Mine.Where(f => f.State == ForwarderState.Running).ExecuteUpdateAsync(f => f
                .SetProperty(x => x.LastError, answer.Error)
                .SetProperty(x => x.LastErrorAt, now)
                .SetProperty(x => x.LastAnswer, answer.Words)
                .SetProperty(x => x.TroubledSince, x => x.TroubledSince ?? now), cancel);
            return new(true, moved, answer.Wait);
        }

        try
        {
            if (await Mine.SingleOrDefaultAsync(f => f.State == ForwarderState.Running && f.Key == target.Key, cancel) is { } forwarder)
            {
                forwarder.Refused(answer.Error!, now, answer.Words);
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
