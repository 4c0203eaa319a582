using Lms.Domain;
using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Lessons;

/// <summary>Làm bài kiểm tra nhanh: one try at a lesson's quiz. It may be tried again as often as wanted.</summary>
public sealed class TakeQuiz(LmsDbContext db, LessonDoor door, LessonProgress progress, StatementBook book, TimeProvider clock) : IUseCase
{
    /// <param name="answers">Question id → chosen option ids.</param>
    public async Task<Outcome<QuizAttempt>> RunAsync(Viewer viewer, Id<Enrollment> enrollment, string slug, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, CancellationToken cancel)
    {
        if (await door.FindAsync(viewer, enrollment, slug, cancel) is not { } pass) return new LessonNotYours();
        if (pass.TasksClosed is { } closed) return closed;
        var known = Known(pass.Lesson.Quiz, answers);
        var open = pass.Lesson.Quiz.Questions.Index().Where(q => known[q.Item.Id].Count == 0).Select(q => q.Index + 1).ToList();
        if (open.Count > 0) return new QuizUnanswered(open);

        var result = pass.Lesson.Quiz.Score(known.ToDictionary(a => a.Key, a => (IReadOnlyCollection<string>)a.Value));
        var attempt = new QuizAttempt(enrollment, slug, known, result.Score, result.Passed, clock.GetUtcNow());
        await using var transaction = await db.BeginWriteAsync(cancel, LessonProgress.Subject(pass));
        db.QuizAttempts.Add(attempt);
        await TellAsync(pass, attempt, result, cancel);
        await progress.SaveAsync(pass, cancel);
        await transaction.CommitAsync(cancel);
        return attempt;
    }

    private async Task TellAsync(LessonPass pass, QuizAttempt attempt, QuizResult result, CancellationToken cancel)
    {
        var trainee = await book.TraineeAsync(pass.Enrollment, cancel);
        List<Statement> told = [.. result.Correct.Select(q => book.Facts.AnsweredQuestion(trainee, attempt, q.Key, q.Value))];
        told.Add(book.Facts.QuizTaken(trainee, attempt, pass.Lesson.Title));
        book.Tell(told);
    }

    /// <summary>Only questions and options of this quiz: what a forged form adds is not kept.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Known(Quiz quiz, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => quiz.Questions.ToDictionary(
        q => q.Id,
        q => (IReadOnlyList<string>)[.. q.Options.Select(o => o.Id).Intersect(answers.GetValueOrDefault(q.Id) ?? [])]);
}
