using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Infrastructure.Database;

namespace Lms.Infrastructure.Enrollments;

/// <summary>A trainee as lists show one. Sort by <see cref="SortKey"/>, ordinally, for the order of Vietnamese names.</summary>
public sealed record TraineeCard(
    Id<Enrollment> EnrollmentId, Id<TrainingPlan> PlanId, Id<Teacher> TeacherId, EnrollmentState State,
    string FullName, string SortKey, DateOnly? BirthDate,
    Id<OrgUnit> SchoolId, string School, Id<OrgUnit> UnitId, string Unit, Id<ClassGroup>? ClassId, string? ClassName);

public static class TraineeCards
{
    /// <summary>Who was convened, whatever came of it: neither reserves nor leavers nor merely nominated ones.</summary>
    public static IQueryable<Enrollment> Convened(this IQueryable<Enrollment> enrollments) =>
        enrollments.Where(e => !e.IsReserve && (e.State == EnrollmentState.Convened || e.State == EnrollmentState.Completed || e.State == EnrollmentState.Incomplete));

    /// <summary>The cards of these enrolments, in no order, with the names that units had on the deadline day of the plan. Read them as they are: those names are no SQL.</summary>
    public static IQueryable<TraineeCard> CardsOf(this LmsDbContext db, IQueryable<Enrollment> enrollments) =>
        from enrollment in enrollments
        join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
        join school in db.OrgUnits on teacher.SchoolId equals school.Id
        join unit in db.OrgUnits on enrollment.UnitId equals unit.Id
        join plan in db.Plans on enrollment.PlanId equals plan.Id
        join found in db.ClassGroups on enrollment.ClassGroupId equals (Id<ClassGroup>?)found.Id into classes
        from classGroup in classes.DefaultIfEmpty()
        select new TraineeCard(
            enrollment.Id, enrollment.PlanId, teacher.Id, enrollment.State,
            teacher.FullName, teacher.SortKey, teacher.BirthDate,
            school.Id, school.NameOn(plan.DeadlineDate), unit.Id, unit.NameOn(plan.DeadlineDate), enrollment.ClassGroupId, classGroup == null ? null : classGroup.Name);
}
