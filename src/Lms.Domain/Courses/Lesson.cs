namespace Lms.Domain.Courses;

/// <summary>Bài học: a text to read, an activity to do and a quiz to check oneself.</summary>
public sealed record Lesson
{
    /// <summary>Unique within its course.</summary>
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required string Summary { get; init; }

    /// <summary>Minutes the reading, the activity and the quiz are expected to take together.</summary>
    public required int Minutes { get; init; }

    public required string BodyMarkdown { get; init; }
    public required LessonActivity Activity { get; init; }
    public required Quiz Quiz { get; init; }
}
