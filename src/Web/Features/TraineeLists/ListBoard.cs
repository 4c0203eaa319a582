using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Quotas;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Where a unit stands with its lists, in the order in which the department has work with them.</summary>
public enum UnitStanding { Waiting, Missing, Returned, Accepted, Nobody }

/// <summary>One list on the board.</summary>
public sealed record BoardList(Id<TraineeSubmission> Id, SubmissionState State, int? ReceiptNumber, int Version, DateTimeOffset? SubmittedAt, int Rows, bool IsNothing);

/// <summary>When a unit was last reminded, and when one of its officers said that it had read that.</summary>
public sealed record BoardReminder(DateTimeOffset SentAt, DateTimeOffset? ReadAt);

/// <summary>One unit on the board, its lists newest first.</summary>
/// <param name="Accepted">Seats held by accepted trainees; the others that are taken wait for the department.</param>
/// <param name="Reminder">The last one; null where it never was reminded of this plan.</param>
public sealed record BoardUnit(OrgUnit Unit, Quota Quota, IReadOnlyList<BoardList> Lists, int Accepted, BoardReminder? Reminder)
{
    public int Submitted => Quota.Taken - Accepted;

    /// <summary>The last time that the unit was heard of, by a list or by reading a reminder; null if never.</summary>
    public DateTimeOffset? LastHeard => Lists.Select(l => l.SubmittedAt).Append(Reminder?.ReadAt).Max();

    /// <summary>Has seats and no list that counts: who is chased first.</summary>
    public bool OwesAList => Quota.Seats > 0 && Standing is UnitStanding.Missing or UnitStanding.Returned;

    /// <summary>The order of chasing: who sent nothing, whose list went back, who has seats left, then those with whom the work is the department's, or done.</summary>
    public int Lateness => Standing switch
    {
        _ when Quota.Seats == 0 => 5,
        UnitStanding.Missing => 0,
        UnitStanding.Returned => 1,
        UnitStanding.Nobody => 4,
        _ => Quota.Left > 0 ? 2 : 3,
    };

    public UnitStanding Standing =>
        Lists.Any(l => l.State == SubmissionState.Submitted) ? UnitStanding.Waiting
        : Lists.Any(l => l is { State: SubmissionState.Accepted, IsNothing: false }) ? UnitStanding.Accepted
        : Lists.Any(l => l.State == SubmissionState.Accepted) ? UnitStanding.Nobody
        : Lists.Any(l => l.State == SubmissionState.Returned) ? UnitStanding.Returned
        : UnitStanding.Missing;
}

/// <summary>All units' lists of one plan.</summary>
public sealed record Board(TrainingPlan Plan, IReadOnlyList<BoardUnit> Units, bool IsOpen)
{
    public UnitStanding? Filter { get; init; }

    /// <summary>How many units have asked to be late and wait for the department.</summary>
    public int LateWaiting { get; init; }

    public IEnumerable<BoardUnit> Shown => Units.Where(u => Filter is null || u.Standing == Filter);
    public int Seats => Units.Sum(u => u.Quota.Seats);
    public int Taken => Units.Sum(u => u.Quota.Taken);
    public int Owing => Units.Count(u => u.OwesAList);

    public int Count(UnitStanding standing) => Units.Count(u => u.Standing == standing);
}

/// <summary>A plan with how many lists wait for the department.</summary>
public sealed record PlanLists(TrainingPlan Plan, int Units, int Sent, int Waiting, bool IsOpen);

/// <summary>What the department reads of the units' lists.</summary>
public sealed class ListBoard(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public async Task<Board?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var units = await (
            from quota in db.QuotasVisibleTo(viewer).AsNoTracking()
            join unit in db.OrgUnits.AsNoTracking() on quota.UnitId equals unit.Id
            where quota.PlanId == planId
            select new { unit, quota }).ToListAsync(cancel);
        var lists = (await db.SubmissionsVisibleTo(viewer).Where(s => s.PlanId == planId)
            .Select(s => new { s.UnitId, List = new BoardList(s.Id, s.State, s.ReceiptNumber, s.Version, s.SubmittedAt, s.Rows.Count, s.NothingToSendReason != null) })
            .ToListAsync(cancel)).ToLookup(s => s.UnitId, s => s.List);
        var accepted = await db.AcceptedSeatsAsync(viewer, planId, cancel);
        var reminders = (await db.RemindersVisibleTo(viewer).Where(r => r.PlanId == planId).Select(r => new { r.UnitId, r.SentAt, r.ReadAt }).ToListAsync(cancel))
            .GroupBy(r => r.UnitId).ToDictionary(g => g.Key, g => g.Select(r => new BoardReminder(r.SentAt, r.ReadAt)).MaxBy(r => r.SentAt));
        var board = units.Select(u => new BoardUnit(u.unit.AsOf(plan.DeadlineDate), u.quota, [.. lists[u.unit.Id].OrderByDescending(l => l.ReceiptNumber)],
            Math.Min(u.quota.Taken, accepted.GetValueOrDefault(u.unit.Id)), reminders.GetValueOrDefault(u.unit.Id)));
        return new Board(plan, [.. board.OrderBy(u => u.Standing).ThenBy(u => u.Lists.Count > 0 ? u.Lists[0].SubmittedAt : null).ThenBy(u => u.Unit.FoldKey, StringComparer.Ordinal)], plan.ListsOpenAt(desk.Now))
        {
            LateWaiting = await db.LateRequestsVisibleTo(viewer).CountAsync(r => r.PlanId == planId && r.State == LateRequestState.Waiting, cancel),
        };
    }

    /// <summary>Plans that have been issued: those with lists waiting first.</summary>
    public async Task<IReadOnlyList<PlanLists>> PlansAsync(Viewer viewer, CancellationToken cancel)
    {
        var plans = await db.PlansVisibleTo(viewer).AsNoTracking().Where(p => p.State != PlanState.Draft && p.State != PlanState.Cancelled).ToListAsync(cancel);
        var units = await db.QuotasVisibleTo(viewer).GroupBy(q => q.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var lists = (await db.SubmissionsVisibleTo(viewer).Where(s => s.State == SubmissionState.Submitted || s.State == SubmissionState.Accepted)
            .Select(s => new { s.PlanId, s.UnitId, s.State }).ToListAsync(cancel)).ToLookup(s => s.PlanId);
        return
        [
            .. plans.Select(p => new PlanLists(p, units.GetValueOrDefault(p.Id), lists[p.Id].Select(l => l.UnitId).Distinct().Count(),
                    lists[p.Id].Count(l => l.State == SubmissionState.Submitted), p.ListsOpenAt(desk.Now)))
                .OrderByDescending(p => p.Waiting > 0).ThenByDescending(p => p.IsOpen).ThenByDescending(p => p.Plan.DeadlineDate),
        ];
    }
}
