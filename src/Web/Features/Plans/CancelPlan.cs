using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Plans;

/// <summary>Hủy kế hoạch, before anyone is convened. The journal keeps the reason.</summary>
public sealed class CancelPlan(LmsDbContext db, JournalAuthor author) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<TrainingPlan> planId, string reason, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId));
        if (await db.PlansVisibleTo(viewer).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (plan.Cancel(reason) is { } refusal) return refusal;

        using (author.Because(reason)) await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

internal static class JournalReasons
{
    /// <summary>Gives the reason for what is saved until the end of the using: the author lives as long as the request.</summary>
    public static IDisposable Because(this JournalAuthor author, string reason)
    {
        author.Reason = reason.Trim().Normalize();
        return new Forget(author);
    }

    private sealed class Forget(JournalAuthor author) : IDisposable
    {
        public void Dispose() => author.Reason = null;
    }
}
