using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Forwarders;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Forwarders;

/// <summary>Gửi lại: what was skipped is sent once more, at the forwarder's next turn.</summary>
public sealed class SendSkippedAgain(LmsDbContext db, TimeProvider clock) : IUseCase
{
    /// <param name="only">One of them; null for all.</param>
    /// <returns>How many will be sent.</returns>
    public async Task<int> RunAsync(Id<Forwarder> id, Id<SkippedStatement>? only, CancellationToken cancel = default)
    {
        var skipped = await db.SkippedStatements
            .Where(s => s.ForwarderId == id && s.AgainAt == null && (only == null || s.Id == only)).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        foreach (var statement in skipped) statement.SendAgain(now);
        await db.SaveChangesAsync(cancel);
        return skipped.Count;
    }
}

/// <summary>Bỏ qua bản ghi đang chờ: an administrator has the forwarder go past the statement in front, which is noted like any that is skipped.</summary>
public sealed class SkipNextStatement(LmsDbContext db, ForwarderSelection selection, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Id<Forwarder> id, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, $"forwarder-skip/{id}");
        var forwarder = await db.Forwarders.SingleAsync(f => f.Id == id, cancel);
        if (forwarder.LastError is null) return new ForwarderNothingToSkip();
        var next = await selection.NextAsync(forwarder.Filter, forwarder.Through, 1, cancel);
        if (next.Count == 0) return new ForwarderNothingToSkip();
        var (sequence, statement) = (next[0], await db.Statements.Where(s => s.Sequence == next[0]).Select(s => s.StatementId).SingleAsync(cancel));
        db.SkippedStatements.Add(new SkippedStatement(id, sequence, statement, new SkipCause(SkipReason.ByHand), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        await db.Forwarders.Where(f => f.Id == id && f.Through < sequence).ExecuteUpdateAsync(f => f.SetProperty(x => x.Through, sequence), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

/// <summary>Đếm thử: how many of the statements that are there a filter lets through.</summary>
public sealed class PreviewForwarder(ForwarderSelection selection) : IUseCase
{
    public async Task<Outcome<int>> RunAsync(ForwarderFilter filter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.Fault() is { } fault ? fault : await selection.CountAsync(filter, 0, ForwarderLine.Most + 1, cancel);
    }
}
