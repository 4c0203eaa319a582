namespace Lms.Domain.TraineeLists;

/// <summary>What the reading of a row depends on besides the row. The defaults are ours, not a regulation's.</summary>
/// <param name="Today">The day at +07:00 on which the list is read.</param>
public sealed record RowRules(DateOnly Today)
{
    /// <summary>Younger people are warned about, in years.</summary>
    public int YoungestAge { get; init; } = 18;

    /// <summary>Older people are warned about, in years.</summary>
    public int OldestAge { get; init; } = 65;

    /// <summary>Provinces of birth registration have the codes 001 to this.</summary>
    public int LastProvince { get; init; } = 96;

    /// <summary>The province code that no real person has: it marks sample people.</summary>
    public int SampleProvince { get; init; } = 99;
}
