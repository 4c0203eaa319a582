using Lms.Domain.Enrollments;

namespace Lms.Infrastructure.Enrollments;

/// <summary>The states of <see cref="Enrollment"/> and <see cref="Substitution"/> that are asked for together, for the database.</summary>
public static class EnrollmentQueries
{
    /// <summary>Who has not left the plan: <see cref="Enrollment.IsActive"/>.</summary>
    public static IQueryable<Enrollment> Active(this IQueryable<Enrollment> enrollments) =>
        enrollments.Where(e => e.State != EnrollmentState.Withdrawn && e.State != EnrollmentState.Replaced);

    /// <summary>What waits for the department: <see cref="Substitution.IsOpen"/>.</summary>
    public static IQueryable<Substitution> Open(this IQueryable<Substitution> substitutions) =>
        substitutions.Where(s => s.State == SubstitutionState.Requested || s.State == SubstitutionState.Approved);
}
