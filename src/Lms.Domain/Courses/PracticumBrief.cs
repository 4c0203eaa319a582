namespace Lms.Domain.Courses;

/// <summary>Hướng dẫn thực hành: what a teacher does at school, the evidence asked for, and how it is scored.</summary>
public sealed record PracticumBrief
{
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required string Summary { get; init; }
    public required string BodyMarkdown { get; init; }
    public required Rubric Rubric { get; init; }

    /// <summary>Nhận xét mẫu: phrases a trainer can reuse and edit.</summary>
    public required IReadOnlyList<string> Comments { get; init; }
}
