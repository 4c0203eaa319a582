using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;

namespace Lms.Domain.Classes;

/// <summary>Who is to be put into a class.</summary>
public sealed record Nominee(Id<Enrollment> EnrollmentId, Id<OrgUnit> UnitId, Id<OrgUnit> SchoolId);

/// <summary>
/// Chia lớp: as few classes of at most 40 as hold everyone, sizes equal to within one, every unit spread evenly over
/// the classes, and the teachers of one school kept together unless that would break the sizes.
/// </summary>
public static class ClassDivision
{
    public static IReadOnlyList<IReadOnlyList<Nominee>> Divide(IReadOnlyCollection<Nominee> nominees, int most = ClassGroup.MostTrainees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var count = (nominees.Count + most - 1) / most;
        if (count == 0) return [];

        var classes = Enumerable.Range(0, count)
            .Select(i => new Draft((nominees.Count / count) + (i < nominees.Count % count ? 1 : 0)))
            .ToList();
        // The largest schools first: small ones then fill the gaps.
        var schools = nominees.GroupBy(n => (n.UnitId, n.SchoolId)).Select(g => g.ToList())
            .OrderByDescending(g => g.Count).ThenBy(g => g[0].UnitId).ThenBy(g => g[0].SchoolId);
        var splits = new List<Nominee>();
        foreach (var school in schools)
        {
            if (Best(classes, school[0].UnitId, school.Count) is { } room) room.AddRange(school);
            else splits.AddRange(school);
        }

        foreach (var nominee in splits) Best(classes, nominee.UnitId, 1)!.Add(nominee);
        return classes;
    }

    /// <summary>The class with room that has fewest of the unit, then most room.</summary>
    private static Draft? Best(IEnumerable<Draft> classes, Id<OrgUnit> unit, int needed) => classes
        .Where(c => c.Count + needed <= c.Size)
        .OrderBy(c => c.Count(n => n.UnitId == unit)).ThenByDescending(c => c.Size - c.Count)
        .FirstOrDefault();

    private sealed class Draft(int size) : List<Nominee>
    {
        public int Size { get; } = size;
    }
}
