using Lms.Domain.Plans;

namespace Lms.Domain.Tests.Plans;

public class DeadlineTests
{
    private static readonly DateOnly Seventh = new(2022, 12, 7);

    [Fact]
    public void No_later_than_a_day_takes_the_whole_day_in_Viet_Nam()
    {
        var deadline = new Deadline(Seventh, DeadlineKind.NoLaterThan);
        deadline.IsOpenAt(Vietnam(2022, 12, 7, 23, 59, 59)).ShouldBeTrue();
        deadline.IsOpenAt(Vietnam(2022, 12, 8, 0, 0, 0)).ShouldBeFalse();
    }

    [Fact]
    public void Before_a_day_ends_with_the_day_before_it()
    {
        var deadline = new Deadline(Seventh, DeadlineKind.Before);
        deadline.IsOpenAt(Vietnam(2022, 12, 6, 23, 59, 59)).ShouldBeTrue();
        deadline.IsOpenAt(Vietnam(2022, 12, 7, 0, 0, 0)).ShouldBeFalse();
    }

    [Fact]
    public void The_clock_of_Viet_Nam_counts_and_not_that_of_Greenwich() =>
        new Deadline(Seventh, DeadlineKind.NoLaterThan).ClosesAt.At.ShouldBe(new DateTimeOffset(2022, 12, 7, 17, 0, 0, TimeSpan.Zero));

    private static DateTimeOffset Vietnam(int year, int month, int day, int hour, int minute, int second) => new(year, month, day, hour, minute, second, TimeSpan.FromHours(7));
}
