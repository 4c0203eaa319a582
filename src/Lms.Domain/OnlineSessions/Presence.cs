namespace Lms.Domain.OnlineSessions;

/// <summary>Adds up presence: intervals over tabs, devices, lessons and the room are merged, so that no minute counts twice.</summary>
public static class Presence
{
    /// <summary>The time covered by any interval within the window.</summary>
    public static TimeSpan Covered(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> intervals, DateTimeOffset windowFrom, DateTimeOffset windowTo)
    {
        var total = TimeSpan.Zero;
        var reached = windowFrom;
        foreach (var (from, to) in intervals.OrderBy(i => i.From))
        {
            var start = from > reached ? from : reached;
            var end = to < windowTo ? to : windowTo;
            if (end <= start) continue;
            total += end - start;
            reached = end;
        }

        return total;
    }

    /// <summary>Whole minutes covered, rounded down.</summary>
    public static int Minutes(IEnumerable<PresenceInterval> intervals, DateTimeOffset windowFrom, DateTimeOffset windowTo) =>
        (int)Covered(intervals.Select(i => (i.From, i.LastSeen)), windowFrom, windowTo).TotalMinutes;
}
