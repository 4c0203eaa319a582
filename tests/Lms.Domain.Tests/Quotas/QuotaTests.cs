using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;

namespace Lms.Domain.Tests.Quotas;

public class QuotaTests
{
    private static readonly Id<TrainingPlan> Plan = Id<TrainingPlan>.New();

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
        quota.Adjust(9, "x").ShouldBe(new QuotaBelowTaken(10, 9));
        quota.Adjust(-1, "x").ShouldBe(new QuotaNegative());
        quota.Seats.ShouldBe(12);
        quota.Adjust(10, "x").ShouldBeNull();
        quota.Left.ShouldBe(0);
    }

    [Fact]
    public void Giving_back_more_than_was_taken_is_a_bug() => Should.Throw<ArgumentOutOfRangeException>(() => Of(12).Release(1, QuotaEntryKind.Returned));

    [Fact]
    public void A_transfer_moves_unused_seats_alone_and_each_side_names_the_other_s_entry()
    {
        var (from, to) = (Of(12), new Quota(Plan, Id<OrgUnit>.New(), 4));
        from.Take(10).ShouldBeNull();
        from.TransferTo(to, 3, "x").ShouldBe(new SeatsInUse(2, 3));
        from.TransferTo(from, 1, "x").ShouldBe(new QuotaMovedToItself());
        (from.Seats, to.Seats).ShouldBe((12, 4), "a refused transfer moves nothing");

        var paper = new SupplementaryDocument("70/CV-SGDĐT", new DateOnly(2022, 12, 1));
        from.TransferTo(to, 2, " Đơn vị không cử đủ ", paper).ShouldBeNull();
        (from.Seats, to.Seats).ShouldBe((10, 6));
        var (given, got) = (from.Posted[^1], to.Posted[^1]);
        (given.Kind, got.Kind).ShouldBe((QuotaEntryKind.TransferredOut, QuotaEntryKind.TransferredIn));
        (given.CounterpartId, given.CounterpartNumber).ShouldBe((to.UnitId, got.Number));
        (got.CounterpartId, got.CounterpartNumber).ShouldBe((from.UnitId, given.Number));
        (given.Reason, given.DocumentNumber, given.DocumentDate).ShouldBe(("Đơn vị không cử đủ", paper.Number, paper.Date));
    }

    [Fact]
    public void A_substitution_leaves_the_balance_and_a_promotion_needs_a_free_seat()
    {
        var quota = Of(1);
        quota.Take(1).ShouldBeNull();
        quota.Promote(Id<Enrollment>.New(), null).ShouldBe(new NoFreeSeat());
        quota.Substitute(Id<Enrollment>.New(), "Ốm");
        quota.Withdraw(Id<Enrollment>.New(), "Ốm");
        quota.Promote(Id<Enrollment>.New(), null).ShouldBeNull();
        quota.Posted.Select(e => (e.Number, e.Kind, e.TakenChange)).ShouldBe([
            (1, QuotaEntryKind.Allocated, 0), (2, QuotaEntryKind.Submitted, 1), (3, QuotaEntryKind.Substituted, 0), (4, QuotaEntryKind.Withdrawn, -1), (5, QuotaEntryKind.Promoted, 1)]);
    }

    /// <summary>Whatever units and officers do, and in whatever order, no seat is held twice or comes from nowhere, and the ledger tells all of it.</summary>
    [Fact]
    public void After_any_sequence_of_acts_the_balance_is_the_sum_of_the_ledger_and_within_its_bounds()
    {
        var step = from kind in Gen.Choose(0, 6) from amount in Gen.Choose(0, 30) select (Kind: kind, Amount: amount);
        var world = from seats in Gen.Choose(0, 40) from other in Gen.Choose(0, 40) from steps in Gen.ListOf(step) select (Seats: seats, Other: other, Steps: steps);
        Check.QuickThrowOnFailure(Prop.ForAll(world.ToArbitrary(), w => Holds(Of(w.Seats), new Quota(Plan, Id<OrgUnit>.New(), w.Other), w.Steps)));
    }

    private static bool Holds(Quota quota, Quota other, IEnumerable<(int Kind, int Amount)> steps)
    {
        foreach (var (kind, amount) in steps)
        {
            var (seats, taken, entries, all) = (quota.Seats, quota.Taken, quota.Posted.Count, quota.Seats + other.Seats);
            var refused = Do(quota, other, kind, amount);
            if (refused && (quota.Seats, quota.Taken, quota.Posted.Count) != (seats, taken, entries)) return false;
            if (kind != 2 && quota.Seats + other.Seats != all) return false;
            if (!IsSum(quota) || !IsSum(other)) return false;
        }

        return true;
    }

    private static bool IsSum(Quota quota)
    {
        var (seats, taken) = (0, 0);
        foreach (var (i, entry) in quota.Posted.Index())
        {
            (seats, taken) = (seats + entry.SeatsChange, taken + entry.TakenChange);
            if (entry.Number != i + 1 || (entry.Seats, entry.Taken) != (seats, taken) || taken < 0 || taken > seats) return false;
        }

        return (quota.Seats, quota.Taken, quota.Left, quota.LastEntry) == (seats, taken, seats - taken, quota.Posted.Count);
    }

    private static bool Do(Quota quota, Quota other, int kind, int amount)
    {
        switch (kind)
        {
            case 0: return quota.Take(amount) is not null;
            case 1 when amount <= quota.Taken: quota.Release(amount, QuotaEntryKind.Rejected); return false;
            case 2: return quota.Adjust(amount, "x") is not null;
            case 3 when amount > 0: return quota.TransferTo(other, amount, "x") is not null;
            case 4 when quota.Taken > 0: quota.Withdraw(Id<Enrollment>.New(), "x"); return false;
            case 5: return quota.Promote(Id<Enrollment>.New(), null) is not null;
            case 6 when amount > 0: return other.TransferTo(quota, amount, "x") is not null;
            default: return true;
        }
    }

    private static Quota Of(int seats) => new(Plan, Id<OrgUnit>.New(), seats);
}
