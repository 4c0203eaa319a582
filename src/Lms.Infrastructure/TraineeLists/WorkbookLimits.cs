namespace Lms.Infrastructure.TraineeLists;

/// <summary>How much of a file is read before it is refused. Sizes in bytes.</summary>
public sealed record WorkbookLimits
{
    public static WorkbookLimits Default { get; } = new();

    public long MaxFileBytes { get; init; } = 10 << 20;

    /// <summary>Of all parts of the package, unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 128 << 20;

    /// <summary>Unpacked to packed; asked only of packages that unpack to over <see cref="RatioFromBytes"/>, for small ones of blank rows pack well.</summary>
    public int MaxRatio { get; init; } = 250;

    public long RatioFromBytes { get; init; } = 16 << 20;
    public int MaxParts { get; init; } = 2000;

    /// <summary>Characters in all cells together: one text that cells share can stand in a million of them.</summary>
    public long MaxCharacters { get; init; } = 32 << 20;

    /// <summary>Rows of people in one file.</summary>
    public int MaxRows { get; init; } = 20_000;

    /// <summary>The last line on which anything may stand; a stray cell below would mean reading a million blank lines.</summary>
    public int MaxLine { get; init; } = 50_000;
}
