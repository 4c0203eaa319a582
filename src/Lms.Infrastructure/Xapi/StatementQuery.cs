namespace Lms.Infrastructure.Xapi;

/// <summary>Which statements are asked for, newest first unless ascending.</summary>
public sealed record StatementQuery
{
    /// <summary>Every condition must hold; a condition holds where any of its keys finds the statement (<see cref="IndexKey"/>).</summary>
    public IReadOnlyList<long[]> Conditions { get; init; } = [];

    /// <summary>Stored after this instant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Stored at or before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only what follows this sequence in the order asked for: where the page before ended.</summary>
    public long? After { get; init; }

    public bool Ascending { get; init; }

    public required int Limit { get; init; }

    internal (long From, long To) Range
    {
        get
        {
            var from = Since is { } since ? StoredTime.Of(since) + 1 : 0;
            var to = Until is { } until ? StoredTime.Of(until) : long.MaxValue - 1;
            if (After is { } after) (from, to) = Ascending ? (Math.Max(from, after + 1), to) : (from, Math.Min(to, after - 1));
            return (from, to);
        }
    }
}

/// <param name="Last">The sequence of the last statement given, if any was.</param>
/// <param name="HasMore">Whether more statements follow.</param>
/// <param name="Newest">The newest statement of the whole store when the query was answered.</param>
public sealed record StatementPage(int Count, long? Last, bool HasMore, long Newest);
