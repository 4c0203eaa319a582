using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;

namespace Lms.Domain.Tests.OnlineSessions;

public sealed class PollTests
{
    private static readonly DateTimeOffset Now = new(2022, 12, 12, 1, 0, 0, TimeSpan.Zero);
    private static readonly Id<Enrollment> Trainee = Id<Enrollment>.New();

    [Theory]
    [InlineData("", "Có", "Không")]
    [InlineData("Đã đọc bài 2?", "Có")]
    [InlineData("Đã đọc bài 2?", "Có", " Có ")]
    [InlineData("Đã đọc bài 2?", "1", "2", "3", "4", "5", "6", "7")]
    public void A_poll_without_a_question_or_with_too_few_or_many_options_is_refused(string question, params string[] options) =>
        Poll.Ask(Id<OnlineSession>.New(), question, options, Now).Refusal.ShouldBeOfType<PollNeedsQuestionAndOptions>();

    [Fact]
    public void Blank_options_are_left_out() =>
        Ask("Có", "", "Không", "  ").Options.ShouldBe(["Có", "Không"]);

    [Fact]
    public void A_second_vote_of_the_same_trainee_replaces_the_first()
    {
        var poll = Ask("Có", "Không");
        poll.Vote(Trainee, 0, Now).ShouldBeNull();
        poll.Vote(Trainee, 1, Now.AddMinutes(1)).ShouldBeNull();
        poll.Votes.ShouldHaveSingleItem().Option.ShouldBe(1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_vote_for_no_option_of_the_poll_is_refused(int option) =>
        Ask("Có", "Không").Vote(Trainee, option, Now).ShouldBeOfType<PollOptionUnknown>();

    [Fact]
    public void A_closed_poll_takes_no_vote_and_cannot_be_closed_again()
    {
        var poll = Ask("Có", "Không");
        poll.Close(Now).ShouldBeNull();
        poll.Vote(Trainee, 0, Now).ShouldBeOfType<PollClosed>();
        poll.Close(Now).ShouldBeOfType<PollClosed>();
        poll.Votes.ShouldBeEmpty();
    }

    private static Poll Ask(params string[] options) => Poll.Ask(Id<OnlineSession>.New(), "Thầy cô đã đọc bài 2 chưa?", options, Now).Value!;
}
