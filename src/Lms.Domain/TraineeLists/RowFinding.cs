using System.Text.Json.Serialization;

namespace Lms.Domain.TraineeLists;

/// <summary>The family of a finding, as printed beside a row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingCode>))]
public enum FindingCode
{
    /// <summary>The form of a cell.</summary>
    FMT,

    /// <summary>Personal id or teacher code.</summary>
    ID,

    /// <summary>The same teacher, or the same contact, twice.</summary>
    DUP,

    /// <summary>More than the quota.</summary>
    QUOTA,

    /// <summary>Listed for a course whose trainees are excluded.</summary>
    EXCL,

    /// <summary>Not among those the plan is for.</summary>
    ELIG,

    /// <summary>School not known, or not of this unit.</summary>
    ORG,
}

/// <summary>What a finding does to its row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Mended already; shown as before → after.</summary>
    Fixed,

    /// <summary>Someone should look; the row may be sent.</summary>
    Warning,

    /// <summary>The row cannot be sent like this.</summary>
    Blocking,
}

/// <summary>One thing found in one row.</summary>
/// <param name="Column">The cell it is about; null where it is about the row.</param>
/// <param name="Before">The cell's text when it was found.</param>
/// <param name="After">What it was mended to; only with <see cref="FindingSeverity.Fixed"/>.</param>
/// <param name="Key">The key of its text, such as <c>Finding.BirthDateYearOnly</c>.</param>
/// <param name="Arguments">What fills the text's named places, besides {Before} and {After}.</param>
public sealed record RowFinding(
    FindingCode Code,
    FindingSeverity Severity,
    TraineeColumn? Column,
    string? Before,
    string? After,
    string Key,
    IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>
    /// The argument that holds the cell's text after the one certain or likely mend of a warning or blocking finding:
    /// a page offers it as one click.
    /// </summary>
    public const string Proposal = "Proposal";

    /// <summary>
    /// The argument that holds several likely texts, parted by "; ", where only a person can say which it is.
    /// </summary>
    public const string Suggestions = "Suggestions";

    private static readonly IReadOnlyDictionary<string, string> NoArguments = new Dictionary<string, string>();

    /// <summary>A finding whose key is given without its prefix and whose arguments are given as pairs.</summary>
    public static RowFinding Of(FindingCode code, FindingSeverity severity, TraineeColumn? column, string name,
        string? before = null, string? after = null, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        new(code, severity, column, before, after, "Finding." + name, ToDictionary(arguments));

    private static IReadOnlyDictionary<string, string> ToDictionary(ReadOnlySpan<(string Name, string Value)> arguments)
    {
        if (arguments.IsEmpty) return NoArguments;
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments) result[name] = value;
        return result;
    }
}
