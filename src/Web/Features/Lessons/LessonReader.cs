using Lms.Domain.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OnlineSessions;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Lessons;

/// <summary>One line of the course's contents.</summary>
public sealed record LessonLink(Lesson Lesson, bool IsSent, bool IsPassed, decimal? BestScore)
{
    /// <summary>Both parts are done: for a required lesson, its task counts.</summary>
    public bool IsDone => IsSent && IsPassed;
}

/// <summary>All a lesson's page shows.</summary>
public sealed record LessonView(
    LessonPass Pass, IReadOnlyList<LessonLink> Lessons, OnlineProgress Progress, ActivityResponse? Response, QuizAttempt? LastAttempt, int Attempts, DateTimeOffset Now)
{
    /// <summary>An answer that was refused, kept for the form; null shows the stored one.</summary>
    public string? Typed { get; init; }

    public string? ActivityError { get; init; }
    public string? QuizError { get; init; }

    /// <summary>Question id → option ids as ticked in a form that was refused.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Ticked { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The form is wanted though there is a result.</summary>
    public bool TryAgain { get; init; }

    public string Base => $"/my-course/{Pass.Enrollment.Id}";
    public string Address => $"{Base}/lessons/{Pass.Lesson.Slug}";
    public int Index => Lessons.Index().First(l => l.Item.Lesson.Slug == Pass.Lesson.Slug).Index;
    public Lesson? Previous => Index > 0 ? Lessons[Index - 1].Lesson : null;
    public Lesson? Next => Index < Lessons.Count - 1 ? Lessons[Index + 1].Lesson : null;
    public LessonLink Current => Lessons[Index];
    public bool WindowIsOpen => Now >= Pass.Plan.OnlineFrom && Now < Pass.Plan.OnlineTo;
    public bool ShowsQuizForm => LastAttempt is null || TryAgain || QuizError is not null;
}

/// <summary>Reads the lessons of a course as one trainee has worked on them.</summary>
public sealed class LessonReader(LmsDbContext db, OnlineProgressReader progress, TimeProvider clock) : IUseCase
{
    public async Task<LessonView> ReadAsync(LessonPass pass, CancellationToken cancel)
    {
        var attempts = await db.QuizAttempts.AsNoTracking().Where(a => a.EnrollmentId == pass.Enrollment.Id).ToListAsync(cancel);
        var responses = await db.ActivityResponses.AsNoTracking().Where(r => r.EnrollmentId == pass.Enrollment.Id).ToListAsync(cancel);
        var here = attempts.Where(a => a.LessonSlug == pass.Lesson.Slug).ToList();
        return new LessonView(
            pass, Links(pass.Course, attempts, responses), await progress.ReadAsync(pass.Plan, pass.Enrollment.Id, cancel),
            responses.SingleOrDefault(r => r.LessonSlug == pass.Lesson.Slug), here.MaxBy(a => a.At), here.Count, clock.GetUtcNow());
    }

    internal static IReadOnlyList<LessonLink> Links(Course course, IReadOnlyCollection<QuizAttempt> attempts, IReadOnlyCollection<ActivityResponse> responses) =>
        [.. course.Lessons.Select(lesson => new LessonLink(
            lesson,
            responses.Any(r => r.LessonSlug == lesson.Slug && r.SentAt is not null),
            attempts.Any(a => a.LessonSlug == lesson.Slug && a.Passed),
            attempts.Where(a => a.LessonSlug == lesson.Slug).Max(a => (decimal?)a.Score)))];
}
