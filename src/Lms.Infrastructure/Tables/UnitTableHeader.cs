using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tables;

/// <summary>Where the header of a table of units is, and what is under it.</summary>
/// <param name="Index">The index of its first line among the table's rows; -1 where there is none.</param>
/// <param name="Lines">How many lines it has: two where headings have headings above them.</param>
/// <param name="Columns">By the cell that was taken for each.</param>
/// <param name="IsDoubled">Two headings mean one column: a person must say which is meant.</param>
internal sealed record UnitTableHeader(int Index, int Lines, IReadOnlyDictionary<UnitColumn, int> Columns, bool IsDoubled)
{
    /// <summary>The line of the first sixty with most known headings; null where there is none with two.</summary>
    public static UnitTableHeader? Find(SheetTable table, TableDoor door)
    {
        UnitTableHeader? best = null;
        for (var i = 0; i < Math.Min(table.Rows.Count, HeaderFinder.LinesSearched); i++)
        {
            if (table.Rows[i].IsBlank) continue;
            var one = Of(i, 1, table.Rows[i].Cells, door);
            best = Better(best, one);
            if (i + 1 == table.Rows.Count || Below(table.Rows[i], table.Rows[i + 1]) is not { } headings) continue;
            // A title above a header is no part of it.
            var both = Of(i, 2, headings, door);
            if (both.Columns.Count > Of(i + 1, 1, table.Rows[i + 1].Cells, door).Columns.Count) best = Better(best, both);
        }
        return best is { Columns.Count: > 1 } ? best : null;
    }

    /// <summary>A header as a person has told it.</summary>
    public static UnitTableHeader Of(SheetTable table, TableColumnChoice told)
    {
        var columns = new Dictionary<UnitColumn, int>();
        for (var cell = 0; cell < told.Columns.Count; cell++)
        {
            if (Enum.TryParse<UnitColumn>(told.Columns[cell], out var column) && Enum.IsDefined(column)) columns.TryAdd(column, cell);
        }
        return new(table.Rows.ToList().FindIndex(row => row.Line == told.HeaderLine), 1, columns, false);
    }

    /// <summary>What a heading means at this door; also one typed with an old font.</summary>
    public static UnitColumn? Meaning(string heading, TableDoor door) =>
        UnitColumns.ByHeadingText(heading, door)
        ?? (LegacyVietnamese.Detect(heading) is { } legacy ? UnitColumns.ByHeadingText(legacy.Text, door) : null);

    private static UnitTableHeader Better(UnitTableHeader? best, UnitTableHeader other) =>
        best is null || other.Columns.Count > best.Columns.Count ? other : best;

    private static UnitTableHeader Of(int index, int lines, IReadOnlyList<string> headings, TableDoor door)
    {
        var columns = new Dictionary<UnitColumn, int>();
        var doubled = false;
        for (var cell = 0; cell < headings.Count; cell++)
        {
            if (Meaning(headings[cell], door) is { } column && !columns.TryAdd(column, cell)) doubled = true;
        }
        return new(index, lines, columns, doubled);
    }

    /// <summary>The lower headings, and the upper ones where nothing stands below; null where the lower line has numbers, as data has.</summary>
    private static List<string>? Below(TableRow top, TableRow sub)
    {
        if (sub.IsBlank || sub.Cells.Any(cell => cell.Any(char.IsAsciiDigit))) return null;
        var width = Math.Max(top.Cells.Count, sub.Cells.Count);
        return [.. Enumerable.Range(0, width).Select(cell => sub[cell].Trim().Length > 0 ? sub[cell] : top[cell])];
    }
}
