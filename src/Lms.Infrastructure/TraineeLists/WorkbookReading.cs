using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

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

/// <summary>How many of a file's lines were read; the lines of all its sheets are the whole.</summary>
public sealed record ReadingProgress(int Lines, int Of);
