using Lms.Domain.Courses;

namespace Lms.Domain.Tests.Courses;

public class LessonActivityTests
{
    private static readonly LessonActivity Activity = new() { Title = "T", PromptMarkdown = "P", MinWords = 4, Required = true };

    [Theory]
    [InlineData(null, 0)]
    [InlineData("  \n ", 0)]
    [InlineData("Câu lạc bộ\n\ntiếng  Anh", 5)]
    [InlineData("một – hai … ba", 3)]
    public void Words_are_what_white_space_parts_and_punctuation_alone_is_none(string? answer, int words) =>
        LessonActivity.CountWords(answer).ShouldBe(words);

    [Fact]
    public void An_answer_that_is_too_short_is_refused_with_both_counts() =>
        Activity.Check("Chỉ ba tiếng").ShouldBe(new ActivityAnswerTooShort(3, 4));

    [Fact]
    public void An_answer_of_just_the_asked_length_is_taken() => Activity.Check("Vừa đủ bốn tiếng").ShouldBeNull();
}
