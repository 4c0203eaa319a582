using System.Text.RegularExpressions;
using Lms.Domain.Courses;

namespace Lms.Infrastructure.Courses;

/// <summary>Reads one course's folder: <c>course.md</c>, <c>lessons/*.md</c> and <c>practicum.md</c>.</summary>
internal sealed partial class CourseReader(string root, List<ContentError> errors)
{
    private static readonly string[] KnownLevels = ["MN", "TH", "THCS", "THPT", "GDTX"];

    /// <summary>The course; of no use when anything was reported, as its wrong parts are empty.</summary>
    public Course? Read(string folder)
    {
        var lessons = Directory.Exists(Path.Combine(folder, "lessons"))
            ? Directory.GetFiles(Path.Combine(folder, "lessons"), "*.md").Order(StringComparer.Ordinal).Select(ReadLesson).OfType<(ContentFile, Lesson)>().ToList()
            : [];
        var practicum = new PracticumReader(ContentFile.Read(root, Path.Combine(folder, "practicum.md"), errors)).Read();
        var file = ContentFile.Read(root, Path.Combine(folder, "course.md"), errors);
        if (file.FrontMatter is not { } front || practicum is null) return null;

        var course = new Course
        {
            Slug = Slug(front),
            Title = front.Text("title"),
            TitleEn = front.Text("titleEn"),
            Summary = front.Text("summary"),
            Language = front.Text("language"),
            Levels = front.Texts("levels"),
            Periods = front.Whole("periods"),
            Objectives = front.Texts("objectives"),
            RequiredTasks = front.Whole("requiredTasks"),
            Version = front.Text("version"),
            BodyMarkdown = file.Body,
            Lessons = InOrder(front, lessons),
            Practicum = practicum,
        };
        front.Done();
        Check(course, front, Path.GetFileName(folder));
        return course;
    }

    private static void Check(Course course, FrontMatter front, string folder)
    {
        if (course.Slug.Length > 0 && course.Slug != folder) front.Error("slug", $"must be the name of its folder, '{folder}'");
        foreach (var level in course.Levels.Except(KnownLevels))
            front.Error("levels", $"'{level}' is not one of {string.Join(", ", KnownLevels)}");
        var required = course.Lessons.Count(lesson => lesson.Activity.Required);
        if (course.RequiredTasks != required) front.Error("requiredTasks", $"says {course.RequiredTasks}, but {required} activities are marked required");
    }

    private static List<Lesson> InOrder(FrontMatter front, List<(ContentFile File, Lesson Lesson)> lessons)
    {
        foreach (var twin in lessons.GroupBy(l => l.Lesson.Slug).SelectMany(twins => twins.Skip(1)))
            twin.File.Error(2, $"slug: '{twin.Lesson.Slug}' is already another lesson's");
        var order = front.Texts("lessons");
        foreach (var slug in order.GroupBy(slug => slug).Where(same => same.Count() > 1).Select(same => same.Key))
            front.Error("lessons", $"'{slug}' is listed twice");
        foreach (var slug in order.Where(slug => lessons.All(l => l.Lesson.Slug != slug)))
            front.Error("lessons", $"there is no lesson '{slug}'");
        foreach (var (file, lesson) in lessons.Where(l => !order.Contains(l.Lesson.Slug)))
            file.Error(2, $"slug: '{lesson.Slug}' is not among the lessons of course.md");
        return [.. order.Distinct().SelectMany(slug => lessons.Where(l => l.Lesson.Slug == slug).Take(1)).Select(l => l.Lesson)];
    }

    private (ContentFile, Lesson)? ReadLesson(string path)
    {
        var file = ContentFile.Read(root, path, errors);
        if (file.FrontMatter is not { } front) return null;
        var lesson = new Lesson
        {
            Slug = Slug(front),
            Title = front.Text("title"),
            TitleEn = front.Text("titleEn"),
            Summary = front.Text("summary"),
            Minutes = front.Whole("minutes"),
            BodyMarkdown = file.Body,
            Activity = ReadActivity(front.Map("activity")),
            Quiz = QuizReader.Read(front.Map("quiz")),
        };
        front.Done();
        return (file, lesson);
    }

    private static LessonActivity ReadActivity(FrontMatter? front)
    {
        var activity = new LessonActivity
        {
            Title = front?.Text("title") ?? "",
            PromptMarkdown = front?.Text("prompt") ?? "",
            MinWords = front?.Whole("minWords") ?? 0,
            Required = front?.Flag("required") ?? false,
        };
        front?.Done();
        return activity;
    }

    private static string Slug(FrontMatter front)
    {
        var slug = front.Text("slug");
        if (slug.Length > 0 && !SlugPattern().IsMatch(slug)) front.Error("slug", "only a-z, 0-9 and single hyphens between them");
        return slug;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex SlugPattern();
}
