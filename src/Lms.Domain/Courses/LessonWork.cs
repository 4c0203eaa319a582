using Lms.Domain.Enrollments;

namespace Lms.Domain.Courses;

/// <summary>One try at a lesson's quiz. A quiz may be tried again; the task is done once one try has passed.</summary>
public sealed class QuizAttempt
{
    private QuizAttempt() { }

    public QuizAttempt(Id<Enrollment> enrollmentId, string lessonSlug, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, decimal score, bool passed, DateTimeOffset at)
    {
        (Id, EnrollmentId, LessonSlug, Answers, Score, Passed, At) = (Id<QuizAttempt>.New(), enrollmentId, lessonSlug, answers, score, passed, at);
    }

    public Id<QuizAttempt> Id { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }
    public string LessonSlug { get; private init; } = "";

    /// <summary>Question id → chosen option ids.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>0–10.</summary>
    public decimal Score { get; private init; }

    public bool Passed { get; private init; }
    public DateTimeOffset At { get; private init; }
}

/// <summary>What a trainee wrote for a lesson's activity. Saved as often as wanted; sent once it is done.</summary>
public sealed class ActivityResponse
{
    /// <summary>Longest answer in characters: some eight pages.</summary>
    public const int MaxLength = 20_000;

    private ActivityResponse() { }

    public ActivityResponse(Id<Enrollment> enrollmentId, string lessonSlug) => (EnrollmentId, LessonSlug) = (enrollmentId, lessonSlug);

    public Id<Enrollment> EnrollmentId { get; private init; }
    public string LessonSlug { get; private init; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset SavedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Keeps a draft. What is sent is changed by sending again, so that no half-typed text replaces it.</summary>
    public Refusal? Save(string text, DateTimeOffset now)
    {
        if (SentAt is not null) return new ActivityAlreadySent();
        return Write(text, now);
    }

    /// <summary>Nộp, or nộp lại with a better text; the time of the first sending stays.</summary>
    public Refusal? Send(LessonActivity activity, string text, DateTimeOffset now)
    {
        if ((activity.Check(text) ?? Write(text, now)) is { } refusal) return refusal;
        SentAt ??= now;
        return null;
    }

    private ActivityAnswerTooLong? Write(string text, DateTimeOffset now)
    {
        var composed = text.ReplaceLineEndings("\n").Normalize();
        if (composed.Length > MaxLength) return new ActivityAnswerTooLong(MaxLength);
        (Text, SavedAt) = (composed, now);
        return null;
    }
}

/// <summary>A draft cannot replace an answer that has been sent.</summary>
public sealed record ActivityAlreadySent : Refusal;

/// <summary>The answer has more than <paramref name="Most"/> characters.</summary>
public sealed record ActivityAnswerTooLong(int Most) : Refusal;
