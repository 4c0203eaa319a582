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

/// <summary>The seats wanted for one unit.</summary>
/// <param name="Seats">0 takes the unit's quota away.</param>
/// <param name="Seen">The seats the writer has seen; null overwrites whatever is there.</param>
public sealed record QuotaChange(Id<OrgUnit> UnitId, int Seats, int? Seen = null);

/// <summary>Phân bổ chỉ tiêu of a draft. Units that are not named keep what they have.</summary>
public sealed class AllocateQuotas(LmsDbContext db) : IUseCase
{
    /// <returns>Σ quota of the plan afterwards.</returns>
    public async Task<Outcome<int>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, IReadOnlyCollection<QuotaChange> changes, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        await using var transaction = await db.BeginWriteAsync(cancel, [PlanLock.Of(planId), .. changes.Select(c => QuotaLock.Of(planId, c.UnitId))]);
        var total = await ApplyAsync(viewer, planId, changes, cancel);
        if (total.Succeeded) await transaction.CommitAsync(cancel);
        return total;
    }

    /// <summary>The same within a transaction of the caller, who is alone with the plan. A draft's seats can be taken by nobody.</summary>
    internal async Task<Outcome<int>> ApplyAsync(Viewer viewer, Id<TrainingPlan> planId, IReadOnlyCollection<QuotaChange> changes, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (plan.State != PlanState.Draft) return new PlanNotInState(plan.State);

        var ids = changes.Select(c => c.UnitId).ToList();
        var units = await db.OrgUnits.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var quotas = await db.Quotas.Where(q => q.PlanId == planId).ToDictionaryAsync(q => q.UnitId, cancel);
        if (Conflict(changes, quotas, units) is { } conflict) return conflict;
        foreach (var change in changes)
        {
            if (units.GetValueOrDefault(change.UnitId) is not { } unit) return new QuotaMissing();
            if (await SetAsync(plan, unit, change.Seats, quotas, cancel) is { } refusal) return refusal;
        }

        await db.SaveChangesAsync(cancel);
        return quotas.Values.Sum(q => q.Seats);
    }

    private static QuotasChangedMeanwhile? Conflict(IEnumerable<QuotaChange> changes, Dictionary<Id<OrgUnit>, Quota> quotas, Dictionary<Id<OrgUnit>, OrgUnit> units)
    {
        var changed = changes.Where(c => c.Seen is { } seen && seen != (quotas.GetValueOrDefault(c.UnitId)?.Seats ?? 0)).Select(c => units.GetValueOrDefault(c.UnitId)?.Name ?? "").ToList();
        return changed.Count > 0 ? new QuotasChangedMeanwhile(changed) : null;
    }

    private async Task<Refusal?> SetAsync(TrainingPlan plan, OrgUnit unit, int seats, Dictionary<Id<OrgUnit>, Quota> quotas, CancellationToken cancel)
    {
        if (seats < 0) return new QuotaNegative();
        var quota = quotas.GetValueOrDefault(unit.Id);
        if (seats == 0)
        {
            if (quota?.Allocate(0) is { } taken) return taken;
            if (quotas.Remove(unit.Id)) db.Quotas.Remove(quota!);
            return null;
        }

        if (!unit.MaySubmit || !unit.ExistsOn(plan.DeadlineDate)) return new UnitCannotSubmit(unit.NameOn(plan.DeadlineDate));
        if (quota is not null) return quota.Allocate(seats);
        db.Quotas.Add(quotas[unit.Id] = new Quota(plan.Id, unit.Id, seats, await db.LastEntryAsync(plan.Id, unit.Id, cancel)));
        return null;
    }
}

internal static class Ledgers
{
    /// <summary>Where a ledger goes on that a draft had closed; 0 for a unit that never had seats of the plan.</summary>
    public static async Task<int> LastEntryAsync(this LmsDbContext db, Id<TrainingPlan> planId, Id<OrgUnit> unitId, CancellationToken cancel) =>
        await db.QuotaEntries.Where(e => e.PlanId == planId && e.UnitId == unitId).MaxAsync(e => (int?)e.Number, cancel) ?? 0;
}

/// <summary>Whoever takes, releases or resizes a unit's seats is alone with them.</summary>
internal static class QuotaLock
{
    public static string Of(Id<TrainingPlan> planId, Id<OrgUnit> unitId) => $"quota/{planId}/{unitId}";
}
