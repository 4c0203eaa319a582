using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Journal;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;

namespace Lms.Infrastructure.Accounts;

/// <summary>What a viewer may see of the records of what was done: the journal, the changed marks, the statements.</summary>
public static class RecordVisibility
{
    public static IQueryable<JournalEntry> JournalVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer.SeesAll ? db.Journal : db.Journal.Where(e => false);

    public static IQueryable<AttendanceChange> AttendanceChangesVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer.SeesAll ? db.AttendanceChanges : db.AttendanceChanges.Where(c => false);

    /// <summary>Statements of the enrolments that the viewer sees. A unit sees whom it sent, not how each one learned.</summary>
    public static IQueryable<StatementRecord> StatementsVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.Statements,
        { Role: Role.Trainer or Role.Teacher } => db.Statements.Where(s => db.EnrollmentsVisibleTo(viewer).Any(e => (Guid)(object)e.Id == s.Registration)),
        _ => db.Statements.Where(s => false),
    };
}
