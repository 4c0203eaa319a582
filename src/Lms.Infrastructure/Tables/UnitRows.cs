using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tables;

/// <summary>Turns the sheets of a table of units into rows. Every line that is not blank becomes a row or a skipped line.</summary>
internal sealed class UnitRows(TableDoor door, LegacyEncoding? convert)
{
    private const int FewTexts = 4;

    private static readonly string[] Groups = ["khối ", "cụm ", "nhóm ", "phần ", "mục ", "danh sách "];

    private readonly List<UnitTableRow> rows = [];
    private readonly List<SkippedRow> skipped = [];
    private readonly List<TableProblem> problems = [];
    private bool signed;
    private int lines;

    public UnitTableReading Reading => new(rows, skipped, problems, lines);

    public void Read(SheetTable table, UnitTableHeader header)
    {
        foreach (var row in table.Rows.Take(Math.Max(0, header.Index)).Where(row => !row.IsBlank)) Skip(table, row, SkipReason.AboveHeader);
        signed = false;
        lines += table.Rows.Count(row => !row.IsBlank) - table.Rows.Skip(Math.Max(0, header.Index)).Take(header.Index < 0 ? 0 : header.Lines).Count(row => !row.IsBlank);
        foreach (var row in table.Rows.Skip(header.Index < 0 ? 0 : header.Index + header.Lines).Where(row => !row.IsBlank))
        {
            if (Reason(row, header) is { } reason) Skip(table, row, reason);
            else Keep(table, row, header);
        }
    }

    /// <summary>A visible sheet of which nothing is read, and that is said.</summary>
    public void Leave(SheetTable table)
    {
        if (table.Rows.FirstOrDefault(row => !row.IsBlank) is { } first) Skip(table, first, SkipReason.OtherSheet);
    }

    private SkipReason? Reason(TableRow row, UnitTableHeader header)
    {
        if (IsRepeatedHeader(row, header)) return SkipReason.RepeatedHeader;
        if (row.Cells.Any(cell => cell.StartsWith('(')) && RowSkipping.IsColumnNumbers(row)) return SkipReason.ColumnNumbers;
        if (IsUnit(row, header)) return SignedOff(false);
        var texts = row.Cells.Where((cell, i) => cell.Trim().Length > 0 && i != header.Columns.GetValueOrDefault(UnitColumn.Ordinal, -1)).ToList();
        if (LineWords.IsTotal(Cell(row, header, UnitColumn.Name)) || texts.Exists(LineWords.IsPlainlyTotal)) return SkipReason.Total;
        if (texts.Count <= FewTexts && texts.Exists(LineWords.IsTotal)) return SkipReason.Total;
        if (RowSkipping.IsColumnNumbers(row)) return SkipReason.ColumnNumbers;
        if (texts.Count > 2) return null;
        if (texts.Exists(text => LineWords.IsSignature(text) || LineWords.IsPlaceAndDate(text))) return SignedOff(true);
        if (signed) return SkipReason.Signature;
        return texts is [var only] ? OfLoneText(only, Cell(row, header, UnitColumn.Ordinal)) : null;
    }

    /// <summary>"I. Khối phòng GD&amp;ĐT", "Cụm 2", "(có 12 đơn vị)". The bare name of a unit is none: its code was forgotten.</summary>
    private static SkipReason? OfLoneText(string text, string ordinal)
    {
        if (LineWords.IsPage(text)) return SkipReason.PageNumber;
        var words = VietnameseText.Normalize(text).ToLowerInvariant();
        var isGroup = Groups.Any(group => words.StartsWith(group, StringComparison.Ordinal)) || words is ['(', .., ')'];
        return isGroup || LineWords.StartsWithMark(text) || LineWords.IsSectionMark(ordinal) ? SkipReason.Section : null;
    }

    /// <summary>Names stand below a signature, until the next table begins.</summary>
    private SkipReason? SignedOff(bool isSignature)
    {
        signed = isSignature;
        return isSignature ? SkipReason.Signature : null;
    }

    /// <summary>With a code and a name, or a code alone where the table has no names, it is a unit, whatever else its words look like.</summary>
    private static bool IsUnit(TableRow row, UnitTableHeader header)
    {
        var name = Cell(row, header, UnitColumn.Name);
        if (header.Columns.ContainsKey(UnitColumn.Name) && !name.Any(char.IsLetter)) return false;
        var code = Cell(row, header, UnitColumn.Code);
        return code.Any(char.IsLetterOrDigit) && !LineWords.IsTotal(code) && !LineWords.IsPlainlyTotal(name);
    }

    private bool IsRepeatedHeader(TableRow row, UnitTableHeader header) =>
        header.Columns.Count(column => UnitTableHeader.Meaning(row[column.Value], door) == column.Key) > 1;

    private void Keep(SheetTable table, TableRow row, UnitTableHeader header)
    {
        var cells = new Dictionary<UnitColumn, string>(header.Columns.Count);
        foreach (var (column, cell) in header.Columns)
        {
            var raw = row[cell];
            if (convert is { } encoding) raw = LegacyVietnamese.ConvertKnown(raw, encoding);
            var text = VietnameseText.Normalize(raw);
            var isCsv = table.Name.Length == 0;
            // A hidden character can keep an old encoding from being seen.
            if ((Judge(column, raw, isCsv) ?? Judge(column, text, isCsv)) is { } damage)
                problems.Add(new(table.Name, row.Line, column, damage, Shown(raw)));
            if (text.Length > 0) cells[column] = text;
        }
        rows.Add(new(table.Name, row.Line, cells));
    }

    private static TableProblemKind? Judge(UnitColumn column, string raw, bool isCsv) => column switch
    {
        UnitColumn.Note or UnitColumn.Ordinal => null,
        UnitColumn.Name => CellHealth.JudgeName(raw, isCsv),
        _ => CellHealth.Judge(raw),
    };

    private void Skip(SheetTable table, TableRow row, SkipReason reason) =>
        skipped.Add(new(table.Name, row.Line, reason, VietnameseText.Normalize(string.Join(" | ", row.Cells.Where(cell => cell.Trim().Length > 0)))));

    private static string Cell(TableRow row, UnitTableHeader header, UnitColumn column) =>
        header.Columns.TryGetValue(column, out var cell) ? row[cell] : "";

    private static string Shown(string raw) => raw.Length <= 60 ? raw : raw[..60] + "…";
}
