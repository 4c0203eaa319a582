using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Why a row of the file is not a row of the list.</summary>
public enum SkipReason
{
    AboveHeader,
    ColumnNumbers,
    RepeatedHeader,
    Blank,
    Total,
    Signature,

    /// <summary>The whole sheet has no header. Its rows are counted, not listed.</summary>
    OtherSheet,
}

/// <summary>A row that was left out, with its text for the person to check.</summary>
public sealed record SkippedRow(string Sheet, int Line, SkipReason Reason, string Text);

/// <summary>What the template's hidden sheet says: whose list this is.</summary>
public sealed record TemplateMarker(int Version, Guid PlanId, Guid UnitId);

/// <summary>Something about a row that only its file shows: it is hidden, or a formula made a cell.</summary>
public sealed record RowNotice(string Sheet, int Line, RowFinding Finding);

/// <summary>What a file holds.</summary>
public sealed record WorkbookReading(
    IReadOnlyList<RawRow> Rows,
    IReadOnlyList<SkippedRow> Skipped,
    IReadOnlyList<RowNotice> Notices,
    TemplateMarker? Marker);
