using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Enrollments;
using Lms.Domain.Journal;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Accounts;

/// <summary>What a viewer may see of the records of what was done: the journal, the changed marks, the statements.</summary>
public static class RecordVisibility
{
    public static IQueryable<JournalEntry> JournalVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer.SeesAll ? db.Journal : db.Journal.Where(e => false);

    public static IQueryable<AttendanceChange> AttendanceChangesVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer.SeesAll ? db.AttendanceChanges : db.AttendanceChanges.Where(c => false);

    /// <summary>
    /// The keys that find the statements a viewer sees: those of the enrolments that it sees. A unit sees whom it sent, not how
    /// each one learned.
    /// </summary>
    /// <returns>Null where it sees all statements; none where it sees none.</returns>
    public static async Task<long[]?> StatementKeysVisibleToAsync(this LmsDbContext db, Viewer viewer, CancellationToken cancel) => viewer switch
    {
        { SeesAll: true } => null,
        { Role: Role.Trainer or Role.Teacher } =>
            [.. (await db.RegistrationsOf(db.EnrollmentsVisibleTo(viewer)).ToListAsync(cancel))
                .Select(IndexKey.OfRegistration)],
        _ => [],
    };

    /// <summary>What stands for these enrolments in statements; of one that was erased, nothing.</summary>
    private static IQueryable<Guid> RegistrationsOf(this LmsDbContext db, IQueryable<Enrollment> enrollments) =>
        db.Registrations.Where(r => enrollments.Any(e => e.Id == r.EnrollmentId)).Select(r => r.Name);
}
