using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.Tables;

/// <summary>One unit's line of a table.</summary>
/// <param name="Sheet">Empty for CSV.</param>
/// <param name="Line">As the spreadsheet shows it, from 1.</param>
/// <param name="Cells">The text of each column that had any, in its stored form.</param>
public sealed record UnitTableRow(string Sheet, int Line, IReadOnlyDictionary<UnitColumn, string> Cells)
{
    /// <summary>The cell's text, or the empty string.</summary>
    public string this[UnitColumn column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>What a table of units holds: its rows, the lines that are none, and the cells that are damaged.</summary>
/// <param name="Lines">
/// How many lines with anything on them the sheets that were read have, without their headers: each is a row or skipped.
/// </param>
public sealed record UnitTableReading(
    IReadOnlyList<UnitTableRow> Rows, IReadOnlyList<SkippedRow> Skipped, IReadOnlyList<TableProblem> Problems, int Lines);
