using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.OrgUnits;

namespace Lms.Domain.Tests.OrgUnits;

public sealed class ReorganisationTests
{
    private static readonly DateOnly July = new(2025, 7, 1);
    private static readonly DateOnly June = new(2025, 6, 30);

    /// <summary>What was done to the world, as numbers: kind, whom, whereto, days after the one before.</summary>
    private static readonly Arbitrary<(int Kind, int Whom, int Where, int Days)[]> Deeds = (
        from deeds in Gen.ArrayOf(from kind in Gen.Choose(0, 4) from whom in Gen.Choose(0, 30) from other in Gen.Choose(0, 30) from days in Gen.Choose(0, 90) select (kind, whom, other, days))
        select deeds.Take(10).ToArray()).ToArbitrary();

    [Fact]
    public void Districts_give_way_to_wards_and_schools_go_where_they_are_sent()
    {
        var world = new UnitWorld();
        world.Do(UnitChangeKind.Split, July, ["Q1"], successors: ["P1", "P2"], homes: ("Q1-1", "P1")).Value!
            .Homeless.Select(h => h.Code).ShouldBe(["Q1-2", "Q1-3"], ignoreOrder: true);

        world = new UnitWorld();
        var done = world.Do(UnitChangeKind.Split, July, ["Q1"], successors: ["P1", "P2"], homes: [("Q1-1", "P1"), ("Q1-2", "P2"), ("Q1-3", "P2")]).Value!;
        done.Homeless.ShouldBeEmpty();
        world["Q1"].ValidTo.ShouldBe(June);
        (world["P1"].ValidFrom, world["P1"].ParentOn(July)).ShouldBe((July, world["SO"].Id));
        (world["Q1-3"].ParentOn(June), world["Q1-3"].ParentOn(July)).ShouldBe((world["Q1"].Id, world["P2"].Id));

        var map = world.Map.At(July);
        map.Place(world["Q1"].Id).IsDivided.ShouldBeTrue();
        map.Place(world["Q1"].Id, world["Q1-3"].Id).Unit.ShouldBe(world["P2"].Id);
        world.Map.At(June).Place(world["P1"].Id).Unit.ShouldBe(world["Q1"].Id);
    }

    [Fact]
    public void A_merge_takes_along_what_stands_below_and_may_be_into_one_that_goes_on()
    {
        var world = new UnitWorld();
        world.Do(UnitChangeKind.Merge, July, ["Q1", "Q2"], successors: ["Q1"]).Value!.Homeless.ShouldBeEmpty();
        (world["Q1"].ValidTo, world["Q2"].ValidTo).ShouldBe((null, June));
        world.Forest.ChildrenOn(world["Q1"].Id, July).Count().ShouldBe(6);
        world.Map.At(July).Place(world["Q2"].Id).Unit.ShouldBe(world["Q1"].Id);
        world.Do(UnitChangeKind.Merge, July, ["Q1"], successors: ["P9"]).Refusal.ShouldBe(new MergeNeedsTwo());
        world.Do(UnitChangeKind.Split, July, ["Q1"], successors: ["P9"]).Refusal.ShouldBe(new SplitNeedsTwo());
    }

    [Fact]
    public void What_is_split_and_merged_again_stands_in_the_old_place_both_ways()
    {
        var world = new UnitWorld();
        world.Do(UnitChangeKind.Split, July, ["Q1"], successors: ["P1", "P2"], homes: [("Q1-1", "P1"), ("Q1-2", "P2"), ("Q1-3", "P2")]).Refusal.ShouldBeNull();
        var later = July.AddDays(100);
        world.Do(UnitChangeKind.Merge, later, ["P1", "P2"], successors: ["P3"]).Value!.Homeless.ShouldBeEmpty();
        world.Map.At(later).Place(world["Q1"].Id).Unit.ShouldBe(world["P3"].Id);
        world.Map.At(June).Place(world["P3"].Id).Unit.ShouldBe(world["Q1"].Id);
        world.Forest.ChildrenOn(world["P3"].Id, later).Select(u => u.Code).ShouldBe(["Q1-1", "Q1-2", "Q1-3"], ignoreOrder: true);
    }

    /// <summary>Whatever is decided, and in whatever order: each day has one name, nobody stands below themselves or below nobody.</summary>
    [Fact]
    public void No_day_is_without_exactly_one_name_and_no_tree_has_a_ring_or_a_loose_branch() =>
        Prop.ForAll(Deeds, deeds =>
        {
            var world = Replay(deeds);
            var days = world.Forest.Units.SelectMany(u => u.Periods()).SelectMany(p => new[] { p.From.AddDays(-1), p.From, p.From.AddDays(1) }).Distinct().ToList();
            return world.Forest.BelowItself(UnitWorld.Start) is null && world.Forest.HomelessFrom(UnitWorld.Start).Count == 0
                && world.Forest.Units.All(u => days.All(d => Covers(u, d)));
        }).QuickCheckThrowOnFailure();

    /// <summary>Seats of any units, added up under the map of any day, are as many as before.</summary>
    [Fact]
    public void Totals_are_equal_under_either_map() =>
        Prop.ForAll(Deeds, Gen.ArrayOf(Gen.Choose(0, 50)).ToArbitrary(), (deeds, seats) =>
        {
            var world = Replay(deeds);
            var figures = world.Forest.Units.Zip(seats, (u, s) => new MappedFigure(u.Id, null, s)).ToList();
            return new[] { UnitWorld.Start, new DateOnly(2021, 1, 1), new DateOnly(2030, 1, 1) }
                .All(day => world.Map.At(day).Sum(figures).Sum(line => line.Total) == figures.Sum(f => f.Count));
        }).QuickCheckThrowOnFailure();

    private static bool Covers(OrgUnit unit, DateOnly day)
    {
        var holding = unit.Periods().Where(p => p.From <= day && (p.To is null || day <= p.To)).ToList();
        return unit.ExistsOn(day) ? holding.Count == 1 && holding[0].Name == unit.NameOn(day) && holding[0].ParentId == unit.ParentOn(day) : holding.Count == 0;
    }

    /// <summary>Only what was neither refused nor left a unit homeless has happened: the rest is never saved.</summary>
    private static UnitWorld Replay((int, int, int, int)[] deeds)
    {
        var kept = new List<(int, int, int, int)>();
        foreach (var deed in deeds)
            if (Run([.. kept, deed]) is not null) kept.Add(deed);
        return Run(kept)!;
    }

    private static UnitWorld? Run(List<(int Kind, int Whom, int Where, int Days)> deeds)
    {
        var world = new UnitWorld();
        var day = new DateOnly(2020, 1, 1);
        foreach (var (kind, whom, other, days) in deeds)
        {
            day = day.AddDays(days);
            var codes = world.Forest.Units.Select(u => u.Code).Order(StringComparer.Ordinal).ToList();
            var (one, two, fresh) = (codes[whom % codes.Count], codes[other % codes.Count], $"N{world.Forest.Units.Count}");
            var below = world.Forest.ChildrenOn(world[one].Id, day).Select((u, i) => (u.Code, i % 2 == 0 ? fresh : two)).ToArray();
            var done = (UnitChangeKind)kind switch
            {
                UnitChangeKind.Rename => world.Do(UnitChangeKind.Rename, day, [one], name: $"Tên {days}"),
                UnitChangeKind.Move => world.Do(UnitChangeKind.Move, day, [one], parent: two),
                UnitChangeKind.Merge => world.Do(UnitChangeKind.Merge, day, [one, two], successors: [days % 2 == 0 ? fresh : one]),
                UnitChangeKind.Split => world.Do(UnitChangeKind.Split, day, [one], successors: [fresh, two], homes: below),
                _ => world.Do(UnitChangeKind.End, day, [one]),
            };
            if (!done.Succeeded || done.Value.Homeless.Count > 0) return null;
        }
        return world;
    }
}
