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

/// <summary>What a quota of an issued plan becomes, and why.</summary>
/// <param name="Counterpart">The unit that gives or receives the difference; null changes the plan's places.</param>
/// <param name="Document">The paper that orders it, where there is one.</param>
public sealed record QuotaAdjustment(Id<OrgUnit> UnitId, int Seats, string Reason, Id<OrgUnit>? Counterpart = null, SupplementaryDocument? Document = null);

/// <summary>
/// Điều chỉnh chỉ tiêu of an issued plan, with a reason. Σ quota stays the plan's places: the difference is unused seats of
/// another unit, or given to it (điều chuyển: an entry in both ledgers), or else the plan's places follow. Never below what is taken.
/// </summary>
public sealed class AdjustQuota(LmsDbContext db, JournalAuthor author) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<TrainingPlan> planId, QuotaAdjustment adjustment, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(adjustment);
        var (unitId, counterpart) = (adjustment.UnitId, adjustment.Counterpart);
        if (counterpart == unitId) return new QuotaMovedToItself();
        if (string.IsNullOrWhiteSpace(adjustment.Reason)) return new ReasonMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId), QuotaLock.Of(planId, unitId), QuotaLock.Of(planId, counterpart ?? unitId));
        if (await db.PlansVisibleTo(viewer).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (plan.State != PlanState.Issued) return new PlanNotInState(plan.State);

        var quota = await QuotaOf(plan, unitId, cancel);
        if (!quota.Succeeded) return quota.Refusal;
        var refusal = counterpart is { } other ? await TransferAsync(plan, quota.Value, other, adjustment, cancel) : Adjust(plan, quota.Value, adjustment);
        if (refusal is not null) return refusal;

        using (author.Because(adjustment.Reason)) await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private static Refusal? Adjust(TrainingPlan plan, Quota quota, QuotaAdjustment adjustment)
    {
        var more = adjustment.Seats - quota.Seats;
        if (more == 0) return null;
        return quota.Adjust(adjustment.Seats, adjustment.Reason, adjustment.Document) ?? plan.AdjustPlaces(plan.Places + more);
    }

    private async Task<Refusal?> TransferAsync(TrainingPlan plan, Quota quota, Id<OrgUnit> counterpart, QuotaAdjustment adjustment, CancellationToken cancel)
    {
        if (adjustment.Seats < 0) return new QuotaNegative();
        if (adjustment.Seats == quota.Seats) return null;
        var other = await QuotaOf(plan, counterpart, cancel);
        if (!other.Succeeded) return other.Refusal;
        var more = adjustment.Seats - quota.Seats;
        return more > 0
            ? other.Value.TransferTo(quota, more, adjustment.Reason, adjustment.Document)
            : quota.TransferTo(other.Value, -more, adjustment.Reason, adjustment.Document);
    }

    /// <summary>The unit's quota; a unit that had none in this plan begins with 0 seats.</summary>
    private async Task<Outcome<Quota>> QuotaOf(TrainingPlan plan, Id<OrgUnit> unitId, CancellationToken cancel)
    {
        if (await db.Quotas.FindAsync([plan.Id, unitId], cancel) is { } quota) return quota;
        if (await db.OrgUnits.FindAsync([unitId], cancel) is not { } unit) return new QuotaMissing();
        if (!unit.MaySubmit || !unit.ExistsOn(plan.DeadlineDate)) return new UnitCannotSubmit(unit.NameOn(plan.DeadlineDate));
        return db.Quotas.Add(new Quota(plan.Id, unitId, 0, await db.LastEntryAsync(plan.Id, unitId, cancel))).Entity;
    }
}
