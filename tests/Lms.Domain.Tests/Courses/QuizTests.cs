using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Courses;

namespace Lms.Domain.Tests.Courses;

public class QuizTests
{
    private static readonly Quiz Quiz = new()
    {
        PassScore = 6,
        Questions =
        [
            Question("q1", QuizQuestionKind.SingleChoice, new("a", "A", true), new("b", "B", false)),
            Question("q2", QuizQuestionKind.MultipleChoice, new("a", "A", true), new("b", "B", false), new("c", "C", true)),
            Question("q3", QuizQuestionKind.TrueFalse, new("dung", "Đúng", false), new("sai", "Sai", true)),
        ],
    };

    [Fact]
    public void All_correct_answers_score_ten_in_whatever_order_they_are_ticked()
    {
        var result = Quiz.Score(Answers(("q1", ["a"]), ("q2", ["c", "a"]), ("q3", ["sai"])));

        result.Score.ShouldBe(10m);
        result.Passed.ShouldBeTrue();
        result.Correct.Values.ShouldAllBe(correct => correct);
    }

    [Fact]
    public void Two_of_three_score_six_point_seven_and_pass()
    {
        var result = Quiz.Score(Answers(("q1", ["a"]), ("q2", ["a"]), ("q3", ["sai"])));

        result.Score.ShouldBe(6.7m);
        result.Passed.ShouldBeTrue();
        result.Correct["q2"].ShouldBeFalse();
    }

    [Fact]
    public void One_of_eight_is_rounded_half_away_from_zero()
    {
        var quiz = new Quiz { PassScore = 1.3m, Questions = [.. Enumerable.Range(0, 8).Select(n => Question($"q{n}", QuizQuestionKind.SingleChoice, new("a", "A", true), new("b", "B", false)))] };

        var result = quiz.Score(Answers(("q0", ["a"])));

        result.Score.ShouldBe(1.3m);
        result.Passed.ShouldBeTrue("the rounded score is the one people see");
    }

    [Fact]
    public void Nothing_answered_scores_zero_and_marks_every_question_wrong()
    {
        var result = Quiz.Score(Answers());

        result.Score.ShouldBe(0m);
        result.Passed.ShouldBeFalse();
        result.Correct.ShouldBe(new Dictionary<string, bool> { ["q1"] = false, ["q2"] = false, ["q3"] = false });
    }

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("a")]
    [InlineData("a", "c", "forged")]
    [InlineData("forged")]
    [InlineData("A", "C")]
    public void A_multiple_choice_wants_exactly_the_correct_set(params string[] chosen) =>
        Quiz.Questions[1].IsCorrect(chosen).ShouldBeFalse();

    [Fact]
    public void Ticking_every_option_of_a_single_choice_is_wrong() => Quiz.Questions[0].IsCorrect(["a", "b"]).ShouldBeFalse();

    [Fact]
    public void An_answer_to_a_question_of_another_quiz_is_ignored()
    {
        var result = Quiz.Score(Answers(("elsewhere", ["a"])));

        result.Score.ShouldBe(0m);
        result.Correct.Keys.ShouldNotContain("elsewhere");
    }

    [Fact]
    public void Any_answers_score_between_zero_and_ten_and_agree_with_the_flags() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyAnswers().ToArbitrary(), answers =>
        {
            var result = Quiz.Score(answers);
            var share = result.Correct.Values.Count(right => right) / 3m;
            return result.Score is >= 0 and <= 10 && Math.Abs(result.Score - 10 * share) <= 0.05m && result.Passed == result.Score >= 6;
        }));

    private static Gen<Dictionary<string, IReadOnlyCollection<string>>> AnyAnswers() =>
        from picks in Gen.Elements("a", "b", "c", "dung", "sai", "forged").ArrayOf().ArrayOf(3)
        select Answers([.. picks.Select((pick, index) => ($"q{index + 1}", pick))]);

    private static QuizQuestion Question(string id, QuizQuestionKind kind, params QuizOption[] options) =>
        new() { Id = id, Kind = kind, Text = "?", Options = options, Explain = "." };

    private static Dictionary<string, IReadOnlyCollection<string>> Answers(params (string Question, string[] Chosen)[] answers) =>
        answers.ToDictionary(answer => answer.Question, IReadOnlyCollection<string> (answer) => answer.Chosen);
}
