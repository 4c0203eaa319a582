using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>One sheet, or one CSV file, as text.</summary>
/// <param name="Name">Empty for CSV.</param>
/// <param name="IsHidden">The sheet is hidden: it is looked at for the template's marker only.</param>
/// <param name="Dates1904">Bare date numbers count from 1904, as in workbooks from old Macs.</param>
internal sealed record SheetTable(string Name, bool IsHidden, bool Dates1904, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The cells that were merged, in the order of the file.</summary>
    public IReadOnlyList<MergedCells> Merges { get; init; } = [];
}

/// <summary>Cells that look like one; its text stands in the first. Lines from 1, cells from 0, the last ones included.</summary>
internal readonly record struct MergedCells(int Top, int Left, int Bottom, int Right);

/// <summary>One line of text cells; <paramref name="Formulas"/> holds the indexes of those that a formula made.</summary>
internal sealed record TableRow(int Line, IReadOnlyList<string> Cells, bool IsHidden, IReadOnlyCollection<int> Formulas)
{
    private static readonly Dictionary<int, string> NothingAbove = [];

    public bool IsBlank => Cells.All(VietnameseText.IsInvisible);

    /// <summary>The row of totals that a table of the sheet ends with.</summary>
    public bool IsTotals { get; init; }

    /// <summary>What the reader of the file had to mend in cells, for the list to tell.</summary>
    public IReadOnlyList<CellMend> Mends { get; init; } = [];

    /// <summary>By cell, the text of the merged cell above that covers it. The cell itself is empty.</summary>
    public IReadOnlyDictionary<int, string> Above { get; init; } = NothingAbove;

    public string this[int index] => index < Cells.Count ? Cells[index] : "";
}

internal enum CellMendKind
{
    /// <summary>A quote opened the cell and nothing closed it; it was taken off.</summary>
    OpenQuote,

    /// <summary>A cell so far to the right that no list is so wide; it is not read.</summary>
    TooFarRight,
}

/// <summary>What was done to one cell while the file was read.</summary>
/// <param name="Cell">Its index in the row.</param>
/// <param name="After">Its text now; empty where it is not read.</param>
internal sealed record CellMend(int Cell, CellMendKind Kind, string Before, string After);
