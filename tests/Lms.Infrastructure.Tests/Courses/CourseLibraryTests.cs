using System.Text;
using Lms.Infrastructure.Courses;

namespace Lms.Infrastructure.Tests.Courses;

public sealed class CourseLibraryTests : IDisposable
{
    private const string Course = "courses/mau/course.md";
    private const string Lesson = CourseFolder.Lesson1;
    private const string Practicum = "courses/mau/practicum.md";
    private readonly CourseFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_valid_folder_loads()
    {
        var course = _folder.Load().Find("mau").ShouldNotBeNull();

        course.Title.ShouldBe("Khóa mẫu");
        course.Minutes.ShouldBe(30);
        course.FindLesson("mot").ShouldNotBeNull().BodyMarkdown.ShouldBe("Nội dung");
        course.Practicum.Rubric.Step.ShouldBe(0.25m);
    }

    [Theory]
    [InlineData(Course, "slug: mau", "slug: khac", 2, "must be the name of its folder")]
    [InlineData(Course, "slug: mau", "slug: Khóa Mẫu", 2, "only a-z")]
    [InlineData(Course, "[TH]", "[Mầm]", 7, "'Mầm' is not one of")]
    [InlineData(Course, "periods: 40", "periods: 0", 8, "whole number of at least 1")]
    [InlineData(Course, "[Một]", "[]", 9, "at least one item")]
    [InlineData(Course, "[mot]", "[mot, hai]", 10, "there is no lesson 'hai'")]
    [InlineData(Course, "[mot]", "[mot, mot]", 10, "listed twice")]
    [InlineData(Course, "requiredTasks: 1", "requiredTasks: 3", 11, "1 activities are marked required")]
    [InlineData(Course, "summary: Tóm tắt", "sumary: Tóm tắt", 5, "sumary: this key is not known")]
    [InlineData(Course, "summary: Tóm tắt\n", "", 2, "summary: is missing")]
    [InlineData(Course, "title: Khóa mẫu", "title: [a]", 3, "a text is expected")]
    [InlineData(Course, "slug: mau", "slug: mau\nslug: mau", 3, "not valid YAML")]
    [InlineData(Course, "levels: [TH]", "levels: [TH", 8, "not valid YAML")]
    [InlineData(Course, "---\nslug", "slug", 1, "front matter between")]
    [InlineData(Course, "Lời giới thiệu", "", 13, "below the front matter is empty")]
    [InlineData(Lesson, "slug: mot", "slug: ba", 2, "not among the lessons")]
    [InlineData(Lesson, "minutes: 30", "minutes: 0", 5, "minutes: a whole number")]
    [InlineData(Lesson, "minutes: 30", "minutes: 2.5", 5, "minutes: a whole number")]
    [InlineData(Lesson, "minWords: 50, ", "", 7, "activity.minWords: is missing")]
    [InlineData(Lesson, "required: true", "required: yes", 7, "activity.required: true or false")]
    [InlineData(Lesson, "passScore: 6", "passScore: 11", 9, "a number from 0.1 to 10")]
    [InlineData(Lesson, "kind: single", "kind: many", 12, "'many' is not one of")]
    [InlineData(Lesson, "kind: single", "kind: multiple", 15, "two or more correct expected, 1 found")]
    [InlineData(Lesson, "text: B }", "text: B, correct: true }", 15, "exactly one correct expected, 2 found")]
    [InlineData(Lesson, ", correct: true", "", 15, "exactly one correct expected, 0 found")]
    [InlineData(Lesson, "id: b", "id: a", 15, "'a' is used more than once")]
    [InlineData(Lesson, "        - { id: b, text: B }\n", "", 15, "at least two options")]
    [InlineData(Lesson, "      explain: Vì\n", "", 11, "questions[1].explain: is missing")]
    [InlineData(Practicum, "max: 6", "max: 5", 9, "add up to 9, maxScore is 10")]
    [InlineData(Practicum, "id: c2", "id: c1", 9, "'c1' is used more than once")]
    [InlineData(Practicum, "step: 0.25", "step: 0.3", 7, "0.25 or 0.5")]
    [InlineData(Practicum, "minScore: 2, ", "minScore: 5, ", 9, "a minScore is above max")]
    [InlineData(Practicum, "{ minScore: 0, text: Yếu }", "{ minScore: 1, text: Yếu }", 9, "must start at minScore 0")]
    [InlineData(Practicum, "minScore: 2, ", "minScore: 0, ", 9, "from the highest")]
    [InlineData(Practicum, "comments: [Tốt]\n", "", 2, "comments: is missing")]
    public void A_wrong_file_stops_the_start_with_its_name_line_and_what_is_wrong(string file, string old, string with, int line, string message)
    {
        _folder.Replace(file, old, with);

        _folder.Errors().ShouldContain(error => error.File == file && error.Line == line && error.Message.Contains(message),
            $"found: {string.Join(" / ", _folder.Errors())}");
    }

    [Fact]
    public void All_errors_of_all_files_are_reported_at_once()
    {
        _folder.Replace(Course, "periods: 40", "periods: many");
        _folder.Replace(Lesson, "minutes: 30", "minutes: -1");
        _folder.Replace(Practicum, "max: 6", "max: 5");

        var failure = Should.Throw<InvalidContentException>(() => _folder.Load());

        failure.Errors.Select(error => error.File).ShouldBe([Course, Lesson, Practicum], ignoreOrder: true);
        failure.Message.ShouldContain($"{Lesson}(5): minutes:");
    }

    [Fact]
    public void Two_lessons_of_one_slug_are_refused()
    {
        _folder.Write("courses/mau/lessons/02-hai.md", File.ReadAllText(Path.Combine(_folder.Root, Lesson)));

        _folder.Errors().ShouldContain(error => error.File == "courses/mau/lessons/02-hai.md" && error.Message.Contains("already another lesson's"));
    }

    [Theory]
    [InlineData(Course)]
    [InlineData(Practicum)]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(Path.Combine(_folder.Root, file));

        _folder.Errors().ShouldContain(new ContentError(file, 1, "the file is missing"));
    }

    [Fact]
    public void A_content_root_without_courses_is_refused() =>
        Should.Throw<InvalidContentException>(() => CourseLibrary.Load(Path.Combine(_folder.Root, "nowhere"))).Errors.Single().File.ShouldBe("courses");

    [Fact]
    public void Decomposed_text_and_windows_line_ends_are_read_as_composed_text()
    {
        var path = Path.Combine(_folder.Root, Course);
        File.WriteAllText(path, File.ReadAllText(path).Normalize(NormalizationForm.FormD).Replace("\n", "\r\n"));

        _folder.Load().Find("mau").ShouldNotBeNull().Title.ShouldBe("Khóa mẫu".Normalize(NormalizationForm.FormC));
    }
}
