using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Domain.Quotas;
using Lms.Domain.Reminders;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;

namespace Lms.Infrastructure.Accounts;

/// <summary>
/// What a viewer may see, as queries. Every read of a page starts here, so that authorisation cannot be forgotten; what is
/// not in the query does not exist for the viewer (404, not 403).
/// </summary>
public static class Visibility
{
    /// <summary>Plans that were issued (they have a number) and in which the viewer has a part; the department sees drafts too.</summary>
    public static IQueryable<TrainingPlan> PlansVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.Plans,
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.Plans.Where(p => p.Number != null && db.Quotas.Any(q => q.PlanId == p.Id && q.UnitId == unit)),
        { Role: Role.Trainer } => db.Plans.Where(p => db.ClassesVisibleTo(viewer).Any(c => c.PlanId == p.Id)),
        { Role: Role.Teacher } => db.Plans.Where(p => db.EnrollmentsVisibleTo(viewer).Any(e => e.PlanId == p.Id)),
        _ => db.Plans.Where(p => false),
    };

    public static IQueryable<Quota> QuotasVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.Quotas,
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.Quotas.Where(q => q.UnitId == unit && db.Plans.Any(p => p.Id == q.PlanId && p.Number != null)),
        _ => db.Quotas.Where(q => false),
    };

    /// <summary>How many teachers units have is the department's ground for dividing; units do not read each other's.</summary>
    public static IQueryable<TeacherCount> TeacherCountsVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer.SeesAll ? db.TeacherCounts : db.TeacherCounts.Where(c => false);

    /// <summary>The ledgers of the quotas the viewer sees.</summary>
    public static IQueryable<QuotaEntry> QuotaEntriesVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.QuotaEntries,
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.QuotaEntries.Where(e => e.UnitId == unit && db.Plans.Any(p => p.Id == e.PlanId && p.Number != null)),
        _ => db.QuotaEntries.Where(e => false),
    };

    /// <summary>A unit sees what it asked for, the department all.</summary>
    public static IQueryable<Substitution> SubstitutionsVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.Substitutions,
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.Substitutions.Where(s => s.UnitId == unit),
        _ => db.Substitutions.Where(s => false),
    };

    /// <summary>A unit sees its own lists; the department sees all but other units' drafts.</summary>
    public static IQueryable<TraineeSubmission> SubmissionsVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.TraineeSubmissions.Where(s => s.State != SubmissionState.Draft),
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.TraineeSubmissions.Where(s => s.UnitId == unit),
        _ => db.TraineeSubmissions.Where(s => false),
    };

    /// <summary>A unit sees what it was told.</summary>
    public static IQueryable<Reminder> RemindersVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.Reminders,
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.Reminders.Where(r => r.UnitId == unit),
        _ => db.Reminders.Where(r => false),
    };

    /// <summary>What a unit uploads is its own until it is submitted.</summary>
    public static IQueryable<ListUpload> UploadsVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer is { Role: Role.UnitOfficer, UnitId: { } unit } ? db.ListUploads.Where(u => u.UnitId == unit) : db.ListUploads.Where(u => false);

    /// <summary>That a file waits or is being read, and whose: what may hold up the files of all.</summary>
    public static IQueryable<ListUpload> UploadsUnderWayVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer.Role is Role.DepartmentOfficer or Role.Inspector or Role.Administrator
            ? db.ListUploads.Where(u => u.State == UploadState.Queued || u.State == UploadState.Reading)
            : db.ListUploads.Where(u => false);

    /// <summary>A table that was sent is seen by who has sent it, while the plan is.</summary>
    public static IQueryable<SentTable> SentTablesVisibleTo(this LmsDbContext db, Viewer viewer) => viewer.Role switch
    {
        Role.DepartmentOfficer => db.SentTables.Where(t => t.AccountId == viewer.AccountId && db.PlansVisibleTo(viewer).Any(p => p.Id == t.PlanId)),
        Role.Administrator => db.SentTables.Where(t => t.AccountId == viewer.AccountId && t.PlanId == null),
        _ => db.SentTables.Where(t => false),
    };

    public static IQueryable<ColumnMapping> ColumnMappingsVisibleTo(this LmsDbContext db, Viewer viewer) =>
        viewer is { Role: Role.UnitOfficer, UnitId: { } unit } ? db.ColumnMappings.Where(m => m.UnitId == unit) : db.ColumnMappings.Where(m => false);

    /// <summary>A unit sees what it asked for, the department what all have asked.</summary>
    public static IQueryable<LateRequest> LateRequestsVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.LateRequests,
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.LateRequests.Where(r => r.UnitId == unit),
        _ => db.LateRequests.Where(r => false),
    };

    /// <summary>A unit sees whom it sent, a trainer its classes, a teacher itself.</summary>
    public static IQueryable<Enrollment> EnrollmentsVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.Enrollments,
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.Enrollments.Where(e => e.UnitId == unit),
        { Role: Role.Trainer, TrainerId: { } trainer } => db.Enrollments.Where(e => db.ClassGroups.Any(c => c.Id == e.ClassGroupId && c.Trainers.Any(t => t.TrainerId == trainer))),
        { Role: Role.Teacher, TeacherId: { } teacher } => db.Enrollments.Active().Where(e => e.TeacherId == teacher),
        _ => db.Enrollments.Where(e => false),
    };

    public static IQueryable<ClassGroup> ClassesVisibleTo(this LmsDbContext db, Viewer viewer) => viewer switch
    {
        { SeesAll: true } => db.ClassGroups,
        { Role: Role.Trainer, TrainerId: { } trainer } => db.ClassGroups.Where(c => c.Trainers.Any(t => t.TrainerId == trainer)),
        { Role: Role.Teacher, TeacherId: { } teacher } => db.ClassGroups.Where(c => db.Enrollments.Any(e => e.ClassGroupId == c.Id && e.TeacherId == teacher)),
        { Role: Role.UnitOfficer, UnitId: { } unit } => db.ClassGroups.Where(c => db.Enrollments.Any(e => e.ClassGroupId == c.Id && e.UnitId == unit)),
        _ => db.ClassGroups.Where(c => false),
    };

    public static IQueryable<Practicum> PracticumsVisibleTo(this LmsDbContext db, Viewer viewer) =>
        db.Practicums.Where(p => db.EnrollmentsVisibleTo(viewer).Any(e => e.Id == p.EnrollmentId));

    public static IQueryable<Certificate> CertificatesVisibleTo(this LmsDbContext db, Viewer viewer) =>
        db.Certificates.Where(c => db.EnrollmentsVisibleTo(viewer).Any(e => e.Id == c.EnrollmentId));
}
