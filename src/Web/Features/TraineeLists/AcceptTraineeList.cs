using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Tiếp nhận danh sách: each row's teacher is found or made and enrolled, and "registered" is told for who holds a seat, all
/// in one transaction. A row that cannot be one certain person stops it all and is named.
/// </summary>
public sealed class AcceptTraineeList(LmsDbContext db, TraineeListDesk desk, NominationConflicts conflicts, StatementBook statements) : IUseCase
{
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        // People are the whole province's: two plans may meet the same new teacher at once.
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock, "teachers");
        var list = await desk.LoadAsync(id, cancel);
        if (list.State == SubmissionState.Accepted) return list;
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == place.PlanId, cancel);
        if (plan.State != PlanState.Issued) return new PlanNotInState(plan.State);
        if (await conflicts.DecidedForOtherAsync(list, cancel) is { } other) return other;
        if (list.Accept(viewer.AccountId, desk.Now) is { } refusal) return refusal;
        var enrolled = await EnrollAsync(list, cancel);
        if (!enrolled.Succeeded) return enrolled.Refusal;
        await TellAsync(list, plan, enrolled.Value, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }

    private async Task<Outcome<List<Enrollment>>> EnrollAsync(TraineeSubmission list, CancellationToken cancel)
    {
        var finder = new TeacherFinder(await KnownAsync(list.Rows, cancel));
        var enrollments = new List<Enrollment>();
        foreach (var row in list.InOrder)
        {
            var teacher = finder.FindOrMake(row, row.SchoolId ?? throw new InvalidOperationException($"Row {row.Id} was submitted without a school."));
            if (!teacher.Succeeded) return teacher.Refusal;
            if (db.Entry(teacher.Value).State == EntityState.Detached) db.Teachers.Add(teacher.Value);
            if (enrollments.Exists(e => e.TeacherId == teacher.Value.Id)) return new TeacherIdsConflict(row.Position, teacher.Value.FullName);
            enrollments.Add(new Enrollment(list.PlanId, teacher.Value.Id, list.UnitId, row.Id, row.Fields.IsReserve));
        }
        db.Enrollments.AddRange(enrollments);
        return await EnrolledBeforeAsync(list, enrollments, cancel) is { } refusal ? refusal : enrollments;
    }

    /// <summary>Everybody known who may be someone on the list.</summary>
    private Task<List<Teacher>> KnownAsync(IReadOnlyList<SubmissionRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.PersonalId).OfType<string>().ToList();
        var codes = rows.Select(r => r.TeacherCode).OfType<string>().ToList();
        var names = rows.Select(r => r.FoldKey).ToList();
        return db.Teachers.Where(t => ids.Contains(t.PersonalId!) || codes.Contains(t.TeacherCode!) || names.Contains(t.FoldKey)).ToListAsync(cancel);
    }

    private async Task<Refusal?> EnrolledBeforeAsync(TraineeSubmission list, List<Enrollment> enrollments, CancellationToken cancel)
    {
        var teachers = enrollments.Select(e => e.TeacherId).ToList();
        var before = await (
            from enrollment in db.Enrollments
            join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
            join unit in db.OrgUnits on enrollment.UnitId equals unit.Id
            where enrollment.PlanId == list.PlanId && enrollment.State != EnrollmentState.Withdrawn && teachers.Contains(teacher.Id)
            select new { teacher.FullName, unit.Name }).FirstOrDefaultAsync(cancel);
        return before is null ? null : new TeacherAlreadyEnrolled(before.FullName, before.Name);
    }

    private async Task TellAsync(TraineeSubmission list, TrainingPlan plan, List<Enrollment> enrollments, CancellationToken cancel)
    {
        var seated = enrollments.Where(e => !e.IsReserve).ToList();
        var trainees = await statements.TraineesAsync(seated, cancel);
        var unit = await db.OrgUnits.Where(u => u.Id == list.UnitId).Select(u => u.Code).SingleAsync(cancel);
        statements.Tell([.. seated.Select(e => statements.Facts.Registered(trainees[e.Id], plan.Title, unit, list.Id, desk.Now))]);
    }
}
