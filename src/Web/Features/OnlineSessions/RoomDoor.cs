using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>What a person is in a live room.</summary>
/// <param name="Trainee">The enrolment that is counted; null for whoever only leads or looks on.</param>
public sealed record RoomPass(OnlineSession Session, ClassGroup Class, TrainingPlan Plan, Enrollment? Trainee, bool Leads)
{
    /// <summary>Sees who is in and who is missing.</summary>
    public bool SeesRoster => Trainee is null;
}

/// <summary>
/// Lets into a live room its trainers, its convened teachers, and the department and the inspector as observers who are not
/// counted. Every operation in the room begins here.
/// </summary>
public sealed class RoomDoor(LmsDbContext db) : IUseCase
{
    public async Task<RoomPass?> FindAsync(Viewer viewer, Id<OnlineSession> id, CancellationToken cancel)
    {
        if (viewer.Role == Role.UnitOfficer) return null;
        var found = await (
            from session in db.OnlineSessions
            join group_ in db.ClassesVisibleTo(viewer) on session.ClassGroupId equals group_.Id
            join plan in db.PlansVisibleTo(viewer) on group_.PlanId equals plan.Id
            where session.Id == id
            select new { session, group_, plan }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var trainee = viewer.Role == Role.Teacher ? await TraineeAsync(viewer, found.group_, cancel) : null;
        if (viewer.Role == Role.Teacher && trainee is null) return null;
        return new RoomPass(found.session, found.group_, found.plan, trainee, viewer.Role == Role.Trainer);
    }

    /// <summary>The pass of someone who may lead the room: its trainer.</summary>
    internal async Task<Outcome<RoomPass>> LeadAsync(Viewer viewer, Id<OnlineSession> id, CancellationToken cancel) =>
        await FindAsync(viewer, id, cancel) is { Leads: true } pass ? pass : new RoomNotYours();

    private Task<Enrollment?> TraineeAsync(Viewer viewer, ClassGroup group, CancellationToken cancel) =>
        db.EnrollmentsVisibleTo(viewer).SingleOrDefaultAsync(e => e.ClassGroupId == group.Id && !e.IsReserve && e.State != EnrollmentState.Nominated, cancel);
}

/// <summary>The room is not there for this person, or is not theirs to lead.</summary>
public sealed record RoomNotYours : Refusal;
