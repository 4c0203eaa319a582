using Lms.Domain.Classes;
using Lms.Domain.OnlineSessions;

namespace Lms.Domain.Tests.OnlineSessions;

public sealed class OnlineSessionTests
{
    private static readonly DateTimeOffset From = new(2022, 12, 11, 17, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddDays(1);

    private readonly OnlineSession _room = new(Id<ClassGroup>.New(), "Lớp 1");

    [Fact]
    public void A_room_opens_from_the_first_instant_of_the_online_day_but_not_at_its_end()
    {
        _room.Open(From.AddTicks(-1), From, To).ShouldBeOfType<OutsideOnlineWindow>();
        _room.Open(To, From, To).ShouldBeOfType<OutsideOnlineWindow>();
        _room.Open(From, From, To).ShouldBeNull();
    }

    [Fact]
    public void A_closed_room_can_be_opened_again_on_the_same_day_and_keeps_its_first_opening()
    {
        _room.Open(From, From, To);
        _room.Close(From.AddHours(1)).ShouldBeNull();
        _room.Open(From.AddHours(2), From, To).ShouldBeNull();
        _room.OpenedAt.ShouldBe(From);
        _room.ClosedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("https://meet.google.com/abc-defg-hij")]
    [InlineData("  https://zoom.us/j/123456789  ")]
    public void A_meeting_link_over_https_is_taken(string url)
    {
        _room.MeetAt(url).ShouldBeNull();
        _room.MeetingUrl.ShouldBe(url.Trim());
    }

    [Theory]
    [InlineData("http://zoom.us/j/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("zoom.us/j/1")]
    public void Any_other_link_is_refused_and_the_old_one_stays(string url)
    {
        _room.MeetAt("https://zoom.us/j/1");
        _room.MeetAt(url).ShouldBeOfType<MeetingUrlInvalid>();
        _room.MeetingUrl.ShouldBe("https://zoom.us/j/1");
    }

    [Fact]
    public void An_empty_link_takes_the_link_away()
    {
        _room.MeetAt("https://zoom.us/j/1");
        _room.MeetAt(" ").ShouldBeNull();
        _room.MeetingUrl.ShouldBeNull();
    }
}
