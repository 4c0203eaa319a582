using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.OnlineSessions;

namespace Lms.Domain.Tests.OnlineSessions;

public sealed class PresenceTests
{
    private static readonly DateTimeOffset Midnight = new(2022, 12, 11, 17, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset DayEnd = Midnight.AddDays(1);

    // From four hours before the window to four after it, in seconds.
    private static readonly Arbitrary<(DateTimeOffset From, DateTimeOffset To)[]> Stays = (
        from start in Gen.Choose(-14_400, 100_800)
        from length in Gen.Choose(0, 20_000)
        select (Midnight.AddSeconds(start), Midnight.AddSeconds(start + length))).ArrayOf().ToArbitrary();

    [Fact]
    public void Merged_presence_is_never_longer_than_the_window() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Stays, stays => Covered(stays) <= DayEnd - Midnight));

    [Fact]
    public void Merged_presence_is_never_longer_than_all_stays_together() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Stays, stays => Covered(stays) <= TimeSpan.FromTicks(stays.Sum(s => (s.To - s.From).Ticks))));

    [Fact]
    public void The_order_of_the_stays_does_not_matter() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Stays, stays => Covered(stays) == Covered([.. stays.Reverse()]) && Covered(stays) == Covered([.. stays.OrderBy(s => s.To)])));

    [Fact]
    public void Splitting_a_stay_changes_nothing() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Stays, stays => Covered(stays) == Covered([.. stays.SelectMany(Split)])));

    [Fact]
    public void The_same_stay_in_two_tabs_counts_once() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Stays, stays => Covered(stays) == Covered([.. stays, .. stays])));

    [Fact]
    public void One_more_stay_never_takes_time_away() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Stays, Stays, (stays, more) => Covered([.. stays, .. more]) >= Covered(stays)));

    [Fact]
    public void Two_overlapping_stays_count_from_the_first_coming_to_the_last_going()
    {
        var covered = Covered([(Midnight.AddMinutes(10), Midnight.AddMinutes(40)), (Midnight.AddMinutes(30), Midnight.AddMinutes(50))]);
        covered.ShouldBe(TimeSpan.FromMinutes(40));
    }

    [Fact]
    public void Minutes_are_rounded_down()
    {
        var stay = PresenceInterval.InLesson(new(Guid.Empty), "bai-1", Midnight);
        stay.Extend(Midnight.AddSeconds(179));
        Presence.Minutes([stay], Midnight, DayEnd).ShouldBe(2);
    }

    private static TimeSpan Covered((DateTimeOffset From, DateTimeOffset To)[] stays) => Presence.Covered(stays, Midnight, DayEnd);

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Split((DateTimeOffset From, DateTimeOffset To) stay)
    {
        var middle = stay.From + (stay.To - stay.From) / 3;
        return [(stay.From, middle), (middle, stay.To)];
    }
}
