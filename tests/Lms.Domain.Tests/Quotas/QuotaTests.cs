using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;

namespace Lms.Domain.Tests.Quotas;

public class QuotaTests
{
    [Fact]
    public void Taking_more_seats_than_are_left_is_refused_and_takes_none()
    {
        var quota = Of(12);
        quota.Take(10).ShouldBeNull();
        quota.Take(3).ShouldBe(new QuotaExceeded(2, 3));
        quota.Taken.ShouldBe(10);
    }

    [Fact]
    public void A_quota_is_never_resized_below_what_is_taken()
    {
        var quota = Of(12);
        quota.Take(10).ShouldBeNull();
        quota.Resize(9).ShouldBe(new QuotaBelowTaken(10, 9));
        quota.Resize(-1).ShouldBe(new QuotaNegative());
        quota.Seats.ShouldBe(12);
        quota.Resize(10).ShouldBeNull();
        quota.Left.ShouldBe(0);
    }

    [Fact]
    public void Giving_back_more_than_was_taken_is_a_bug() => Should.Throw<ArgumentOutOfRangeException>(() => Of(12).Release(1));

    /// <summary>Whatever units and officers do, and in whatever order, no seat is held twice or comes from nowhere.</summary>
    [Fact]
    public void Any_sequence_of_takes_releases_and_resizes_keeps_taken_between_none_and_all_seats()
    {
        var step = from kind in Gen.Choose(0, 2) from amount in Gen.Choose(0, 30) select (Kind: kind, Amount: amount);
        var world = from seats in Gen.Choose(0, 40) from steps in Gen.ListOf(step) select (Seats: seats, Steps: steps);
        Check.QuickThrowOnFailure(Prop.ForAll(world.ToArbitrary(), w => Holds(w.Seats, w.Steps)));
    }

    private static bool Holds(int seats, IEnumerable<(int Kind, int Amount)> steps)
    {
        var quota = Of(seats);
        foreach (var (kind, amount) in steps)
        {
            var (before, held) = (quota.Seats, quota.Taken);
            var refused = Do(quota, kind, amount);
            if (refused && (quota.Seats, quota.Taken) != (before, held)) return false;
            if (!refused && kind == 0 && quota.Taken != held + amount) return false;
            if (quota.Taken < 0 || quota.Taken > quota.Seats || quota.Left != quota.Seats - quota.Taken) return false;
        }

        return true;
    }

    private static bool Do(Quota quota, int kind, int amount)
    {
        switch (kind)
        {
            case 0: return quota.Take(amount) is not null;
            case 1 when amount <= quota.Taken: quota.Release(amount); return false;
            case 1: return true;
            default: return quota.Resize(amount) is not null;
        }
    }

    private static Quota Of(int seats) => new(Id<TrainingPlan>.New(), Id<OrgUnit>.New(), seats);
}
