using System.Globalization;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Tables;

namespace Lms.Infrastructure.OrgUnits;

/// <summary>
/// One line of a file of changed units as text, in the order kind, code, name, parent, level, valid from, predecessors: what the
/// confirmation brings back is what was shown.
/// </summary>
public sealed record UnitChangeCells(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>Empty for CSV.</summary>
    public string Sheet { get; init; } = "";
}

/// <summary>The lines of such a file, and the cells of it that are damaged.</summary>
public sealed record UnitChangeFile(IReadOnlyList<UnitChangeCells> Rows, IReadOnlyList<TableProblem> Problems, IReadOnlyList<SkippedRow> Skipped);

/// <summary>What the lines of such a file say.</summary>
/// <param name="Day">The day that is given beside the file, else the first one in it; null where neither says one.</param>
public sealed record UnitChangeLines(DateOnly? Day, IReadOnlyList<ReorganisedUnit> Lines, IReadOnlyList<TableProblem> Problems);

/// <summary>
/// Danh sách sắp xếp đơn vị: reads changed units from CSV or .xlsx, with the columns of <see cref="UnitTable"/>, the day from which they
/// hold and the codes of the units that they follow.
/// </summary>
public static class UnitChangeTable
{
    private static readonly UnitColumn[] Order =
        [UnitColumn.Kind, UnitColumn.Code, UnitColumn.Name, UnitColumn.Parent, UnitColumn.Level, UnitColumn.ValidFrom, UnitColumn.Predecessors];

    private static readonly string[] DayForms = ["d/M/yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy"];

    public static Outcome<UnitChangeFile> Read(Stream stream, string fileName, TableAnswers? answers = null)
    {
        var opened = OpenedUnitTable.Open(stream, fileName, TableDoor.UnitChange);
        if (!opened.Succeeded) return opened.Refusal;
        var read = opened.Value.Read(answers ?? TableAnswers.None);
        if (!read.Succeeded) return read.Refusal;
        var rows = read.Value.Rows.Select(row => new UnitChangeCells(row.Line, [.. Order.Select(column => row[column])]) { Sheet = row.Sheet });
        return new UnitChangeFile([.. rows], read.Value.Problems, read.Value.Skipped);
    }

    /// <summary>Reads each line; what is wrong with its cells comes beside it.</summary>
    public static UnitChangeLines Parse(IReadOnlyList<UnitChangeCells> rows, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<ReorganisedUnit>();
        var problems = new List<TableProblem>();
        foreach (var cells in rows)
        {
            var row = Row(cells);
            var found = UnitTable.Problems(row, codes).Concat(Damages(row)).ToList();
            var from = DayOf(row[UnitColumn.ValidFrom]);
            if (row[UnitColumn.ValidFrom].Length > 0 && from is null) found.Add(DayProblem(row, TableProblemKind.DayUnknown));
            day ??= from;
            if (from is not null && from != day) found.Add(DayProblem(row, TableProblemKind.DayDiffers));
            problems.AddRange(found);
            if (found.Count > 0) continue;
            var (kind, level) = UnitTable.Kind(row);
            lines.Add(new(row[UnitColumn.Code], row[UnitColumn.Name], kind, row[UnitColumn.Parent], level, [.. Codes(row[UnitColumn.Predecessors])], row.Line));
        }
        return new(day, lines, problems);
    }

    private static UnitTableRow Row(UnitChangeCells cells) =>
        new(cells.Sheet, cells.Line, Order.Zip(cells.Cells.Select(VietnameseText.Normalize)).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second));

    /// <summary>The lines come back from the page as well, so that they are judged here once more.</summary>
    private static IEnumerable<TableProblem> Damages(UnitTableRow row)
    {
        foreach (var (column, text) in row.Cells)
        {
            if ((column == UnitColumn.Name ? CellHealth.JudgeName(text, isCsv: false) : CellHealth.Judge(text)) is { } damage)
                yield return new(row.Sheet, row.Line, column, damage, text);
        }
    }

    private static TableProblem DayProblem(UnitTableRow row, TableProblemKind kind) =>
        new(row.Sheet, row.Line, UnitColumn.ValidFrom, kind, row[UnitColumn.ValidFrom]);

    private static IEnumerable<string> Codes(string cell) =>
        cell.Split([',', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal);

    private static DateOnly? DayOf(string text)
    {
        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        // A date cell of a workbook comes as its serial number.
        return text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : null;
    }
}
