using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <param name="Leaves">Why the trainee cannot be substituted; null where it can.</param>
/// <param name="Request">The newest substitution asked for this place.</param>
public sealed record TraineeLine(Enrollment Enrollment, TraineeCard Card, Refusal? Leaves, Substitution? Request);

/// <summary>Học viên of one unit in one plan.</summary>
/// <param name="Late">Why nobody can come in any more; null while somebody can.</param>
public sealed record UnitTraineesPage(
    TrainingPlan Plan, OrgUnit Unit, Quota? Quota, IReadOnlyList<TraineeLine> Seated, IReadOnlyList<TraineeLine> Reserves, IReadOnlyList<TraineeLine> Gone,
    Refusal? Late, DateTimeOffset? CutOff, bool IsOwn, bool IsDepartment)
{
    public bool MayWithdraw => (IsOwn || IsDepartment) && Plan.State is PlanState.Issued or PlanState.InProgress;
    /// <summary>Who came for a trainee that was replaced; null for the others.</summary>
    public TraineeLine? NewcomerFor(TraineeLine gone) => gone.Enrollment.State == EnrollmentState.Replaced
        ? Seated.Concat(Gone).FirstOrDefault(l => l.Enrollment.Id == gone.Request?.NewcomerId)
        : null;

    public bool MayPromote => IsDepartment && Late is null && Quota is { Left: > 0 };
}

/// <summary>Reads the trainees of one unit.</summary>
public sealed class UnitTrainees(LmsDbContext db, EnrollmentDesk desk) : IUseCase
{
    public async Task<UnitTraineesPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, Id<OrgUnit> unitId, CancellationToken cancel)
    {
        if (viewer.Role == Role.UnitOfficer && viewer.UnitId != unitId) return null;
        if (await db.PlansVisibleTo(viewer).AsNoTracking().Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        if (await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == unitId, cancel) is not { } unit) return null;
        var quota = await db.QuotasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(q => q.PlanId == planId && q.UnitId == unitId, cancel);
        var lines = await LinesAsync(plan, db.EnrollmentsVisibleTo(viewer).Where(e => e.PlanId == planId && e.UnitId == unitId), cancel);
        if (quota is null && lines.Count == 0) return null;
        return new UnitTraineesPage(plan, unit, quota,
            [.. lines.Where(l => l.Enrollment is { IsActive: true, IsReserve: false })],
            [.. lines.Where(l => l.Enrollment is { IsActive: true, IsReserve: true }).OrderBy(l => l.Enrollment.ReserveOrder ?? int.MaxValue).ThenBy(l => l.Enrollment.Id)],
            [.. lines.Where(l => !l.Enrollment.IsActive)],
            SubstitutionRules.RefuseLate(plan, desk.Now), SubstitutionRules.CutOff(plan), viewer.Role == Role.UnitOfficer, viewer.Role == Role.DepartmentOfficer);
    }

    /// <summary>One trainee with what can become of the place; null where the viewer has none.</summary>
    public async Task<(TrainingPlan Plan, TraineeLine Line)?> FindAsync(Viewer viewer, Id<Enrollment> id, CancellationToken cancel)
    {
        if (await desk.FindAsync(viewer, id, cancel) is not { } seen) return null;
        var plan = await desk.PlanAsync(seen.PlanId, cancel);
        return (plan, (await LinesAsync(plan, db.EnrollmentsVisibleTo(viewer).Where(e => e.Id == id), cancel)).Single());
    }

    private async Task<List<TraineeLine>> LinesAsync(TrainingPlan plan, IQueryable<Enrollment> wanted, CancellationToken cancel)
    {
        var enrollments = await wanted.AsNoTracking().ToDictionaryAsync(e => e.Id, cancel);
        var cards = await db.CardsOf(wanted).ToListAsync(cancel);
        var requests = (await db.Substitutions.AsNoTracking().Where(s => wanted.Any(e => e.Id == s.LeaverId)).ToListAsync(cancel)).ToLookup(s => s.LeaverId);
        var there = (await db.RollCalls.SelectMany(r => r.Records).Where(r => EnrollmentDesk.There.Contains(r.Status) && wanted.Any(e => e.Id == r.EnrollmentId))
            .Select(r => r.EnrollmentId).Distinct().ToListAsync(cancel)).ToHashSet();
        return [.. cards.OrderBy(c => c.SortKey, StringComparer.Ordinal).ThenBy(c => c.EnrollmentId).Select(card =>
        {
            var request = requests[card.EnrollmentId].MaxBy(s => s.RequestedAt);
            var leaves = SubstitutionRules.Refuse(enrollments[card.EnrollmentId], plan, there.Contains(card.EnrollmentId), desk.Now);
            return new TraineeLine(enrollments[card.EnrollmentId], card, request is { IsOpen: true } ? new SubstitutionPending() : leaves, request);
        })];
    }
}
