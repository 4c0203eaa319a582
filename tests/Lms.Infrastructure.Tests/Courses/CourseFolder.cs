using Lms.Infrastructure.Courses;

namespace Lms.Infrastructure.Tests.Courses;

/// <summary>A small valid course in a temporary folder, for a test to break.</summary>
internal sealed class CourseFolder : IDisposable
{
    public const string Lesson1 = "courses/mau/lessons/01-mot.md";

    private static readonly Dictionary<string, string> Valid = new()
    {
        ["courses/mau/course.md"] =
            """
            ---
            slug: mau
            title: Khóa mẫu
            titleEn: Sample course
            summary: Tóm tắt
            language: en
            levels: [TH]
            periods: 40
            objectives: [Một]
            lessons: [mot]
            requiredTasks: 1
            version: "1"
            ---
            Lời giới thiệu
            """,
        [Lesson1] =
            """
            ---
            slug: mot
            title: Bài một
            titleEn: Lesson one
            minutes: 30
            summary: Tóm tắt
            activity: { title: Hoạt động, prompt: Viết, minWords: 50, required: true }
            quiz:
              passScore: 6
              questions:
                - id: q1
                  kind: single
                  text: Hỏi
                  options:
                    - { id: a, text: A, correct: true }
                    - { id: b, text: B }
                  explain: Vì
            ---
            Nội dung
            """,
        ["courses/mau/practicum.md"] =
            """
            ---
            title: Thực hành
            titleEn: Practicum
            summary: Tóm tắt
            rubric:
              maxScore: 10
              step: 0.25
              criteria:
                - { id: c1, title: Một, titleEn: One, max: 4, levels: [{ minScore: 2, text: Tốt }, { minScore: 0, text: Yếu }] }
                - { id: c2, title: Hai, titleEn: Two, max: 6, levels: [{ minScore: 0, text: Có }] }
            comments: [Tốt]
            ---
            Nhiệm vụ
            """,
    };

    public CourseFolder()
    {
        foreach (var (file, text) in Valid) Write(file, text);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("lms-content-").FullName;

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, file))!);
        File.WriteAllText(Path.Combine(Root, file), text);
    }

    public void Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        text.ShouldContain(old);
        Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public CourseLibrary Load() => CourseLibrary.Load(Root);

    public IReadOnlyList<ContentError> Errors() => Should.Throw<InvalidContentException>(Load).Errors;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
