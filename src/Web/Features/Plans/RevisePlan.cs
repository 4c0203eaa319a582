using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Plans;

/// <summary>Sửa kế hoạch while it is a draft.</summary>
public sealed class RevisePlan(LmsDbContext db, CourseLibrary courses) : IUseCase
{
    /// <param name="seenRevision">The revision the writer has seen; null overwrites whatever is there.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone else has changed the plan since.</exception>
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<TrainingPlan> planId, PlanDetails details, int? seenRevision = null, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId));
        if (await db.PlansVisibleTo(viewer).Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (PlanContent.Check(details, courses) is { } wrong) return wrong;
        if (plan.Revise(details) is { } refusal) return refusal;

        // The blocks have no revision of their own: a change of them alone is a change of the plan too.
        db.Entry(plan).Property(Revisions.Property).IsModified = true;
        if (seenRevision is { } seen) db.ExpectRevision(plan, seen);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

/// <summary>Who changes a plan, or the sum of its quotas, is alone with the plan.</summary>
internal static class PlanLock
{
    public static string Of(Id<TrainingPlan> planId) => $"plan/{planId}";
}
