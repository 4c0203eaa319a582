using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>
/// Ghi danh: the teacher of each accepted row of a list is found or made, and enrolled; reserves in the order of their rows,
/// after those the unit has. The caller is alone with the quota and with "teachers", and saves.
/// </summary>
public sealed class EnrollTrainees(LmsDbContext db, StatementBook statements, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<List<Enrollment>>> RunAsync(TraineeSubmission list, TrainingPlan plan, CancellationToken cancel)
    {
        var enrolled = await EnrollAsync(list, cancel);
        if (enrolled.Succeeded) await TellAsync([.. enrolled.Value.Where(e => !e.IsReserve)], plan, cancel);
        return enrolled;
    }

    /// <summary>Tells "registered" of trainees who hold a seat.</summary>
    private async Task TellAsync(IReadOnlyList<Enrollment> seated, TrainingPlan plan, CancellationToken cancel)
    {
        if (seated.Count == 0) return;
        var trainees = await statements.TraineesAsync(seated, cancel);
        var now = clock.GetUtcNow();
        statements.Tell([.. seated.Select(e => statements.Facts.Registered(trainees[e.Id], plan.Title, now))]);
    }

    /// <summary>Tells "registered" of a reserve who was called.</summary>
    public Task TellCalledAsync(Enrollment reserve, TrainingPlan plan, CancellationToken cancel) =>
        TellAsync([reserve], plan, cancel);

    private async Task<Outcome<List<Enrollment>>> EnrollAsync(TraineeSubmission list, CancellationToken cancel)
    {
        var rows = list.InOrder.Where(r => r.Decision == RowDecision.Accepted).ToList();
        var finder = new TeacherFinder(await KnownAsync(rows, cancel));
        var enrollments = new List<Enrollment>();
        var order = await db.Enrollments.Where(e => e.PlanId == list.PlanId && e.UnitId == list.UnitId).MaxAsync(e => e.ReserveOrder, cancel) ?? 0;
        foreach (var row in rows)
        {
            var teacher = finder.FindOrMake(row, row.SchoolId ?? throw new InvalidOperationException($"Row {row.Id} was submitted without a school."));
            if (!teacher.Succeeded) return teacher.Refusal;
            if (db.Entry(teacher.Value).State == EntityState.Detached) db.Teachers.Add(teacher.Value);
            if (enrollments.Exists(e => e.TeacherId == teacher.Value.Id)) return new TeacherIdsConflict(row.Position, teacher.Value.FullName);
            enrollments.Add(new Enrollment(list.PlanId, teacher.Value.Id, list.UnitId, row.Id, row.Fields.IsReserve, row.Fields.IsReserve ? ++order : null));
        }
        db.Enrollments.AddRange(enrollments);
        return await EnrolledBeforeAsync(list, enrollments, cancel) is { } refusal ? refusal : enrollments;
    }

    /// <summary>Everybody known who may be someone on the list.</summary>
    private Task<List<Teacher>> KnownAsync(List<SubmissionRow> rows, CancellationToken cancel)
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
            from enrollment in db.Enrollments.Active()
            join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
            join unit in db.OrgUnits on enrollment.UnitId equals unit.Id
            where enrollment.PlanId == list.PlanId && teachers.Contains(teacher.Id)
            join plan in db.Plans on enrollment.PlanId equals plan.Id
            select new { teacher.FullName, Name = unit.NameOn(plan.DeadlineDate) }).FirstOrDefaultAsync(cancel);
        return before is null ? null : new TeacherAlreadyEnrolled(before.FullName, before.Name);
    }
}
