using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Tables;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Quotas;

/// <summary>One line of teacher numbers, as it stands in the file or was pasted.</summary>
/// <param name="Units">What may tell the unit, the surest first: its code, its name.</param>
/// <param name="Count">The number of teachers, as written.</param>
/// <param name="Line">The line of the file, or of what was pasted, from 1.</param>
public sealed record TeacherLine(IReadOnlyList<string> Units, string Count, int Line)
{
    /// <summary>Empty for CSV and for what was pasted.</summary>
    public string Sheet { get; init; } = "";
}

/// <summary>What a table of teacher numbers holds.</summary>
public sealed record TeacherReading(IReadOnlyList<TeacherLine> Lines, IReadOnlyList<TableProblem> Problems, IReadOnlyList<SkippedRow> Skipped);

/// <summary>
/// Số giáo viên của các đơn vị: read from a workbook, a CSV file, or lines pasted from a sheet. Columns are found by their headings;
/// without headings the unit's code or name stands first and the number last. Totals are left out.
/// </summary>
public static class TeacherTable
{
    private static readonly char[] Separators = ['\t', ';', ','];

    public static Outcome<TeacherReading> Read(Stream stream, string fileName, TableAnswers? answers = null)
    {
        var opened = OpenedUnitTable.Open(stream, fileName, TableDoor.Teachers, QuotaTable.LargestFile);
        if (!opened.Succeeded) return opened.Refusal;
        return Read(opened.Value, answers ?? TableAnswers.None);
    }

    public static Outcome<TeacherReading> Read(string pasted)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        var rows = pasted.ReplaceLineEndings("\n").Split('\n').Select((line, i) => new TableRow(i + 1, line.Split(Separators), false, [])).ToList();
        var table = new SheetTable("", false, false, rows);
        var read = Read(OpenedUnitTable.Of("", TableDoor.Teachers, [table]), TableAnswers.None);
        return read.Refusal is TableAsks ? InOrder(table) : read;
    }

    private static Outcome<TeacherReading> Read(OpenedUnitTable table, TableAnswers answers)
    {
        var plain = table.AsksForColumns && answers.Columns is null && table.Sheets.ToList() is [var only] && IsInOrder(only) ? only : null;
        if (plain is not null && table.Questions(answers).Legacy is null) return InOrder(plain);
        var read = table.Read(answers);
        return read.Succeeded ? ByColumns(read.Value) : read.Refusal;
    }

    private static Outcome<TeacherReading> ByColumns(UnitTableReading table)
    {
        var lines = table.Rows.Select(row => new TeacherLine([.. new[] { row[UnitColumn.Code], row[UnitColumn.Name] }.Where(cell => cell.Length > 0)], row[UnitColumn.Teachers], row.Line) { Sheet = row.Sheet });
        return new TeacherReading([.. lines], table.Problems, table.Skipped);
    }

    /// <summary>Without a heading that is known: every line with words ends in a number, but perhaps the first.</summary>
    private static bool IsInOrder(SheetTable table)
    {
        var rows = table.Rows.Where(row => !row.IsBlank).Select(Texts).ToList();
        return rows.Count > 0 && rows.Skip(EndsInNumber(rows[0]) ? 0 : 1).ToList() is { Count: > 0 } units && units.TrueForAll(EndsInNumber);
    }

    private static bool EndsInNumber(List<string> texts) => texts.Count > 1 && texts[^1].Any(char.IsAsciiDigit) && !texts[^1].Any(char.IsLetter);

    /// <summary>A first line whose last cell holds no digit is a heading in words of its own.</summary>
    private static Outcome<TeacherReading> InOrder(SheetTable table)
    {
        var lines = new List<TeacherLine>();
        var problems = new List<TableProblem>();
        var skipped = new List<SkippedRow>();
        foreach (var row in table.Rows.Where(row => !row.IsBlank))
        {
            var texts = Texts(row);
            var isHeading = lines.Count + skipped.Count == 0 && texts.Count > 1 && !texts[^1].Any(char.IsAsciiDigit);
            if (isHeading) skipped.Add(Skip(table, row, SkipReason.AboveHeader));
            else if (texts.Count > 0 && LineWords.IsTotal(texts[0])) skipped.Add(Skip(table, row, SkipReason.Total));
            else Keep(table, row, texts, lines, problems);
        }
        return lines.Count == 0 ? new TableEmpty(table.Name) : new TeacherReading(lines, problems, skipped);
    }

    private static void Keep(SheetTable table, TableRow row, List<string> texts, List<TeacherLine> lines, List<TableProblem> problems)
    {
        if (texts.Count > 1 && CellHealth.JudgeName(texts[0], isCsv: true) is { } damage) problems.Add(new(table.Name, row.Line, UnitColumn.Name, damage, texts[0]));
        lines.Add((texts.Count > 1 ? new TeacherLine([texts[0]], texts[^1], row.Line) : new TeacherLine([], "", row.Line)) with { Sheet = table.Name });
    }

    private static List<string> Texts(TableRow row) => [.. row.Cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0)];

    private static SkippedRow Skip(SheetTable table, TableRow row, SkipReason reason) =>
        new(table.Name, row.Line, reason, VietnameseText.Normalize(string.Join(" | ", Texts(row))));
}
