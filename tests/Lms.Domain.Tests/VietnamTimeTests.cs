namespace Lms.Domain.Tests;

public sealed class VietnamTimeTests
{
    [Fact]
    public void The_day_changes_at_seventeen_hundred_utc()
    {
        VietnamTime.DateOf(new DateTimeOffset(2022, 12, 7, 16, 59, 59, TimeSpan.Zero)).ShouldBe(new DateOnly(2022, 12, 7));
        VietnamTime.DateOf(new DateTimeOffset(2022, 12, 7, 17, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2022, 12, 8));
    }

    [Fact]
    public void A_clock_time_becomes_its_instant_in_utc() =>
        VietnamTime.At(new DateOnly(2022, 12, 10), new TimeOnly(7, 30)).ShouldBe(new DateTimeOffset(2022, 12, 10, 0, 30, 0, TimeSpan.Zero));
}
