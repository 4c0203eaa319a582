using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Plans;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Classes;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>A sheet to sign: everybody of the class, with the mark where the roll call has one.</summary>
public sealed record AttendanceSheet(TrainingPlan Plan, ClassGroup Class, Session Session, IReadOnlyList<string> Trainers, IReadOnlyList<(RosterLine Person, AttendanceMark Mark)> Lines);

public sealed class AttendanceSheets(LmsDbContext db) : IUseCase
{
    /// <param name="classId">A class that the viewer may see.</param>
    /// <param name="sessionId">A block of the class's plan.</param>
    public async Task<AttendanceSheet> ReadAsync(Id<ClassGroup> classId, Id<Session> sessionId, CancellationToken cancel)
    {
        var group = await db.ClassGroups.AsNoTracking().Include(c => c.Trainers).SingleAsync(c => c.Id == classId, cancel);
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == group.PlanId, cancel);
        var call = await db.RollCalls.AsNoTracking().Include(r => r.Records).SingleOrDefaultAsync(r => r.ClassGroupId == classId && r.SessionId == sessionId, cancel);
        var marks = call?.Records.ToDictionary(r => r.EnrollmentId, r => r.Mark) ?? [];
        var trainers = group.Trainers.Select(t => t.TrainerId).ToList();
        var roster = await Roster.ReadAsync(db, db.Enrollments.Seated().Where(e => e.ClassGroupId == classId), cancel);
        return new AttendanceSheet(plan, group, plan.Sessions.Single(s => s.Id == sessionId),
            await db.Trainers.Where(t => trainers.Contains(t.Id)).OrderBy(t => t.SortKey).Select(t => t.FullName).ToListAsync(cancel),
            [.. roster.Select(p => (p, marks.GetValueOrDefault(p.EnrollmentId, AttendanceMark.Unmarked)))]);
    }
}
