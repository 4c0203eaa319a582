namespace Lms.Domain.Courses;

/// <summary>Hoạt động: an open task whose answer the teacher writes on the lesson's page.</summary>
public sealed record LessonActivity
{
    public required string Title { get; init; }

    /// <summary>The task, in Markdown.</summary>
    public required string PromptMarkdown { get; init; }

    /// <summary>The shortest answer taken, in words (in Vietnamese: tiếng) parted by white space.</summary>
    public required int MinWords { get; init; }

    /// <summary>Whether the online day demands it.</summary>
    public required bool Required { get; init; }

    public static int CountWords(string? answer) =>
        answer?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(part => part.Any(char.IsLetterOrDigit)) ?? 0;

    /// <summary>Null when the answer is long enough to hand in, otherwise <see cref="ActivityAnswerTooShort"/>.</summary>
    public Refusal? Check(string? answer) =>
        CountWords(answer) is var words && words < MinWords ? new ActivityAnswerTooShort(words, MinWords) : null;
}

/// <summary>The answer to an activity has fewer words than it asks for.</summary>
public sealed record ActivityAnswerTooShort(int Words, int MinWords) : Refusal;
