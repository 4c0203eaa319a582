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

    /// <summary>The old encoding that the person has asked to convert from.</summary>
    public LegacyEncoding? Convert { get; init; }

    public void Read(SheetTable table, Header header)
    {
        skipped.AddRange(table.Rows.Take(header.Index).Where(row => !row.IsBlank).Select(row => Skip(table, row, SkipReason.AboveHeader)));
        var skipping = new RowSkipping(header);
        foreach (var row in table.Rows.Skip(header.Index + header.Lines))
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
        var cells = new Dictionary<TraineeColumn, string>(header.Columns.Count);
        foreach (var (column, source) in header.Columns)
        {
            if (Text(table, row, column, source) is { Length: > 0 } text) cells[column] = Converted(table, row, column, text);
        }
        var extra = header.Extra.Select(own => new ExtraCell(own.Heading, ExtraText(row[own.Cell]))).Where(cell => cell.Text.Length > 0).ToList();
        rows.Add(new(row.Line, table.Name, cells) { Extra = extra });
        if (row.IsHidden) Notice(table, row, null, "HiddenRow", null);
        if (row.Formulas.Count == 0) return;
        foreach (var (column, source) in header.Columns.Where(c => c.Key != TraineeColumn.Ordinal && c.Value.Cells.Any(row.Formulas.Contains)))
        {
            if (cells.TryGetValue(column, out var text)) Notice(table, row, column, "FormulaCell", text);
            else NoticeEmpty(table, row, column);
        }
    }

    /// <summary>A formula whose program kept no value: what it would say is not in the file.</summary>
    private void NoticeEmpty(SheetTable table, TableRow row, TraineeColumn column)
    {
        var needed = column.IsRequired() || column is TraineeColumn.TeacherCode or TraineeColumn.PersonalId;
        var severity = needed ? FindingSeverity.Blocking : FindingSeverity.Warning;
        notices.Add(new(table.Name, row.Line, RowFinding.Of(FindingCode.FMT, severity, column, "FormulaWithoutValue")));
    }

    private string Converted(SheetTable table, TableRow row, TraineeColumn column, string text)
    {
        if (Convert is not { } encoding || LegacyVietnamese.ConvertKnown(text, encoding) is var converted && converted == text) return text;
        notices.Add(new(table.Name, row.Line, RowFinding.Of(FindingCode.FMT, FindingSeverity.Fixed, column, "LegacyConverted", text, converted)));
        return converted;
    }

    /// <summary>
    /// A column of the file's own is given back as it came, to the space; only a cell of a CSV file can hold more
    /// than one of a workbook.
    /// </summary>
    private string ExtraText(string text)
    {
        var kept = Convert is { } encoding ? LegacyVietnamese.ConvertKnown(text, encoding) : text;
        return kept.Length <= ListCells.LongestText ? kept : kept[..ListCells.LongestText];
    }

    private static string Text(SheetTable table, TableRow row, TraineeColumn column, ColumnSource source)
    {
        var text = source switch
        {
            { Cells: [var only] } => row[only],
            { Kind: SourceKind.Date } => string.Join('/', source.Cells.Select(i => row[i].Trim()).Where(part => part.Length > 0)),
            { Kind: SourceKind.SexMark } => string.Join(' ', source.Cells.Select((cell, i) => row[cell].Trim().Length == 0 ? "" : i == 0 ? "Nam" : "Nữ").Where(part => part.Length > 0)),
            _ => string.Join(' ', source.Cells.Select(i => row[i]).Where(part => part.Length > 0)),
        };
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
