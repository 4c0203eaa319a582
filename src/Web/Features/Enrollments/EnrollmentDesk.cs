using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Classes;
using Lms.Web.Features.Plans;
using Lms.Web.Features.Quotas;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Web.Features.Enrollments;

/// <summary>The ground of what happens to a place after its list was accepted: withdrawal, reserves, substitution.</summary>
public sealed class EnrollmentDesk(LmsDbContext db, TimeProvider clock) : IUseCase
{
    /// <summary>The marks that say somebody was there.</summary>
    internal static readonly AttendanceStatus[] There = [AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.LeftEarly];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The trainee as the viewer may see it, without tracking; null where there is none.</summary>
    public Task<Enrollment?> FindAsync(Viewer viewer, Id<Enrollment> id, CancellationToken cancel) =>
        db.EnrollmentsVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel);

    /// <summary>Begins a change of places of one unit: alone with its seats, the plan's classes and whatever else is named.</summary>
    public Task<IDbContextTransaction> BeginAsync(Id<TrainingPlan> plan, Id<OrgUnit> unit, CancellationToken cancel, params string[] more) =>
        db.BeginWriteAsync(cancel, [PlanLock.Of(plan), QuotaLock.Of(plan, unit), .. more]);

    public Task<TrainingPlan> PlanAsync(Id<TrainingPlan> id, CancellationToken cancel) =>
        db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == id, cancel);

    public Task<Quota> QuotaAsync(Enrollment trainee, CancellationToken cancel) =>
        db.Quotas.SingleAsync(q => q.PlanId == trainee.PlanId && q.UnitId == trainee.UnitId, cancel);

    /// <summary>Whether any mark says that the trainee was there.</summary>
    public Task<bool> CheckedInAsync(Id<Enrollment> id, CancellationToken cancel) =>
        db.RollCalls.SelectMany(r => r.Records).AnyAsync(r => r.EnrollmentId == id && There.Contains(r.Status), cancel);

    /// <summary>Takes a leaver off the roll calls that are open and have no mark of them; what was marked stays, as evidence.</summary>
    public async Task LeaveRollCallsAsync(Id<Enrollment> id, CancellationToken cancel)
    {
        var calls = await db.RollCalls.Where(r => r.ClosedAt == null && r.Records.Any(x => x.EnrollmentId == id)).Include(r => r.Records).ToListAsync(cancel);
        foreach (var call in calls) call.Exclude(id);
    }

    /// <summary>Who of the unit left a place in a class that nobody has taken and that still is free; the first who left comes first.</summary>
    public async Task<Enrollment?> FreePlaceAsync(Id<TrainingPlan> plan, Id<OrgUnit> unit, CancellationToken cancel)
    {
        var leavers = await db.Enrollments.Where(e => e.PlanId == plan && e.UnitId == unit && e.FreedClassId != null).ToListAsync(cancel);
        foreach (var leaver in leavers.OrderBy(e => e.WithdrawnAt).ThenBy(e => e.Id))
            if (await db.Enrollments.Seated().CountAsync(e => e.ClassGroupId == leaver.FreedClassId, cancel) < ClassGroup.MostTrainees) return leaver;
        return null;
    }

    /// <summary>The unit's reserves who can still be called, first things first.</summary>
    public async Task<List<Enrollment>> ReservesAsync(Id<TrainingPlan> plan, Id<OrgUnit> unit, CancellationToken cancel)
    {
        var reserves = await db.Enrollments.Where(e => e.PlanId == plan && e.UnitId == unit && e.IsReserve && e.State == EnrollmentState.Nominated).ToListAsync(cancel);
        return [.. reserves.OrderBy(e => e.ReserveOrder ?? int.MaxValue).ThenBy(e => e.Id)];
    }
}
