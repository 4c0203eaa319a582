using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Turns the tables of a file into rows, sorting out what is no row.</summary>
internal sealed partial class TableReader
{
    private const int DaysFrom1900To1904 = 1462;

    /// <summary>Of a text that is told, so much is shown.</summary>
    private const int CutShown = 60;

    /// <summary>No list is wider; what a line of a CSV file holds behind that is told.</summary>
    private const int MostCells = 256;

    private readonly List<RawRow> rows = [];
    private readonly List<SkippedRow> skipped = [];
    private readonly List<RowNotice> notices = [];

    /// <summary>The cells of the table at hand that its header knows, its own and those of the findings included.</summary>
    private HashSet<int> known = [];

    public IReadOnlyList<RawRow> Rows => rows;
    public IReadOnlyList<SkippedRow> Skipped => skipped;
    public IReadOnlyList<RowNotice> Notices => notices;

    /// <summary>The old encoding that the person has asked to convert from.</summary>
    public LegacyEncoding? Convert { get; init; }

    public void Read(SheetTable table, Header header)
    {
        skipped.AddRange(table.Rows.Take(header.Index).Where(row => !row.IsBlank).Select(row => Skip(table, row, SkipReason.AboveHeader)));
        known = Known(table, header);
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
            else if (FromAbove(row, column, source) is { } above) cells[column] = Filled(table, row, column, above);
        }
        var extra = header.Extra.Select(own => new ExtraCell(own.Heading, ExtraText(table, row, OwnText(row, own.Cell)))).Where(cell => cell.Text.Length > 0).ToList();
        KeepUnknown(table, row, extra);
        rows.Add(new(row.Line, table.Name, cells) { Extra = extra });
        if (row.IsHidden) Notice(table, row, null, "HiddenRow", null);
        foreach (var mend in row.Mends) Tell(table, header, row, mend);
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

    /// <summary>What several teachers have in common stands once for them all; who they are never does.</summary>
    private static string? FromAbove(TableRow row, TraineeColumn column, ColumnSource source)
    {
        if (row.Above.Count == 0 || source.Cells is not [var cell] || !row.Above.TryGetValue(cell, out var text)) return null;
        var isShared = column is TraineeColumn.School or TraineeColumn.Level or TraineeColumn.Subject or TraineeColumn.Position
            or TraineeColumn.LanguageLevel or TraineeColumn.PreferredClass or TraineeColumn.Note;
        return isShared && HeaderFinder.Meaning(text) is null ? text : null;
    }

    private string Filled(SheetTable table, TableRow row, TraineeColumn column, string above)
    {
        var text = Converted(table, row, column, above);
        notices.Add(new(table.Name, row.Line, RowFinding.Of(FindingCode.FMT, FindingSeverity.Fixed, column, "FilledFromMerged", null, text)));
        return text;
    }

    private static string OwnText(TableRow row, int cell) =>
        row[cell].Length == 0 && row.Above.TryGetValue(cell, out var above) ? above : row[cell];

    /// <summary>What was mended in a cell of Mẫu 01's columns stands beside it; elsewhere it is for someone to look at.</summary>
    private void Tell(SheetTable table, Header? header, TableRow row, CellMend mend)
    {
        var column = header?.Columns.Where(c => c.Value.Cells.Contains(mend.Cell)).Select(c => (TraineeColumn?)c.Key).FirstOrDefault();
        if (mend.Kind == CellMendKind.OpenQuote && column is not null)
            notices.Add(new(table.Name, row.Line, RowFinding.Of(FindingCode.FMT, FindingSeverity.Fixed, column, "OpenQuote", mend.Before, mend.After)));
        else
            Notice(table, row, null, mend.Kind == CellMendKind.OpenQuote ? "OpenQuoteLine" : "CellTooFarRight", mend.Before.Length <= CutShown ? mend.Before : mend.Before[..CutShown] + "…");
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
    private string ExtraText(SheetTable table, TableRow row, string text)
    {
        var kept = Convert is { } encoding ? LegacyVietnamese.ConvertKnown(text, encoding) : text;
        if (kept.Length <= ListCells.LongestText) return kept;
        Notice(table, row, null, "OwnCellCut", kept[..CutShown] + "…");
        return kept[..ListCells.LongestText];
    }

    /// <summary>What stands to the right of everything the header knows belongs to its row all the same.</summary>
    private void KeepUnknown(SheetTable table, TableRow row, List<ExtraCell> extra)
    {
        for (var cell = 0; cell < row.Cells.Count; cell++)
        {
            if (known.Contains(cell) || VietnameseText.IsInvisible(row[cell])) continue;
            if (cell >= MostCells)
            {
                Tell(table, null, row, new(cell, CellMendKind.TooFarRight, row[cell], ""));
                return;
            }
            extra.Add(new($"Cột {ListCells.Letter(cell)}", ExtraText(table, row, row[cell])));
        }
    }

    private static HashSet<int> Known(SheetTable table, Header header)
    {
        var cells = header.Columns.Values.SelectMany(source => source.Cells).Concat(header.Extra.Select(own => own.Cell)).ToHashSet();
        foreach (var line in table.Rows.Skip(Math.Max(0, header.Index)).Take(header.Index < 0 ? 0 : header.Lines))
            cells.UnionWith(Enumerable.Range(0, line.Cells.Count).Where(cell => HeaderFinder.IsFindings(line[cell])));
        return cells;
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
