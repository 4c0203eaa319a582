namespace Lms.Infrastructure.Forwarders;

/// <summary>How often forwarding looks for work, and how long it waits for another store that is out of reach.</summary>
public sealed record ForwardingPace
{
    /// <summary>Between two looks at what there is to send and at what people have changed.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The other side may ask for more patience than that, up to this.</summary>
    public TimeSpan LongestAskedWait { get; init; } = TimeSpan.FromHours(1);

    /// <param name="failures">How many there were in a row, this one included.</param>
    /// <param name="asked">What the other side asked for (Retry-After).</param>
    public TimeSpan WaitAfter(int failures, TimeSpan? asked)
    {
        // Beyond 30 doublings every wait is the longest.
        var wait = FirstWait * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        if (wait > LongestWait) wait = LongestWait;
        if (asked is not { } patience) return wait;
        if (patience > LongestAskedWait) patience = LongestAskedWait;
        return patience > wait ? patience : wait;
    }
}
