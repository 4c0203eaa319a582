using Lms.Domain;
using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>One line of teacher numbers, as it stands in the file or was pasted.</summary>
/// <param name="Units">What may tell the unit, the surest first: its code, its name.</param>
/// <param name="Count">The number of teachers, as written.</param>
/// <param name="Line">The line of the file, or of what was pasted, from 1.</param>
public sealed record TeacherLine(IReadOnlyList<string> Units, string Count, int Line);

/// <summary>
/// Số giáo viên của các đơn vị: read from a workbook, a CSV file, or lines pasted from a sheet. Columns are found by their headings;
/// without headings the unit's code or name stands first and the number last. Totals are left out.
/// </summary>
public static class TeacherTable
{
    private static readonly char[] Separators = ['\t', ';', ','];
    private static readonly string[] Teachers = ["teachers", "giao vien", "so giao vien", "so luong giao vien", "so gv", "so luong", "tong so giao vien"];

    public static Outcome<IReadOnlyList<TeacherLine>> Read(Stream stream, string fileName)
    {
        var file = WorkbookFile.Read(stream, fileName, WorkbookLimits.Default with { MaxFileBytes = UnitHeadings.LargestFile });
        if (!file.Succeeded) return file.Refusal;
        return Outcome(file.Value.Where(table => !table.IsHidden).Take(1).SelectMany(table => table.Rows));
    }

    public static Outcome<IReadOnlyList<TeacherLine>> Read(string pasted)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        return Outcome(pasted.ReplaceLineEndings("\n").Split('\n').Select((line, i) => new TableRow(i + 1, line.Split(Separators), false, [])));
    }

    private static Outcome<IReadOnlyList<TeacherLine>> Outcome(IEnumerable<TableRow> all)
    {
        var rows = all.Where(row => !row.IsBlank).ToList();
        var header = rows.FindIndex(row => UnitHeadings.Find(row, Teachers) >= 0 && (UnitHeadings.Find(row, UnitHeadings.Code) >= 0 || UnitHeadings.Find(row, UnitHeadings.Name) >= 0));
        var lines = header >= 0 ? ByHeadings(rows[header], rows.Skip(header + 1)) : InOrder(rows);
        return lines.Count == 0 ? new QuotaTableEmpty() : lines;
    }

    private static List<TeacherLine> ByHeadings(TableRow header, IEnumerable<TableRow> rows)
    {
        int[] units = [.. new[] { UnitHeadings.Find(header, UnitHeadings.Code), UnitHeadings.Find(header, UnitHeadings.Name) }.Where(i => i >= 0)];
        var count = UnitHeadings.Find(header, Teachers);
        return [.. rows.Select(row => new TeacherLine([.. units.Select(i => row[i].Trim()).Where(cell => cell.Length > 0)], row[count].Trim(), row.Line)).Where(line => !IsTotal(line))];
    }

    /// <summary>A first line whose last cell holds no digit is a heading in words of its own.</summary>
    private static List<TeacherLine> InOrder(List<TableRow> rows)
    {
        var lines = rows.Select(row => row.Cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0).ToList() is { Count: > 1 } cells
            ? new TeacherLine([cells[0]], cells[^1], row.Line) : new TeacherLine([], "", row.Line)).ToList();
        return [.. lines.Skip(lines is [{ Count: var first }, ..] && !first.Any(char.IsAsciiDigit) ? 1 : 0).Where(line => !IsTotal(line))];
    }

    private static bool IsTotal(TeacherLine line) => line.Units is [var only] && VietnameseText.Fold(only) is "tong" or "tong so" or "tong cong" or "cong" or "total";
}
