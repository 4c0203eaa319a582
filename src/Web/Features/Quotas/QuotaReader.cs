using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Quotas;

/// <summary>Where a unit stands with its lists, who has to be chased first.</summary>
public enum UnitProgress
{
    /// <summary>Chưa gửi: has seats and sent nothing.</summary>
    NothingSent,

    /// <summary>Bị trả lại or rút lại: what it sent holds no seat any more.</summary>
    SentBack,

    /// <summary>Còn chỉ tiêu: sent a list, and has seats left.</summary>
    Partly,

    /// <summary>Chờ tiếp nhận: every seat is filled, some wait for the department.</summary>
    Waiting,

    /// <summary>Đủ: every seat is filled and accepted.</summary>
    Complete,

    /// <summary>Báo không có người để cử: the unit has said that it sends nobody.</summary>
    SendsNobody,

    /// <summary>Không có chỉ tiêu.</summary>
    NoSeats,
}

/// <summary>One unit's quota in a plan.</summary>
/// <param name="Accepted">Seats of accepted trainees.</param>
/// <param name="Submitted">Seats of trainees whose list waits for acceptance.</param>
/// <param name="LastAt">When the unit last sent, or recalled, a list; null if never.</param>
public sealed record QuotaRow(Id<OrgUnit> UnitId, string Code, string Name, int Seats, int Accepted, int Submitted, UnitProgress Progress, DateTimeOffset? LastAt)
{
    public int Taken => Accepted + Submitted;
    public int Left => Seats - Taken;
}

/// <summary>The quotas of a plan; in a draft also the units that have none yet.</summary>
public sealed record QuotaPage(TrainingPlan Plan, IReadOnlyList<QuotaRow> Rows, bool ListsOpen)
{
    public int Seats => Rows.Sum(r => r.Seats);
    public int Accepted => Rows.Sum(r => r.Accepted);
    public int Submitted => Rows.Sum(r => r.Submitted);
    public int Left => Rows.Sum(r => r.Left);
    public int Late => Rows.Count(r => r.Progress is UnitProgress.NothingSent or UnitProgress.SentBack);
}

/// <summary>Reads the quotas of a plan with what the units have sent.</summary>
public sealed class QuotaReader(LmsDbContext db, TimeProvider clock) : IUseCase
{
    private static readonly OrgUnitKind[] Submitting = [.. Enum.GetValues<OrgUnitKind>().Where(OrgUnit.KindMaySubmit)];

    public async Task<QuotaPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var quotas = await db.QuotasVisibleTo(viewer).AsNoTracking().Where(q => q.PlanId == planId).ToDictionaryAsync(q => q.UnitId, cancel);
        var accepted = await db.AcceptedSeatsAsync(viewer, planId, cancel);
        var lists = (await db.SubmissionsVisibleTo(viewer).Where(s => s.PlanId == planId).Select(s => new { s.UnitId, s.State, s.SubmittedAt, s.DecidedAt, SaysNobody = s.NothingToSendReason != null && (s.State == SubmissionState.Submitted || s.State == SubmissionState.Accepted) }).ToListAsync(cancel)).ToLookup(s => s.UnitId);

        var rows = (await UnitsAsync(plan, [.. quotas.Keys], cancel)).Select(unit =>
        {
            var quota = quotas.GetValueOrDefault(unit.Id);
            // A seat is held by an accepted trainee or by a list that waits; the ledger knows the sum.
            var (seats, taken) = (quota?.Seats ?? 0, quota?.Taken ?? 0);
            var confirmed = Math.Min(taken, accepted.GetValueOrDefault(unit.Id));
            var last = lists[unit.Id].Max(s => s.State == SubmissionState.Recalled ? s.DecidedAt : s.SubmittedAt);
            return new QuotaRow(unit.Id, unit.Code, unit.NameOn(plan.DeadlineDate), seats, confirmed, taken - confirmed, ProgressOf(seats, taken, confirmed, lists[unit.Id].Any(), lists[unit.Id].Any(s => s.SaysNobody)), last);
        });
        return new QuotaPage(plan, [.. plan.State == PlanState.Draft ? rows.OrderBy(r => r.Code, StringComparer.Ordinal) : rows.OrderBy(r => r.Progress).ThenByDescending(r => r.Left).ThenBy(r => r.Code, StringComparer.Ordinal)], plan.ListsOpenAt(clock.GetUtcNow()));
    }

    /// <summary>In a draft every unit that may submit on the deadline day; afterwards those with a quota.</summary>
    private async Task<List<OrgUnit>> UnitsAsync(TrainingPlan plan, List<Id<OrgUnit>> withQuota, CancellationToken cancel)
    {
        var day = plan.DeadlineDate;
        var units = db.OrgUnits.AsNoTracking();
        return plan.State == PlanState.Draft
            ? await units.Where(u => withQuota.Contains(u.Id) || (Submitting.Contains(u.Kind) && u.ValidFrom <= day && (u.ValidTo == null || u.ValidTo >= day))).ToListAsync(cancel)
            : await units.Where(u => withQuota.Contains(u.Id)).ToListAsync(cancel);
    }

    /// <summary>The units that could get seats of this plan: they submit, and exist on its deadline day; as they stand on it.</summary>
    public async Task<List<OrgUnit>> SubmittingUnitsAsync(TrainingPlan plan, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var day = plan.DeadlineDate;
        return [.. (await db.OrgUnits.AsNoTracking().Where(u => Submitting.Contains(u.Kind) && u.ValidFrom <= day && (u.ValidTo == null || u.ValidTo >= day)).OrderBy(u => u.Code).ToListAsync(cancel)).Select(u => u.AsOf(day))];
    }

    private static UnitProgress ProgressOf(int seats, int taken, int accepted, bool sent, bool saysNobody) => (seats, taken) switch
    {
        (0, _) => UnitProgress.NoSeats,
        (_, 0) => saysNobody ? UnitProgress.SendsNobody : sent ? UnitProgress.SentBack : UnitProgress.NothingSent,
        _ when taken < seats => UnitProgress.Partly,
        _ => accepted < taken ? UnitProgress.Waiting : UnitProgress.Complete,
    };
}
