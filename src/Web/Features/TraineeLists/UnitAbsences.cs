using Lms.Domain.Attendance;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Someone the unit sent who was absent from a block.</summary>
public sealed record UnitAbsence(string FullName, string School, DateTimeOffset StartsAt, AttendanceStatus Status);

/// <summary>Phối hợp quản lý: a unit is told which of its trainees were absent (plan 004, VI.5), newest first.</summary>
public sealed class UnitAbsences(LmsDbContext db) : IUseCase
{
    private const int Most = 20;

    public async Task<IReadOnlyList<UnitAbsence>> FindAsync(Viewer viewer, CancellationToken cancel)
    {
        var absences =
            from record in db.RollCalls.Where(c => c.ClosedAt != null).SelectMany(c => c.Records, (c, r) => new { c.SessionId, r.EnrollmentId, r.Status })
            where record.Status == AttendanceStatus.Excused || record.Status == AttendanceStatus.Unexcused
            join enrollment in db.EnrollmentsVisibleTo(viewer) on record.EnrollmentId equals enrollment.Id
            join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
            join school in db.OrgUnits on teacher.SchoolId equals school.Id
            join plan in db.Plans on enrollment.PlanId equals plan.Id
            join session in db.Plans.SelectMany(p => p.Sessions) on record.SessionId equals session.Id
            orderby session.StartsAt descending, teacher.SortKey
            select new UnitAbsence(teacher.FullName, school.NameOn(plan.DeadlineDate), session.StartsAt, record.Status);
        return await absences.Take(Most).ToListAsync(cancel);
    }
}
