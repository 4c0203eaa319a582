namespace Lms.Domain.Quotas;

/// <summary>
/// Phân bổ theo số giáo viên, by largest remainders (Hamilton): each unit gets the whole part of places × teachers / all
/// teachers, and the seats left over go one each to the largest remainders. Of equal remainders the unit with more teachers
/// comes first, then the one that stands first in the list. Exact integers throughout: Σ = places, and no unit is a whole
/// seat away from its exact share.
/// </summary>
public static class ProportionalAllocation
{
    /// <param name="teachers">Per unit, in the order of the list; at least one above 0 where there are places.</param>
    /// <returns>Seats per unit, in the same order.</returns>
    public static IReadOnlyList<int> Divide(int places, IReadOnlyList<int> teachers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        foreach (var count in teachers) ArgumentOutOfRangeException.ThrowIfNegative(count);
        var all = teachers.Sum(t => (long)t);
        if (places == 0) return [.. teachers.Select(_ => 0)];
        ArgumentOutOfRangeException.ThrowIfZero(all);

        var seats = teachers.Select(t => (int)((long)places * t / all)).ToArray();
        var leftOver = places - seats.Sum();
        // OrderBy is stable: equals keep the list's order.
        var next = Enumerable.Range(0, teachers.Count).OrderByDescending(i => (long)places * teachers[i] % all).ThenByDescending(i => teachers[i]);
        foreach (var i in next.Take(leftOver)) seats[i]++;
        return seats;
    }
}
