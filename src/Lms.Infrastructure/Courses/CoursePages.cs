using System.Collections.Frozen;
using Lms.Domain.Courses;

namespace Lms.Infrastructure.Courses;

/// <summary>A course and its texts as HTML that is safe to write into a page as it is (<c>Html.Raw</c>).</summary>
public sealed class CoursePages
{
    private readonly FrozenDictionary<string, LessonPage> _lessons;

    internal CoursePages(Course course)
    {
        Course = course;
        IntroductionHtml = MarkdownRenderer.ToHtml(course.BodyMarkdown);
        PracticumHtml = MarkdownRenderer.ToHtml(course.Practicum.BodyMarkdown);
        _lessons = course.Lessons.ToFrozenDictionary(lesson => lesson.Slug, LessonPage.Of, StringComparer.Ordinal);
    }

    public Course Course { get; }
    public string IntroductionHtml { get; }
    public string PracticumHtml { get; }

    public LessonPage? FindLesson(string slug) => _lessons.GetValueOrDefault(slug);
}

/// <summary>A lesson with its body (headings from h2) and its activity's task as safe HTML.</summary>
public sealed record LessonPage(Lesson Lesson, string BodyHtml, string ActivityPromptHtml)
{
    internal static LessonPage Of(Lesson lesson) =>
        new(lesson, MarkdownRenderer.ToHtml(lesson.BodyMarkdown), MarkdownRenderer.ToHtml(lesson.Activity.PromptMarkdown, "hoat-dong-"));
}
