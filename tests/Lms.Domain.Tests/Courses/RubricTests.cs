using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Courses;

namespace Lms.Domain.Tests.Courses;

public class RubricTests
{
    private static readonly Rubric Rubric = new() { MaxScore = 10, Step = 0.25m, Criteria = [Criterion("plan", 4), Criterion("day", 6)] };

    [Fact]
    public void The_total_adds_up_every_criterion() => Rubric.Total(Scores(3.25m, 5.5m)).Value.ShouldBe(8.75m);

    [Fact]
    public void Zero_is_a_score_and_full_marks_are_the_maximum()
    {
        Rubric.Total(Scores(0, 0)).Succeeded.ShouldBeTrue();
        Rubric.Total(Scores(4, 6)).Value.ShouldBe(Rubric.MaxScore);
    }

    [Fact]
    public void A_criterion_without_a_score_is_refused() =>
        Rubric.Total(new Dictionary<string, decimal> { ["plan"] = 3 }).Refusal.ShouldBe(new RubricScoreMissing("day title"));

    [Theory]
    [InlineData(-0.25)]
    [InlineData(4.25)]
    public void A_score_outside_its_range_is_refused(double score) =>
        Rubric.Total(Scores((decimal)score, 5)).Refusal.ShouldBe(new RubricScoreOutOfRange("plan title", (decimal)score, 4));

    [Fact]
    public void A_score_between_two_steps_is_refused() =>
        Rubric.Total(Scores(3.3m, 5)).Refusal.ShouldBe(new RubricScoreOffStep("plan title", 3.3m, 0.25m));

    [Fact]
    public void A_score_for_a_criterion_that_is_not_there_is_refused() =>
        Rubric.Total(new Dictionary<string, decimal> { ["plan"] = 3, ["day"] = 5, ["charm"] = 2 }).Refusal.ShouldBe(new RubricCriterionUnknown("charm"));

    [Theory]
    [InlineData(4, "good")]
    [InlineData(2, "good")]
    [InlineData(1.75, "weak")]
    [InlineData(0, "weak")]
    public void A_score_falls_into_the_highest_level_it_reaches(double score, string level) =>
        Rubric.Criteria[0].LevelOf((decimal)score).Text.ShouldBe(level);

    [Fact]
    public void A_total_is_given_exactly_when_every_score_is_a_step_within_its_range() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(-10, 70).Two().ToArbitrary(), pair =>
        {
            var (plan, day) = (pair.Item1 / 8m, pair.Item2 / 8m);
            var fits = Fits(plan, 4) && Fits(day, 6);
            var total = Rubric.Total(Scores(plan, day));
            return total.Succeeded == fits && (!fits || total.Value == plan + day);
        }));

    private static bool Fits(decimal score, decimal max) => score >= 0 && score <= max && score * 4 == decimal.Truncate(score * 4);

    private static Dictionary<string, decimal> Scores(decimal plan, decimal day) => new() { ["plan"] = plan, ["day"] = day };

    private static RubricCriterion Criterion(string id, decimal max) =>
        new() { Id = id, Title = $"{id} title", TitleEn = id, Max = max, Levels = [new(2, "good"), new(0, "weak")] };
}
