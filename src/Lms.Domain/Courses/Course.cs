namespace Lms.Domain.Courses;

/// <summary>
/// Khóa bồi dưỡng (nội dung): what is taught, written once under <c>content/courses</c> and shared by every plan that uses it.
/// Dates, places and quotas are the plan's, never the course's.
/// </summary>
public sealed record Course
{
    /// <summary>The course's stable name in addresses and in plans; the name of its folder.</summary>
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required string Summary { get; init; }

    /// <summary>The language taught, as a BCP 47 tag such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Cấp học: the school levels it is written for, as their usual codes (MN, TH, THCS, THPT, GDTX).</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>Số tiết: periods of the whole course: in person, online and at school.</summary>
    public required int Periods { get; init; }

    public required IReadOnlyList<string> Objectives { get; init; }

    /// <summary>How many of the lessons' activities the online day demands: always the number of those marked required.</summary>
    public required int RequiredTasks { get; init; }

    public required string Version { get; init; }
    public required string BodyMarkdown { get; init; }

    /// <summary>In the order a teacher meets them.</summary>
    public required IReadOnlyList<Lesson> Lessons { get; init; }

    public required PracticumBrief Practicum { get; init; }

    /// <summary>Minutes the lessons are expected to take altogether.</summary>
    public int Minutes => Lessons.Sum(lesson => lesson.Minutes);

    public Lesson? FindLesson(string slug) => Lessons.FirstOrDefault(lesson => lesson.Slug == slug);
}
