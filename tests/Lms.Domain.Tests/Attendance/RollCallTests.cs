using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;

namespace Lms.Domain.Tests.Attendance;

public sealed class RollCallTests
{
    private static readonly Id<TrainingPlan> Plan = Id<TrainingPlan>.New();
    private static readonly Session Block = new(Plan, 1, new DateOnly(2022, 12, 10), new TimeOnly(7, 30), new TimeOnly(11, 0));
    private static readonly ClassGroup Class = new(Plan, 1, ClassGroup.DefaultName(1), "");
    private static readonly DateTimeOffset Start = Block.StartsAt;
    private static readonly Guid Trainer = Guid.CreateVersion7();
    private static readonly Guid Officer = Guid.CreateVersion7();

    private readonly Id<Enrollment>[] _trainees = [Id<Enrollment>.New(), Id<Enrollment>.New(), Id<Enrollment>.New()];

    [Fact]
    public void It_opens_half_an_hour_before_the_block_and_says_so_to_who_comes_earlier()
    {
        var opensAt = Start.AddMinutes(-30);
        RollCall.Open(Class, Block, _trainees, Trainer, opensAt.AddTicks(-1)).Refusal.ShouldBe(new RollCallNotOpenYet(opensAt));
        RollCall.Open(Class, Block, _trainees, Trainer, opensAt).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Everybody_is_unmarked_at_first_and_a_mark_keeps_before_and_after()
    {
        var call = Open();
        call.Records.ShouldAllBe(r => r.Mark == AttendanceMark.Unmarked);
        call.Mark(_trainees[0], AttendanceMark.Present, By(Trainer, Start)).ShouldBeNull();
        call.Mark(_trainees[0], new AttendanceMark(AttendanceStatus.Late, 12), By(Trainer, Start.AddMinutes(12))).ShouldBeNull();
        call.Changes.Select(c => (c.BeforeStatus, c.AfterStatus, c.AfterMinutes)).ShouldBe(
            [(AttendanceStatus.Unmarked, AttendanceStatus.Present, 0), (AttendanceStatus.Present, AttendanceStatus.Late, 12)]);
        call.Records.Single(r => r.EnrollmentId == _trainees[0]).Version.ShouldBe(2);
    }

    [Fact]
    public void The_same_mark_again_is_no_change()
    {
        var call = Open();
        call.Mark(_trainees[0], AttendanceMark.Present, By(Trainer, Start));
        call.Mark(_trainees[0], AttendanceMark.Present, By(Officer, Start)).ShouldBeNull();
        call.Changes.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(AttendanceStatus.Late, 0, false)]
    [InlineData(AttendanceStatus.Late, 1, true)]
    [InlineData(AttendanceStatus.Late, 209, true)]
    [InlineData(AttendanceStatus.Late, 210, false)]
    [InlineData(AttendanceStatus.LeftEarly, -1, false)]
    [InlineData(AttendanceStatus.Present, 5, false)]
    [InlineData(AttendanceStatus.Excused, 0, true)]
    public void Minutes_are_from_one_to_less_than_the_block_and_only_for_who_was_late_or_left(AttendanceStatus status, int minutes, bool allowed) =>
        (Open().Mark(_trainees[0], new AttendanceMark(status, minutes), By(Trainer, Start)) is null).ShouldBe(allowed);

    [Fact]
    public void A_stranger_is_not_marked() => Open().Mark(Id<Enrollment>.New(), AttendanceMark.Present, By(Trainer, Start)).ShouldBe(new TraineeNotInClass());

    [Fact]
    public void A_correction_after_the_close_needs_a_reason()
    {
        var call = Closed();
        call.Mark(_trainees[0], AttendanceMark.Present, By(Trainer, Start.AddHours(5))).ShouldBe(new ReasonMissing());
        call.Mark(_trainees[0], AttendanceMark.Present, By(Trainer, Start.AddHours(5), reason: "  ")).ShouldBe(new ReasonMissing());
        call.Mark(_trainees[0], AttendanceMark.Present, By(Trainer, Start.AddHours(5), reason: " đến muộn, có giấy ")).ShouldBeNull();
        var change = call.Changes.Single();
        (change.Method, change.Reason).ShouldBe((MarkMethod.Correction, "đến muộn, có giấy"));
        call.Close(Trainer, Start.AddHours(6)).ShouldBe(new RollCallClosed());
    }

    [Fact]
    public void It_locks_exactly_24_hours_after_the_close_and_then_takes_an_officer_who_did_not_close_it()
    {
        var call = Closed(by: Officer);
        var lockedAt = call.ClosedAt!.Value.AddHours(24);
        call.StateAt(lockedAt.AddTicks(-1)).ShouldBe(RollCallState.Closed);
        call.StateAt(lockedAt).ShouldBe(RollCallState.Locked);
        call.Mark(_trainees[0], AttendanceMark.Present, By(Trainer, lockedAt.AddTicks(-1), reason: "nhầm")).ShouldBeNull();
        call.Mark(_trainees[1], AttendanceMark.Present, By(Trainer, lockedAt, reason: "nhầm")).ShouldBe(new CorrectionNeedsSecondPerson());
        call.Mark(_trainees[1], AttendanceMark.Present, By(Officer, lockedAt, officer: true, reason: "nhầm")).ShouldBe(new CorrectionNeedsSecondPerson());
        call.Mark(_trainees[1], AttendanceMark.Present, By(Guid.CreateVersion7(), lockedAt, officer: true)).ShouldBe(new ReasonMissing());
        call.Mark(_trainees[1], AttendanceMark.Present, By(Guid.CreateVersion7(), lockedAt, officer: true, reason: "đính chính theo phiếu ký")).ShouldBeNull();
    }

    [Fact]
    public void Who_moved_away_unmarked_is_taken_out_and_who_was_marked_stays()
    {
        var call = Open();
        call.Mark(_trainees[0], AttendanceMark.Present, By(Trainer, Start));
        call.Exclude(_trainees[0]);
        call.Exclude(_trainees[1]);
        call.Include(_trainees[2]);
        call.Records.Select(r => r.EnrollmentId).ShouldBe([_trainees[0], _trainees[2]]);
    }

    private RollCall Open() => RollCall.Open(Class, Block, _trainees, Trainer, Start).Value!;

    private RollCall Closed(Guid? by = null)
    {
        var call = Open();
        call.Close(by ?? Trainer, Start.AddHours(4)).ShouldBeNull();
        return call;
    }

    private static Marker By(Guid account, DateTimeOffset at, bool officer = false, string? reason = null) =>
        new(Guid.CreateVersion7(), account, at, MarkMethod.OneByOne, officer, reason);
}
