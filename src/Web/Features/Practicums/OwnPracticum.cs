using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Practicums;

/// <summary>A teacher's own practicum, loaded whole to be changed.</summary>
internal static class OwnPracticum
{
    /// <summary>The lock that whoever changes the practicum of this enrolment holds.</summary>
    public static string Lock(Id<Enrollment> enrollment) => $"practicum/{enrollment}";

    /// <summary>The viewer's own enrolment; nobody hands in for another.</summary>
    public static IQueryable<Enrollment> OwnEnrollments(this LmsDbContext db, Viewer viewer) =>
        db.EnrollmentsVisibleTo(viewer).Where(e => viewer.TeacherId != null && e.TeacherId == viewer.TeacherId);

    public static Task<Practicum?> PracticumOfAsync(this LmsDbContext db, Id<Enrollment> enrollment, CancellationToken cancel) =>
        db.Practicums.Include(p => p.Evidence).Include(p => p.Assessments).AsSplitQuery().SingleOrDefaultAsync(p => p.EnrollmentId == enrollment, cancel);

    /// <summary>The practicum to change, or why it can't be changed.</summary>
    public static async Task<Outcome<Practicum>> OwnPracticumAsync(this LmsDbContext db, Viewer viewer, Id<Enrollment> enrollmentId, CancellationToken cancel)
    {
        var enrollment = await db.OwnEnrollments(viewer).SingleAsync(e => e.Id == enrollmentId, cancel);
        if (enrollment.State != EnrollmentState.Convened) return new PracticumNotOpen();
        return await db.PracticumOfAsync(enrollmentId, cancel) is { } practicum ? practicum : new PracticumNotPlanned();
    }
}
