using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Quotas;

namespace Lms.Domain.Tests.Quotas;

public class ProportionalAllocationTests
{
    private static readonly Arbitrary<(int Places, int[] Teachers)> Worlds = (
        from places in Gen.Choose(0, 3000)
        from teachers in Gen.NonEmptyListOf(Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 400)), (1, Gen.Choose(100_000, 1_000_000))))
        where teachers.Any(t => t > 0)
        select (places, teachers.ToArray())).ToArbitrary();

    [Fact]
    public void The_seats_left_over_go_to_the_largest_remainders() =>
        // 228 × 100/1000 = 22.8, × 333/1000 = 75.924, × 567/1000 = 129.276
        ProportionalAllocation.Divide(228, [100, 333, 567]).ShouldBe([23, 76, 129]);

    [Fact]
    public void Of_equal_remainders_the_larger_unit_comes_first_and_then_the_list()
    {
        ProportionalAllocation.Divide(1, [5, 5, 5]).ShouldBe([1, 0, 0]);
        // 2 × 1/4 and 2 × 3/4 both leave a half.
        ProportionalAllocation.Divide(2, [1, 3]).ShouldBe([0, 2]);
        ProportionalAllocation.Divide(2, [3, 1]).ShouldBe([2, 0]);
    }

    [Fact]
    public void The_sum_is_the_places_and_nobody_is_a_whole_seat_away_from_its_share() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Worlds, w =>
        {
            var seats = ProportionalAllocation.Divide(w.Places, w.Teachers);
            var all = w.Teachers.Sum(t => (long)t);
            return seats.Sum() == w.Places
                && seats.Zip(w.Teachers).All(p => p.First >= 0 && Math.Abs((p.First * all) - ((long)w.Places * p.Second)) < all);
        }));

    [Fact]
    public void The_same_numbers_give_the_same_seats_and_more_teachers_never_fewer() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Worlds, w =>
        {
            var seats = ProportionalAllocation.Divide(w.Places, w.Teachers);
            var pairs = seats.Zip(w.Teachers).OrderBy(p => p.Second).ToList();
            return seats.SequenceEqual(ProportionalAllocation.Divide(w.Places, w.Teachers))
                && pairs.Zip(pairs.Skip(1)).All(p => p.First.Second == p.Second.Second || p.First.First <= p.Second.First);
        }));

    [Fact]
    public void Places_cannot_be_divided_among_no_teachers()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ProportionalAllocation.Divide(3, [0, 0]));
        ProportionalAllocation.Divide(0, [0, 0]).ShouldBe([0, 0]);
    }
}
