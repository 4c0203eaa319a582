using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Plans;

/// <summary>Kết thúc kế hoạch, once the completion of everyone convened is signed.</summary>
public sealed class ClosePlan(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId));
        if (await db.PlansVisibleTo(viewer).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (plan.Close(await db.UnsignedCompletions(planId).CountAsync(cancel)) is { } refusal) return refusal;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
