using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One request with the unit that asks and the names of who asked and decided.</summary>
public sealed record LateRequestLine(LateRequest Request, OrgUnit Unit, string By, string DecidedBy);

/// <summary>All requests of a plan: those that wait first, then the newest.</summary>
public sealed record LateRequestPage(TrainingPlan Plan, IReadOnlyList<LateRequestLine> Lines, DateTimeOffset Proposed, bool MayDecide)
{
    /// <summary>What was typed for a request and why it was not taken.</summary>
    public (Id<LateRequest> Id, string? Reason, DateOnly? Day, TimeOnly? Time, string Problem)? Typed { get; init; }
}

/// <summary>What the department reads of late requests.</summary>
public sealed class LateRequests(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public async Task<LateRequestPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var requests = await (
            from request in db.LateRequestsVisibleTo(viewer).AsNoTracking()
            join unit in db.OrgUnits.AsNoTracking() on request.UnitId equals unit.Id
            where request.PlanId == planId
            select new { request, unit }).ToListAsync(cancel);
        var people = await db.NamesOfAsync(requests.SelectMany(r => new[] { r.request.RequestedBy, r.request.DecidedBy }), cancel);
        var lines = requests.OrderBy(r => r.request.State != LateRequestState.Waiting).ThenByDescending(r => r.request.RequestedAt).Select(r =>
            new LateRequestLine(r.request, r.unit.AsOf(plan.DeadlineDate), people.GetValueOrDefault(r.request.RequestedBy, ""), people.GetValueOrDefault(r.request.DecidedBy ?? default, "")));
        // The end of the next day: long enough to be used, short enough to be meant.
        return new LateRequestPage(plan, [.. lines], VietnamTime.StartOf(VietnamTime.DateOf(desk.Now).AddDays(2)).AddMinutes(-1), viewer.Role == Role.DepartmentOfficer);
    }
}
