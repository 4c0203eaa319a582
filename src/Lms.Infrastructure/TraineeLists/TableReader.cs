using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Turns the tables of a file into rows, sorting out what is no row.</summary>
internal sealed partial class TableReader
{
    private const int DaysFrom1900To1904 = 1462;

    private readonly List<RawRow> rows = [];
    private readonly List<SkippedRow> skipped = [];
    private readonly List<RowNotice> notices = [];

    public IReadOnlyList<RawRow> Rows => rows;
    public IReadOnlyList<SkippedRow> Skipped => skipped;
    public IReadOnlyList<RowNotice> Notices => notices;

    public void Read(SheetTable table, Header header)
    {
        skipped.AddRange(table.Rows.Take(header.Index).Where(row => !row.IsBlank).Select(row => Skip(table, row, SkipReason.AboveHeader)));
        var skipping = new RowSkipping(header);
        foreach (var row in table.Rows.Skip(header.Index + 1))
        {
            if (skipping.Reason(row) is { } reason) skipped.Add(Skip(table, row, reason));
            else Keep(table, header, row);
        }
    }

    /// <summary>A visible sheet without a header: nothing of it is read, and that is said.</summary>
    public void Leave(SheetTable table)
    {
        if (table.Rows.FirstOrDefault(row => !row.IsBlank) is { } first) skipped.Add(Skip(table, first, SkipReason.OtherSheet));
    }

    private void Keep(SheetTable table, Header header, TableRow row)
    {
        var cells = header.Columns.Select(c => (Column: c.Key, Text: Text(table, row, c.Key, c.Value)))
            .Where(cell => cell.Text.Length > 0).ToDictionary(cell => cell.Column, cell => cell.Text);
        rows.Add(new(row.Line, table.Name, cells));
        if (row.IsHidden) Notice(table, row, null, "HiddenRow", null);
        if (row.Formulas.Count == 0) return;
        foreach (var (column, indexes) in header.Columns.Where(c => c.Key != TraineeColumn.Ordinal && c.Value.Any(row.Formulas.Contains)))
            Notice(table, row, column, "FormulaCell", cells.GetValueOrDefault(column));
    }

    private static string Text(SheetTable table, TableRow row, TraineeColumn column, IReadOnlyList<int> indexes)
    {
        var text = indexes.Count == 1 ? row[indexes[0]] : string.Join(' ', indexes.Select(i => row[i]).Where(part => part.Length > 0));
        return table.Dates1904 && column == TraineeColumn.BirthDate && Serial().IsMatch(text)
            ? (int.Parse(text, CultureInfo.InvariantCulture) + DaysFrom1900To1904).ToString(CultureInfo.InvariantCulture) : text;
    }

    private void Notice(SheetTable table, TableRow row, TraineeColumn? column, string name, string? before) =>
        notices.Add(new(table.Name, row.Line, RowFinding.Of(FindingCode.FMT, FindingSeverity.Warning, column, name, before)));

    private static SkippedRow Skip(SheetTable table, TableRow row, SkipReason reason) =>
        new(table.Name, row.Line, reason, VietnameseText.Normalize(string.Join(" | ", row.Cells.Where(cell => cell.Trim().Length > 0))));

    [GeneratedRegex("^[0-9]{4,5}$")]
    private static partial Regex Serial();
}
