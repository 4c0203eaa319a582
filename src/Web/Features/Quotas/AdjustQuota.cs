using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Plans;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Quotas;

/// <summary>
/// Điều chỉnh chỉ tiêu of an issued plan, with a reason. Σ quota stays the plan's places: the difference is taken from, or
/// given to, another unit (điều chuyển), or else the plan's places follow. Never below what is taken.
/// </summary>
public sealed class AdjustQuota(LmsDbContext db, JournalAuthor author) : IUseCase
{
    /// <param name="counterpart">The unit that gives or receives the difference; null changes the plan's places.</param>
    public async Task<Refusal?> RunAsync(
        Viewer viewer, Id<TrainingPlan> planId, Id<OrgUnit> unitId, int seats, string reason, Id<OrgUnit>? counterpart = null, CancellationToken cancel = default)
    {
        if (counterpart == unitId) return new QuotaMovedToItself();
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId), QuotaLock.Of(planId, unitId), QuotaLock.Of(planId, counterpart ?? unitId));
        if (await db.PlansVisibleTo(viewer).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (plan.State != PlanState.Issued) return new PlanNotInState(plan.State);

        var (quota, missing) = await QuotaOf(plan, unitId, cancel);
        if (missing is not null) return missing;
        var more = seats - quota!.Seats;
        if (quota.Resize(seats) is { } refusal) return refusal;
        if (await Balance(plan, counterpart, more, cancel) is { } unbalanced) return unbalanced;

        using (author.Because(reason)) await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<Refusal?> Balance(TrainingPlan plan, Id<OrgUnit>? counterpart, int more, CancellationToken cancel)
    {
        if (more == 0) return null;
        if (counterpart is not { } other) return plan.AdjustPlaces(plan.Places + more);
        var (quota, missing) = await QuotaOf(plan, other, cancel);
        return missing ?? quota!.Resize(quota.Seats - more);
    }

    /// <summary>The unit's quota; a unit that had none in this plan begins with 0 seats.</summary>
    private async Task<(Quota? Quota, Refusal? Refusal)> QuotaOf(TrainingPlan plan, Id<OrgUnit> unitId, CancellationToken cancel)
    {
        if (await db.Quotas.FindAsync([plan.Id, unitId], cancel) is { } quota) return (quota, null);
        if (await db.OrgUnits.FindAsync([unitId], cancel) is not { } unit) return (null, new QuotaMissing());
        if (!unit.MaySubmit || !unit.ExistsOn(plan.DeadlineDate)) return (null, new UnitCannotSubmit(unit.Name));
        return (db.Quotas.Add(new Quota(plan.Id, unitId, 0)).Entity, null);
    }
}
