using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;

namespace Lms.Domain.Tests.Classes;

public sealed class ClassDivisionTests
{
    /// <summary>Trainees of up to 12 units with schools of one to nine trainees each.</summary>
    private static readonly Arbitrary<Nominee[]> Nominees = (
        from units in Gen.Choose(1, 12)
        from schools in Gen.ListOf(from unit in Gen.Choose(0, units - 1) from size in Gen.Frequency((6, Gen.Choose(1, 2)), (3, Gen.Choose(3, 5)), (1, Gen.Choose(6, 9))) select (unit, size)).Resize(120)
        select People([.. schools])).ToArbitrary();

    [Fact]
    public void Everybody_sits_in_one_class_and_sizes_differ_by_one_at_most_and_none_is_over_forty() =>
        Prop.ForAll(Nominees, people =>
        {
            var classes = ClassDivision.Divide(people);
            var seated = classes.SelectMany(c => c).Select(n => n.EnrollmentId).ToList();
            return seated.Count == people.Length && seated.ToHashSet().SetEquals(people.Select(p => p.EnrollmentId))
                && classes.Count == (people.Length + 39) / 40
                && (classes.Count == 0 || (classes.Max(c => c.Count) <= ClassGroup.MostTrainees && classes.Max(c => c.Count) - classes.Min(c => c.Count) <= 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_school_is_split_only_where_no_class_could_have_held_it_beside_the_larger_ones() =>
        Prop.ForAll(Nominees, people =>
        {
            var classes = ClassDivision.Divide(people);
            var schools = people.GroupBy(p => p.SchoolId).ToDictionary(g => g.Key, g => g.Count());
            var split = schools.Keys.Where(s => classes.Count(c => c.Any(n => n.SchoolId == s)) > 1).ToHashSet();
            return split.All(s => classes.All(c => c.Count - c.Count(n => !split.Contains(n.SchoolId) && schools[n.SchoolId] >= schools[s]) < schools[s]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_each_teacher_is_of_another_school_every_unit_is_spread_to_within_one() =>
        Prop.ForAll(Gen.Choose(0, 9).ListOf().Resize(150).ToArbitrary(), units =>
        {
            var classes = ClassDivision.Divide(People([.. units.Select(u => (u, 1))]));
            return classes.SelectMany(c => c).GroupBy(n => n.UnitId)
                .All(unit => Spread(classes, unit.Key) <= 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_sample_of_228_from_45_units_makes_six_classes_of_38_and_splits_no_school()
    {
        var people = People([.. Enumerable.Range(0, 45).SelectMany(unit => unit < 15
            ? Enumerable.Repeat((unit, 2), 4).Append((unit, 1)).Append((unit, 2 - (unit % 2)))
            : [(unit, unit % 3 + 1), (unit, 1)])]).Take(228).ToList();
        people.Count.ShouldBeGreaterThan(200);
        var classes = ClassDivision.Divide(people);
        classes.Count.ShouldBe((people.Count + 39) / 40);
        people.GroupBy(p => p.SchoolId).ShouldAllBe(school => classes.Count(c => c.Any(n => n.SchoolId == school.Key)) == 1);
        people.GroupBy(p => p.UnitId).ShouldAllBe(unit => Spread(classes, unit.Key) <= 3);
    }

    [Fact]
    public void Nobody_makes_no_class() => ClassDivision.Divide([]).ShouldBeEmpty();

    private static int Spread(IReadOnlyList<IReadOnlyList<Nominee>> classes, Id<OrgUnit> unit)
    {
        var counts = classes.Select(c => c.Count(n => n.UnitId == unit)).ToList();
        return counts.Max() - counts.Min();
    }

    /// <summary>With ids in the order of their making, as time gives them: the division goes by them, so the same schools always give the same classes.</summary>
    private static Nominee[] People(IReadOnlyList<(int Unit, int Size)> schools)
    {
        var made = 0;
        Id<T> Next<T>() => new(new Guid(++made, 0, 0, new byte[8]));
        var units = schools.Select(s => s.Unit).Distinct().ToDictionary(u => u, _ => Next<OrgUnit>());
        return [.. schools.SelectMany(s =>
        {
            var school = Next<OrgUnit>();
            return Enumerable.Range(0, s.Size).Select(_ => new Nominee(Next<Enrollment>(), units[s.Unit], school)).ToList();
        })];
    }
}
