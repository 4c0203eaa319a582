using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Plans;

namespace Lms.Domain.Tests;

public class EndInstantTests
{
    private static readonly DateOnly Seventh = new(2022, 12, 7);

    [Fact]
    public void Midnight_is_the_end_of_the_day_before() =>
        new EndInstant(VietnamTime.StartOf(Seventh.AddDays(1))).ToVietnamese().ShouldBe("hết ngày 07/12/2022 (Thứ Tư)");

    [Fact]
    public void Within_a_day_the_hour_is_said_with_its_day() =>
        new EndInstant(VietnamTime.At(Seventh, new TimeOnly(10, 0))).ToVietnamese().ShouldBe("10:00 ngày 07/12/2022");

    [Fact]
    public void It_is_over_from_its_first_instant_on()
    {
        var end = new EndInstant(VietnamTime.StartOf(Seventh));
        end.IsOver(end.At.AddTicks(-1)).ShouldBeFalse();
        end.IsOver(end.At).ShouldBeTrue();
    }

    [Fact]
    public void Of_every_deadline_the_last_day_on_which_lists_are_taken_is_said()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 20_000).Zip(Gen.Elements(DeadlineKind.Before, DeadlineKind.NoLaterThan)).ToArbitrary(), drawn =>
        {
            var (days, kind) = drawn;
            var deadline = new Deadline(new DateOnly(2000, 1, 1).AddDays(days), kind);
            var last = deadline.ClosesAt.WholeDay!.Value;
            return deadline.IsOpenAt(VietnamTime.At(last, new TimeOnly(23, 59, 59)))
                && !deadline.IsOpenAt(VietnamTime.StartOf(last.AddDays(1)))
                && deadline.ClosesAt.ToVietnamese().StartsWith($"hết ngày {last:dd/MM/yyyy} (", StringComparison.Ordinal);
        }));
    }
}
