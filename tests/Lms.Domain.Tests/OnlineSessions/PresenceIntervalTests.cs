using Lms.Domain.OnlineSessions;

namespace Lms.Domain.Tests.OnlineSessions;

public sealed class PresenceIntervalTests
{
    private static readonly DateTimeOffset Start = new(2022, 12, 12, 1, 0, 0, TimeSpan.Zero);

    private readonly PresenceInterval _stay = PresenceInterval.InRoom(new(Guid.Empty), Id<OnlineSession>.New(), Start);

    [Fact]
    public void A_return_at_the_last_instant_of_the_grace_goes_on_with_the_stay() =>
        _stay.Reaches(Start + PresenceInterval.Grace).ShouldBeTrue();

    [Fact]
    public void A_return_just_after_the_grace_is_a_new_stay() =>
        _stay.Reaches(Start + PresenceInterval.Grace + TimeSpan.FromTicks(1)).ShouldBeFalse();

    [Fact]
    public void A_closed_stay_is_over_however_soon_one_returns()
    {
        _stay.Close();
        _stay.Reaches(Start).ShouldBeFalse();
    }

    [Fact]
    public void A_heartbeat_that_comes_late_does_not_shorten_the_stay()
    {
        _stay.Extend(Start.AddSeconds(30));
        _stay.Extend(Start.AddSeconds(15));
        _stay.Duration.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void The_grace_lasts_for_some_missed_heartbeats() =>
        (PresenceInterval.Grace / PresenceInterval.Heartbeat).ShouldBeGreaterThanOrEqualTo(3);
}
