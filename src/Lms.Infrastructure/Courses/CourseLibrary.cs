using System.Collections.Frozen;
using Lms.Domain.Courses;

namespace Lms.Infrastructure.Courses;

/// <summary>
/// Kho khóa học: every course under <c>&lt;content root&gt;/courses</c>, read, checked and rendered once at the start. It never changes
/// afterwards, so every request may share it.
/// </summary>
public sealed class CourseLibrary
{
    private readonly FrozenDictionary<string, CoursePages> _pages;

    private CourseLibrary(IReadOnlyList<Course> courses)
    {
        All = courses;
        _pages = courses.ToFrozenDictionary(course => course.Slug, course => new CoursePages(course), StringComparer.Ordinal);
    }

    /// <summary>Ordered by slug.</summary>
    public IReadOnlyList<Course> All { get; }

    public Course? Find(string slug) => FindPages(slug)?.Course;

    /// <summary>The course with its texts as safe HTML.</summary>
    public CoursePages? FindPages(string slug) => _pages.GetValueOrDefault(slug);

    /// <exception cref="InvalidContentException">Something in the content is wrong; it lists all of it with file and line.</exception>
    public static CourseLibrary Load(string contentRoot)
    {
        var folder = Path.Combine(contentRoot, "courses");
        if (!Directory.Exists(folder)) throw new InvalidContentException([new ContentError("courses", 1, "the folder is missing")]);

        var errors = new List<ContentError>();
        var reader = new CourseReader(contentRoot, errors);
        var courses = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(reader.Read).OfType<Course>().ToList();
        return errors.Count == 0 ? new CourseLibrary(courses) : throw new InvalidContentException(errors);
    }
}
