using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>Học viên, as a line of a list.</summary>
public sealed record RosterLine(
    Id<Enrollment> EnrollmentId, Id<ClassGroup>? ClassId, EnrollmentState State, string FullName, DateOnly? BirthDate,
    Id<OrgUnit> SchoolId, string School, Id<OrgUnit> UnitId, string Unit, string? Phone)
{
    /// <summary>Tên, by which lists are sorted and people are called.</summary>
    public string GivenName => FullName[(FullName.LastIndexOf(' ') + 1)..];

    /// <summary>Họ và tên đệm</summary>
    public string FamilyName => FullName[..^GivenName.Length].TrimEnd();
}

/// <summary>Lists of trainees in the order of Vietnamese name lists: given name first.</summary>
public static class Roster
{
    public static Task<List<RosterLine>> ReadAsync(LmsDbContext db, IQueryable<Enrollment> enrollments, CancellationToken cancel) => (
        from enrollment in enrollments
        join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
        join school in db.OrgUnits on teacher.SchoolId equals school.Id
        join unit in db.OrgUnits on enrollment.UnitId equals unit.Id
        join plan in db.Plans on enrollment.PlanId equals plan.Id
        orderby teacher.SortKey, teacher.Id
        select new RosterLine(enrollment.Id, enrollment.ClassGroupId, enrollment.State, teacher.FullName, teacher.BirthDate, school.Id, school.NameOn(plan.DeadlineDate), unit.Id, unit.NameOn(plan.DeadlineDate), teacher.Phone))
        .AsNoTracking().ToListAsync(cancel);

    /// <summary>Who sits in a class or waits for one: accepted, no reserve, not gone.</summary>
    public static IQueryable<Enrollment> Seated(this IQueryable<Enrollment> enrollments) =>
        enrollments.Active().Where(e => !e.IsReserve);
}
