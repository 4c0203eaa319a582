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

/// <summary>A unit's part in one plan: its quota and its lists, newest first.</summary>
public sealed record UnitPlan(TrainingPlan Plan, Quota Quota, OrgUnit Unit, IReadOnlyList<TraineeSubmission> Lists, bool IsOpen)
{
    public TraineeSubmission? Draft => Lists.FirstOrDefault(l => l.State == SubmissionState.Draft);

    /// <summary>Sent back and not followed by another version yet.</summary>
    public IEnumerable<TraineeSubmission> ToMend => Lists.Where(l => l.State is SubmissionState.Returned or SubmissionState.Recalled && Lists.All(n => n.PreviousId != l.Id));

    public bool IsSent => Lists.Any(l => l.State is SubmissionState.Submitted or SubmissionState.Accepted);
}

/// <summary>What the pages of lists read. Every query starts from what the viewer may see.</summary>
public sealed class ListPages(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    /// <summary>The plans in which the viewer's unit has a quota: those that take lists first, by deadline.</summary>
    public async Task<IReadOnlyList<UnitPlan>> UnitPlansAsync(Viewer viewer, CancellationToken cancel)
    {
        var plans = await db.PlansVisibleTo(viewer).AsNoTracking().ToListAsync(cancel);
        var quotas = await db.QuotasVisibleTo(viewer).AsNoTracking().ToListAsync(cancel);
        var lists = await db.SubmissionsVisibleTo(viewer).AsNoTracking().Include(s => s.Rows).ToListAsync(cancel);
        var units = quotas.Select(q => q.UnitId).Distinct().ToList();
        var named = await db.OrgUnits.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        return
        [
            .. from quota in quotas
               join plan in plans on quota.PlanId equals plan.Id
               let open = plan.ListsOpenAt(desk.Now)
               orderby !open, open ? plan.DeadlineDate.DayNumber : -plan.DeadlineDate.DayNumber
               select new UnitPlan(plan, quota, named[quota.UnitId].AsOf(plan.DeadlineDate), [.. lists.Where(l => l.PlanId == plan.Id && l.UnitId == quota.UnitId).OrderByDescending(l => l.CreatedAt)], open),
        ];
    }

    public async Task<UnitPlan?> UnitPlanAsync(Viewer viewer, Id<TrainingPlan> plan, CancellationToken cancel) =>
        (await UnitPlansAsync(viewer, cancel)).SingleOrDefault(p => p.Plan.Id == plan);

    public async Task<ListPage?> FindAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel)
    {
        var list = await db.SubmissionsVisibleTo(viewer).Include(s => s.Rows).Include(s => s.Files).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (list is null) return null;
        var revision = db.RevisionOf(list);
        db.ChangeTracker.Clear();
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == list.PlanId, cancel);
        var unit = (await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == list.UnitId, cancel)).AsOf(plan.DeadlineDate);
        var quota = await db.Quotas.AsNoTracking().SingleAsync(q => q.PlanId == list.PlanId && q.UnitId == list.UnitId, cancel);
        var ids = new[] { list.SubmittedBy, list.DecidedBy }.OfType<Guid>().ToList();
        var people = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        var isOwn = viewer.Role == Role.UnitOfficer;
        return new ListPage(list, revision, plan, unit, quota, await desk.RefuseClosedAsync(plan.Id, cancel), isOwn,
            viewer.Role == Role.DepartmentOfficer && list.State == SubmissionState.Submitted, people);
    }
}
