using System.Text;
using AngleSharp.Html.Parser;
using Lms.Domain.Courses;
using Lms.Infrastructure.Courses;

namespace Lms.Infrastructure.Tests.Courses;

public class RealContentTests
{
    private static readonly string Root = FindContent();
    private static readonly CourseLibrary Library = CourseLibrary.Load(Root);
    private static readonly CoursePages Pages = Library.FindPages("boi-duong-tieng-anh-2022")!;
    private static readonly Course Course = Pages.Course;

    [Fact]
    public void The_course_fills_a_real_online_day()
    {
        Course.Periods.ShouldBe(40);
        Course.Lessons.Count.ShouldBeGreaterThanOrEqualTo(7);
        Course.Minutes.ShouldBeGreaterThanOrEqualTo(180);
        Course.RequiredTasks.ShouldBeGreaterThanOrEqualTo(3);
        Course.Lessons.ShouldAllBe(lesson => lesson.Minutes >= 25 && lesson.Minutes <= 35);
    }

    [Fact]
    public void Every_lesson_has_enough_to_read_something_to_write_and_a_quiz() =>
        Course.Lessons.ShouldAllBe(lesson =>
            LessonActivity.CountWords(lesson.BodyMarkdown) >= 900 && lesson.Activity.MinWords >= 50 && lesson.Quiz.Questions.Count >= 5 && lesson.Quiz.PassScore == 6);

    [Fact]
    public void Choosing_the_first_option_everywhere_passes_no_quiz() =>
        Course.Lessons.ShouldAllBe(lesson => !lesson.Quiz.Score(
            lesson.Quiz.Questions.ToDictionary(question => question.Id, IReadOnlyCollection<string> (question) => new[] { question.Options[0].Id })).Passed);

    [Fact]
    public void The_rubric_has_four_criteria_that_add_up_to_ten()
    {
        var rubric = Course.Practicum.Rubric;

        rubric.Criteria.Count.ShouldBe(4);
        rubric.MaxScore.ShouldBe(10m);
        rubric.Total(rubric.Criteria.ToDictionary(criterion => criterion.Id, criterion => criterion.Max)).Value.ShouldBe(10m);
        Course.Practicum.Comments.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_text_renders_without_markup_left_over()
    {
        var texts = Course.Lessons.Select(lesson => Pages.FindLesson(lesson.Slug)!).SelectMany(page => new[] { page.BodyHtml, page.ActivityPromptHtml })
            .Append(Pages.IntroductionHtml).Append(Pages.PracticumHtml);

        foreach (var html in texts)
        {
            var text = new HtmlParser().ParseDocument(html).Body!.TextContent;
            text.ShouldNotContain("::");
            text.ShouldNotContain("**");
            text.ShouldNotContain("|--");
        }
    }

    [Fact]
    public void Every_content_file_is_nfc() =>
        Directory.GetFiles(Root, "*.md", SearchOption.AllDirectories).ShouldAllBe(file => File.ReadAllText(file, Encoding.UTF8).IsNormalized(NormalizationForm.FormC));

    [Fact]
    public void A_course_or_lesson_nobody_wrote_is_not_found()
    {
        Library.Find("no-such-course").ShouldBeNull();
        Pages.FindLesson("no-such-lesson").ShouldBeNull();
        Library.Find(Course.Slug).ShouldBeSameAs(Course);
    }

    private static string FindContent()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LanguagePlan.Lms.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "content");
    }
}
