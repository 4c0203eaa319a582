using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Practicums;

/// <summary>What a trainer puts on the assessment sheet.</summary>
/// <param name="Scores">Criterion id → points.</param>
/// <param name="AskRevision">Sends it back, once, instead of concluding.</param>
public sealed record AssessmentSheet(IReadOnlyDictionary<string, decimal> Scores, string Comment, bool AskRevision);

/// <summary>Chấm bài thực hành by the course's rubric.</summary>
public sealed class AssessPracticum(LmsDbContext db, StatementBook book, CourseLibrary courses, TimeProvider clock) : IUseCase
{
    /// <param name="seenVersion">The version the trainer has looked at; over a newer one the save fails as "changed meanwhile". Null takes any.</param>
    public async Task<Outcome<Practicum>> RunAsync(Viewer viewer, Id<Practicum> practicumId, AssessmentSheet sheet, int? seenVersion = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var trainerId = viewer.TrainerId ?? throw new InvalidOperationException("Only a trainer scores.");
        var enrollment = await db.EnrollmentsVisibleTo(viewer).SingleAsync(e => db.Practicums.Any(p => p.Id == practicumId && p.EnrollmentId == e.Id), cancel);
        await using var transaction = await db.BeginWriteAsync(cancel, OwnPracticum.Lock(enrollment.Id));
        await db.Entry(enrollment).ReloadAsync(cancel);
        var practicum = await db.PracticumOfAsync(enrollment.Id, cancel) ?? throw new InvalidOperationException("The practicum is gone.");
        if (seenVersion is { } seen) db.Entry(practicum).Property(p => p.Version).OriginalValue = seen;

        if (enrollment.State != EnrollmentState.Convened) return new PracticumNotOpen();
        var plan = await db.Plans.SingleAsync(p => p.Id == enrollment.PlanId, cancel);
        if (await IsSameSchoolAsync(enrollment, trainerId, cancel)) return new TrainerFromSameSchool();
        var total = Rubric(plan.CourseSlug).Total(sheet.Scores);
        if (!total.Succeeded) return total.Refusal;
        var assessment = new Assessment(practicum.Id, trainerId, sheet.Scores, total.Value, sheet.Comment, clock.GetUtcNow());
        if (practicum.Assess(assessment, plan.Policy.PracticumMin ?? 0, sheet.AskRevision) is { } refusal) return refusal;

        var trainee = await book.TraineeAsync(enrollment, cancel);
        var instructor = await book.InstructorAsync(trainerId, cancel);
        book.Tell(book.Facts.Scored(trainee, assessment, instructor));
        if (practicum.Score is not null) book.Tell(book.Facts.PracticumConcluded(trainee, practicum, assessment, instructor));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return practicum;
    }

    private Domain.Courses.Rubric Rubric(string course) =>
        courses.Find(course)?.Practicum.Rubric ?? throw new InvalidOperationException($"There is no course {course}.");

    private Task<bool> IsSameSchoolAsync(Enrollment enrollment, Id<Domain.Trainers.Trainer> trainerId, CancellationToken cancel) =>
        db.Teachers.AnyAsync(t => t.Id == enrollment.TeacherId && db.Trainers.Any(r => r.Id == trainerId && r.UnitId == t.SchoolId), cancel);
}
