namespace Lms.Domain.Courses;

/// <summary>Dạng câu hỏi.</summary>
public enum QuizQuestionKind
{
    /// <summary>Một lựa chọn: one of several options is correct.</summary>
    SingleChoice,

    /// <summary>Nhiều lựa chọn: two or more options are correct and all of them must be chosen.</summary>
    MultipleChoice,

    /// <summary>Đúng/Sai.</summary>
    TrueFalse,
}

/// <summary>Câu hỏi.</summary>
public sealed record QuizQuestion
{
    /// <summary>Unique within its quiz.</summary>
    public required string Id { get; init; }
    public required QuizQuestionKind Kind { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<QuizOption> Options { get; init; }

    /// <summary>Shown after answering: why the right answer is right.</summary>
    public required string Explain { get; init; }

    /// <summary>
    /// True only for exactly the set of correct options, in any order. An id that is no option of this question makes the answer wrong,
    /// so that a forged form can gain nothing.
    /// </summary>
    public bool IsCorrect(IReadOnlyCollection<string> chosen) =>
        Options.Where(option => option.Correct).Select(option => option.Id).ToHashSet(StringComparer.Ordinal).SetEquals(chosen);
}

/// <summary>Phương án trả lời; its id is unique within its question.</summary>
public sealed record QuizOption(string Id, string Text, bool Correct);
