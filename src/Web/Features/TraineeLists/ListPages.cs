using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>How many people a list has, how many seats they need, and how many cannot be sent like this.</summary>
public sealed record ListCounts(Guid ListId, int Rows, int Seats, int Blocked)
{
    /// <summary>Counted where the rows lie: to load ten thousand of them for a number takes a second.</summary>
    public static Task<Dictionary<Guid, ListCounts>> OfAsync(LmsDbContext db, IReadOnlyCollection<Guid> lists, CancellationToken cancel) => db.Database.SqlQuery<CountedRow>($"""
        SELECT "SubmissionId" AS "ListId", CASE WHEN "Fields" LIKE '%"IsReserve":true%' THEN 0 ELSE 1 END AS "Seats", CASE WHEN "Findings" LIKE '%"Severity":"Blocking"%' THEN 1 ELSE 0 END AS "Blocked"
        FROM "SubmissionRows" WHERE NOT "IsRemoved"
        """).Where(row => lists.Contains(row.ListId)).GroupBy(row => row.ListId)
        .Select(rows => new ListCounts(rows.Key, rows.Count(), rows.Sum(row => row.Seats), rows.Sum(row => row.Blocked))).ToDictionaryAsync(counts => counts.ListId, cancel);

    internal sealed record CountedRow(Guid ListId, int Seats, int Blocked);
}

/// <summary>A unit's part in one plan: its quota and its lists, newest first, without their rows.</summary>
public sealed record UnitPlan(TrainingPlan Plan, Quota Quota, OrgUnit Unit, IReadOnlyList<TraineeSubmission> Lists, bool IsOpen)
{
    /// <summary>The first instant at which this unit's lists are not taken.</summary>
    public EndInstant ClosesAt { get; init; }

    /// <summary>What the unit has last asked for, where it was late.</summary>
    public LateRequest? Late { get; init; }

    public IReadOnlyDictionary<Guid, ListCounts> Counts { get; init; } = new Dictionary<Guid, ListCounts>();

    public ListCounts Of(TraineeSubmission list) => Counts.GetValueOrDefault(list.Id.Value) ?? new(list.Id.Value, 0, 0, 0);

    /// <summary>How many people the draft has; 0 where there is none.</summary>
    public int Drafted => Draft is { } draft ? Of(draft).Rows : 0;

    public TraineeSubmission? Draft => Lists.FirstOrDefault(l => l.State == SubmissionState.Draft);

    /// <summary>Sent back and not followed by another version yet.</summary>
    public IEnumerable<TraineeSubmission> ToMend => Lists.Where(l => l.State is SubmissionState.Returned or SubmissionState.Recalled && Lists.All(n => n.PreviousId != l.Id));

    public bool IsSent => Lists.Any(l => l.State is SubmissionState.Submitted or SubmissionState.Accepted);
}

/// <summary>What the pages of lists read. Every query starts from what the viewer may see.</summary>
public sealed class ListPages(LmsDbContext db, TraineeListDesk desk, CheckTraineeList check, NominationConflicts conflicts) : IUseCase
{
    private const int MostChanges = 20;

    /// <summary>The plans in which the viewer's unit has a quota: those that take lists first, by deadline.</summary>
    public Task<IReadOnlyList<UnitPlan>> UnitPlansAsync(Viewer viewer, CancellationToken cancel) => UnitPlansAsync(viewer, db.PlansVisibleTo(viewer), cancel);

    public async Task<UnitPlan?> UnitPlanAsync(Viewer viewer, Id<TrainingPlan> plan, CancellationToken cancel) =>
        (await UnitPlansAsync(viewer, db.PlansVisibleTo(viewer).Where(p => p.Id == plan), cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<UnitPlan>> UnitPlansAsync(Viewer viewer, IQueryable<TrainingPlan> which, CancellationToken cancel)
    {
        var plans = await which.AsNoTracking().ToListAsync(cancel);
        var ids = plans.Select(p => p.Id).ToList();
        var quotas = await db.QuotasVisibleTo(viewer).AsNoTracking().Where(q => ids.Contains(q.PlanId)).ToListAsync(cancel);
        var lists = await db.SubmissionsVisibleTo(viewer).AsNoTracking().Where(l => ids.Contains(l.PlanId)).ToListAsync(cancel);
        var counts = await ListCounts.OfAsync(db, [.. lists.Select(l => l.Id.Value)], cancel);
        var late = await db.LateRequestsVisibleTo(viewer).AsNoTracking().ToListAsync(cancel);
        var units = quotas.Select(q => q.UnitId).Distinct().ToList();
        var named = await db.OrgUnits.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        return
        [
            .. from quota in quotas
               join plan in plans on quota.PlanId equals plan.Id
               let asked = late.Where(r => r.PlanId == plan.Id && r.UnitId == quota.UnitId).OrderByDescending(r => r.RequestedAt).ToList()
               let closesAt = TraineeListDesk.ClosesAt(plan, asked.Where(r => r.State == LateRequestState.Granted))
               let open = plan.State == PlanState.Issued && !closesAt.IsOver(desk.Now)
               orderby !open, open ? plan.DeadlineDate.DayNumber : -plan.DeadlineDate.DayNumber
               select new UnitPlan(plan, quota, named[quota.UnitId].AsOf(plan.DeadlineDate), [.. lists.Where(l => l.PlanId == plan.Id && l.UnitId == quota.UnitId).OrderByDescending(l => l.CreatedAt)], open) { ClosesAt = closesAt, Late = asked.FirstOrDefault(), Counts = counts },
        ];
    }

    public async Task<ListPage?> FindAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel)
    {
        // Before the rows: of a list that changes in between, the page holds an older revision and cannot send it.
        var revision = await db.SubmissionsVisibleTo(viewer).Where(s => s.Id == id).Select(s => EF.Property<int>(s, Revisions.Property)).SingleOrDefaultAsync(cancel);
        var list = await db.SubmissionsVisibleTo(viewer).AsNoTracking().Include(s => s.Rows).Include(s => s.Files).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (list is null) return null;
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == list.PlanId, cancel);
        var unit = (await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == list.UnitId, cancel)).AsOf(plan.DeadlineDate);
        var quota = await db.Quotas.AsNoTracking().SingleAsync(q => q.PlanId == list.PlanId && q.UnitId == list.UnitId, cancel);
        var isOwn = viewer.Role == Role.UnitOfficer;
        var place = new ListPlace(plan.Id, unit.Id);
        var late = await db.LateRequests.AsNoTracking().Where(r => r.PlanId == plan.Id && r.UnitId == unit.Id).OrderByDescending(r => r.RequestedAt).ToListAsync(cancel);
        var page = new ListPage(list, revision, plan, unit, quota, await desk.RefuseClosedAsync(place, cancel), isOwn,
            viewer.Role == Role.DepartmentOfficer && list.State == SubmissionState.Submitted, new Dictionary<Guid, string>())
        {
            Late = late.FirstOrDefault(),
            ClosesAt = TraineeListDesk.ClosesAt(plan, late.Where(r => r.State == LateRequestState.Granted)),
            Changes = list.State == SubmissionState.Draft ? await ChangesAsync(id, cancel) : [],
            Uploads = list.State == SubmissionState.Draft && isOwn ? await UploadsAsync(id, cancel) : [],
            Previous = list.PreviousId is { } previous ? await db.TraineeSubmissions.AsNoTracking().Include(s => s.Rows).SingleAsync(s => s.Id == previous, cancel) : null,
            Scans = await db.SignedScans.AsNoTracking().Where(s => s.SubmissionId == id).OrderByDescending(s => s.Set).ThenBy(s => s.Page).ToListAsync(cancel),
        };
        return page with
        {
            People = await PeopleAsync(page, cancel),
            Contested = await conflicts.ContestedAsync(list, plan.DeadlineDate, cancel),
            GivenAway = await conflicts.GivenAwayAsync(list, plan.DeadlineDate, cancel),
            Schools = page.MayEdit ? [.. (await check.SchoolsAsync(unit.Id, plan.DeadlineDate, cancel)).Select(s => s.Name)] : [],
        };
    }

    private Task<List<RowChange>> ChangesAsync(Id<TraineeSubmission> id, CancellationToken cancel) =>
        db.RowChanges.AsNoTracking().Where(c => c.SubmissionId == id).Where(IsHere(id)).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(MostChanges).ToListAsync(cancel);

    /// <summary>Not of a row that made place for another file's.</summary>
    private System.Linq.Expressions.Expression<Func<RowChange, bool>> IsHere(Id<TraineeSubmission> id) => change =>
        db.SubmissionRows.IgnoreQueryFilters().Any(row => row.SubmissionId == id && row.Id == change.RowId
            && row.Swap != SwapSide.Left && row.Swap != SwapSide.LeftRemoved);

    /// <summary>The files whose columns can be chosen anew, by their content.</summary>
    private Task<Dictionary<string, Id<ListUpload>>> UploadsAsync(Id<TraineeSubmission> id, CancellationToken cancel) =>
        db.ListUploads.AsNoTracking().Where(u => u.ListId == id && u.State == UploadState.Done)
            .GroupBy(u => u.Sha256).Select(same => same.OrderByDescending(u => u.Id).First())
            .ToDictionaryAsync(u => u.Sha256, u => u.Id, cancel);

    /// <summary>The names of everybody whom the page speaks of.</summary>
    private Task<Dictionary<Guid, string>> PeopleAsync(ListPage page, CancellationToken cancel)
    {
        Guid?[] some = [page.List.SubmittedBy, page.List.DecidedBy, page.Late?.RequestedBy, page.Late?.DecidedBy];
        return db.NamesOfAsync(
            some.Concat(page.List.Rows.Select(r => r.EditedBy)).Concat(page.Changes.Select(c => (Guid?)c.By)).Concat(page.Scans.Select(s => (Guid?)s.UploadedBy)), cancel);
    }
}
