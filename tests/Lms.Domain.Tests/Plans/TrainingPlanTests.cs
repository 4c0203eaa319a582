using Lms.Domain.Completion;
using Lms.Domain.Plans;

namespace Lms.Domain.Tests.Plans;

public class TrainingPlanTests
{
    private static readonly DateTimeOffset Now = new(2022, 11, 18, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Saturday = new(2022, 12, 10);
    private static readonly SessionTime Morning = new(Saturday, new(7, 30), new(11, 0));
    private static readonly SessionTime Afternoon = new(Saturday, new(13, 30), new(17, 0));

    [Fact]
    public void Blocks_are_numbered_in_order_of_time_however_they_were_typed()
    {
        var plan = Draft(Details with { Sessions = [Afternoon, Morning] });
        plan.Sessions.OrderBy(s => s.Ordinal).Select(s => s.IsMorning).ShouldBe([true, false]);
        plan.Sessions.ShouldAllBe(s => s.Minutes == 210);
    }

    [Fact]
    public void Blocks_that_overlap_are_refused_and_named() =>
        TrainingPlan.Write(Details with { Sessions = [Afternoon, Morning with { Ends = new(13, 31) }] }, Now).Refusal.ShouldBe(new SessionsOverlap(1, 2));

    [Fact]
    public void A_block_may_begin_when_the_one_before_it_ends() =>
        TrainingPlan.Write(Details with { Sessions = [Afternoon, Morning with { Ends = new(13, 30) }] }, Now).Succeeded.ShouldBeTrue();

    [Fact]
    public void A_block_that_ends_before_it_starts_is_refused() =>
        TrainingPlan.Write(Details with { Sessions = [Morning with { Ends = new(7, 30) }] }, Now).Refusal.ShouldBe(new SessionEndsBeforeStart(1));

    [Fact]
    public void Windows_without_a_day_a_missing_title_and_no_places_are_refused()
    {
        TrainingPlan.Write(Details with { OnlineTo = Details.OnlineFrom }, Now).Refusal.ShouldBe(new OnlineWindowEmpty());
        TrainingPlan.Write(Details with { PracticumTo = Details.PracticumFrom.AddDays(-1) }, Now).Refusal.ShouldBe(new PracticumWindowEmpty());
        TrainingPlan.Write(Details with { Title = " " }, Now).Refusal.ShouldBe(new PlanTitleMissing());
        TrainingPlan.Write(Details with { Places = 0 }, Now).Refusal.ShouldBe(new PlacesMustBePositive());
    }

    [Theory]
    [InlineData(DeadlineKind.Before, true)]
    [InlineData(DeadlineKind.NoLaterThan, false)]
    public void The_lists_are_due_before_the_first_block_starts(DeadlineKind kind, bool taken) =>
        TrainingPlan.Write(Details with { Deadline = new Deadline(Saturday, kind) }, Now).Succeeded.ShouldBe(taken);

    [Theory]
    [InlineData(101, 180, 5)]
    [InlineData(80, -1, 5)]
    [InlineData(80, 180, 11)]
    public void A_policy_that_nobody_can_meet_is_refused(int percent, int minutes, int score) =>
        TrainingPlan.Write(Details with { Policy = new CompletionPolicy { MinPercent = percent, OnlineMinutes = minutes, PracticumMin = score } }, Now).Refusal.ShouldBe(new PolicyOutOfRange());

    [Fact]
    public void A_plan_is_issued_only_when_its_quotas_add_up_to_its_places()
    {
        var plan = Draft(Details);
        plan.Issue("72/KH", Saturday, "Giám đốc", 227).ShouldBe(new PlacesNotAllocated(228, 227));
        plan.Issue("72/KH", Saturday, "Giám đốc", 229).ShouldBe(new PlacesNotAllocated(228, 229));
        plan.State.ShouldBe(PlanState.Draft);
        plan.Issue("72/KH", Saturday, "Giám đốc", 228).ShouldBeNull();
        plan.State.ShouldBe(PlanState.Issued);
    }

    [Fact]
    public void A_plan_is_issued_with_a_number_a_signer_and_at_least_one_block()
    {
        Draft(Details).Issue(" ", Saturday, "Giám đốc", 228).ShouldBe(new PlanNeedsNumber());
        Draft(Details).Issue("72/KH", Saturday, "", 228).ShouldBe(new PlanNeedsSigner());
        Draft(Details with { Sessions = [] }).Issue("72/KH", Saturday, "Giám đốc", 228).ShouldBe(new PlanNeedsSession());
    }

    [Fact]
    public void An_issued_plan_is_not_revised_and_not_issued_again()
    {
        var plan = Issued();
        plan.Revise(Details).ShouldBe(new PlanNotInState(PlanState.Issued));
        plan.Issue("73/KH", Saturday, "Giám đốc", 228).ShouldBe(new PlanNotInState(PlanState.Issued));
        plan.Number.ShouldBe("72/KH");
    }

    [Fact]
    public void The_places_of_an_issued_plan_can_follow_its_quotas_and_those_of_a_draft_cannot()
    {
        var plan = Issued();
        plan.AdjustPlaces(230).ShouldBeNull();
        plan.Places.ShouldBe(230);
        plan.AdjustPlaces(0).ShouldBe(new PlacesMustBePositive());
        Draft(Details).AdjustPlaces(1).ShouldBe(new PlanNotInState(PlanState.Draft));
    }

    [Fact]
    public void A_plan_is_cancelled_with_a_reason_until_trainees_are_convened()
    {
        Draft(Details).Cancel(" ").ShouldBe(new ReasonMissing());
        Draft(Details).Cancel("Chưa có kinh phí").ShouldBeNull();
        Issued().Cancel("Chưa có kinh phí").ShouldBeNull();
        var running = Issued();
        running.Begin().ShouldBeNull();
        running.Cancel("Chưa có kinh phí").ShouldBe(new PlanNotInState(PlanState.InProgress));
    }

    [Fact]
    public void Lists_of_a_cancelled_plan_are_closed()
    {
        var plan = Issued();
        plan.ListsOpenAt(Now).ShouldBeTrue();
        plan.Cancel("Hoãn sang năm sau").ShouldBeNull();
        plan.ListsOpenAt(Now).ShouldBeFalse();
    }

    [Fact]
    public void A_plan_is_closed_once_every_completion_is_signed()
    {
        var plan = Issued();
        plan.Begin().ShouldBeNull();
        plan.Close(1).ShouldBe(new CompletionsUnsigned(1));
        plan.Close(0).ShouldBeNull();
        plan.State.ShouldBe(PlanState.Closed);
    }

    private static PlanDetails Details => new()
    {
        Title = "Bồi dưỡng giáo viên tiếng Anh",
        CourseSlug = "boi-duong-tieng-anh-2022",
        Objectives = "",
        LegalBases = [],
        Venue = "15 Khúc Thừa Dụ",
        Sessions = [Morning, Afternoon],
        OnlineFrom = VietnamTime.StartOf(new DateOnly(2022, 12, 12)),
        OnlineTo = VietnamTime.StartOf(new DateOnly(2022, 12, 13)),
        PracticumFrom = new DateOnly(2022, 12, 13),
        PracticumTo = new DateOnly(2022, 12, 17),
        Deadline = new Deadline(new DateOnly(2022, 12, 7), DeadlineKind.NoLaterThan),
        Places = 228,
        Policy = CompletionPolicy.Default,
    };

    private static TrainingPlan Draft(PlanDetails details) => TrainingPlan.Write(details, Now).Value!;

    private static TrainingPlan Issued()
    {
        var plan = Draft(Details);
        plan.Issue("72/KH", new DateOnly(2022, 11, 18), "Giám đốc", 228).ShouldBeNull();
        return plan;
    }
}
