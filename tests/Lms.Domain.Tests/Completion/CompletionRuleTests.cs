using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Attendance;
using Lms.Domain.Completion;

namespace Lms.Domain.Tests.Completion;

public class CompletionRuleTests
{
    private static readonly CompletionPolicy AttendanceAlone = new() { OnlineMinutes = 0, OnlineTasks = 0, PracticumMin = null };

    [Theory]
    [InlineData(4, 3, RequirementState.NotMet)] // 75 %: the trap of four blocks (DOMAIN §0.6)
    [InlineData(4, 4, RequirementState.Met)]
    [InlineData(5, 4, RequirementState.Met)] // exactly 80 %
    [InlineData(8, 7, RequirementState.Met)] // 87.5 %
    [InlineData(8, 6, RequirementState.NotMet)]
    public void Eighty_percent_of_few_blocks_is_counted_in_whole_blocks(int blocks, int attended, RequirementState expected) =>
        Attendance(AttendanceAlone, Marks(blocks, attended)).State.ShouldBe(expected);

    [Fact]
    public void An_unmarked_block_that_could_still_decide_leaves_the_requirement_open()
    {
        Attendance(AttendanceAlone, [Block(AttendanceStatus.Present), Block(AttendanceStatus.Unmarked)]).State.ShouldBe(RequirementState.Open);
        Attendance(AttendanceAlone, [.. Marks(4, 4), Block(AttendanceStatus.Unmarked)]).State.ShouldBe(RequirementState.Met);
        Attendance(AttendanceAlone, [.. Marks(4, 2), Block(AttendanceStatus.Unmarked)]).State.ShouldBe(RequirementState.NotMet);
    }

    [Theory]
    [InlineData(15, RequirementState.Met)]
    [InlineData(16, RequirementState.NotMet)]
    public void Being_late_counts_up_to_the_grace_and_not_a_minute_more(int minutes, RequirementState expected) =>
        Attendance(AttendanceAlone, [Block(AttendanceStatus.Late, minutes)]).State.ShouldBe(expected);

    [Theory]
    [InlineData(ExcusedRule.Absent, RequirementState.NotMet, 4)]
    [InlineData(ExcusedRule.MakeUp, RequirementState.NotMet, 4)]
    [InlineData(ExcusedRule.Neutral, RequirementState.Met, 3)]
    public void An_excused_absence_counts_as_the_policy_says(ExcusedRule rule, RequirementState expected, int of)
    {
        var result = Attendance(AttendanceAlone with { ExcusedCountsAs = rule }, [.. Marks(3, 3), Block(AttendanceStatus.Excused)]);
        result.State.ShouldBe(expected);
        result.Of.ShouldBe(of);
    }

    [Fact]
    public void By_minutes_what_was_missed_is_subtracted_from_the_minutes()
    {
        var result = Attendance(AttendanceAlone with { Base = AttendanceBase.AllMinutes }, [Block(AttendanceStatus.Late, 84), Block(AttendanceStatus.Present)]);
        (result.Achieved, result.Of, result.State).ShouldBe((336, 420, RequirementState.Met)); // exactly 80 %
        Attendance(AttendanceAlone with { Base = AttendanceBase.AllMinutes }, [Block(AttendanceStatus.Late, 85), Block(AttendanceStatus.Present)])
            .State.ShouldBe(RequirementState.NotMet);
    }

    [Fact]
    public void Of_all_sessions_one_absence_in_eight_is_87_5_percent()
    {
        var policy = CompletionPolicy.Default with { Base = AttendanceBase.AllSessions };
        var result = CompletionRule.Evaluate(policy, new CompletionInputs(Marks(4, 3), 180, 3, 5)).Requirements[0];
        (result.Achieved, result.Of, result.State).ShouldBe((7, 8, RequirementState.Met));
    }

    [Fact]
    public void A_practicum_without_a_score_is_open_and_one_below_the_least_is_not_met()
    {
        Practicum(null).ShouldBe(RequirementState.Open);
        Practicum(4.75m).ShouldBe(RequirementState.NotMet);
        Practicum(5m).ShouldBe(RequirementState.Met);

        static RequirementState Practicum(decimal? score) =>
            CompletionRule.Evaluate(CompletionPolicy.Default, new CompletionInputs([], 180, 3, score)).Requirements.Single(r => r.Requirement == Requirement.Practicum).State;
    }

    [Fact]
    public void More_attendance_never_turns_met_into_not_met()
    {
        var statuses = Enum.GetValues<AttendanceStatus>();
        var block = from status in Gen.Elements(statuses)
                    from missed in Gen.Choose(1, 209)
                    select Block(status, status is AttendanceStatus.Late or AttendanceStatus.LeftEarly ? missed : 0);
        var cases = from blocks in Gen.ListOf(block)
                    where blocks.Count > 0
                    from at in Gen.Choose(0, blocks.Count - 1)
                    from policyBase in Gen.Elements(Enum.GetValues<AttendanceBase>())
                    from excused in Gen.Elements(Enum.GetValues<ExcusedRule>())
                    from percent in Gen.Choose(0, 100)
                    select (blocks, at, policy: AttendanceAlone with { Base = policyBase, ExcusedCountsAs = excused, MinPercent = percent });
        Check.QuickThrowOnFailure(Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var before = Attendance(c.policy, [.. c.blocks]);
            var after = Attendance(c.policy, [.. c.blocks.Select((b, i) => i == c.at ? Block(AttendanceStatus.Present) : b)]);
            return before.State != RequirementState.Met || after.State == RequirementState.Met;
        }));
    }

    private static RequirementResult Attendance(CompletionPolicy policy, IReadOnlyList<BlockInput> blocks) =>
        CompletionRule.Evaluate(policy, new CompletionInputs(blocks, 0, 0, null)).Requirements.Single(r => r.Requirement == Requirement.Attendance);

    private static List<BlockInput> Marks(int blocks, int attended) =>
        [.. Enumerable.Range(1, blocks).Select(i => Block(i <= attended ? AttendanceStatus.Present : AttendanceStatus.Unexcused))];

    private static BlockInput Block(AttendanceStatus status, int missed = 0) => new(1, 210, status, missed);
}
