using System.Globalization;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.OrgUnits;

/// <summary>One line of a file of changed units as text, in the order kind, code, name, parent, level, valid from, predecessors.</summary>
public sealed record UnitChangeCells(int Line, IReadOnlyList<string> Cells);

/// <summary>What the lines of such a file say.</summary>
/// <param name="Day">The day that is given beside the file, else the first one in it; null where neither says one.</param>
public sealed record UnitChangeLines(DateOnly? Day, IReadOnlyList<ReorganisedUnit> Lines, IReadOnlyList<UnitProblem> Problems);

/// <summary>
/// Danh sách sắp xếp đơn vị: reads changed units from CSV or .xlsx, with the columns of <see cref="UnitTable"/>, the day from which they
/// hold and the codes of the units that they follow.
/// </summary>
public static class UnitChangeTable
{
    private const int Kind = 0, Code = 1, Name = 2, Parent = 3, Level = 4, ValidFrom = 5, Predecessors = 6, Width = 7;

    private static readonly string[][] Headings =
    [
        .. UnitTable.Headings.Select(h => h.Words),
        ["valid_from", "valid from", "tu ngay", "hieu luc tu", "ngay hieu luc", "hieu luc"],
        ["predecessors", "predecessor", "predecessor_codes", "thay cho", "don vi cu", "ma don vi cu", "ke thua", "hinh thanh tu", "sap nhap tu"],
    ];

    private static readonly string[] DayForms = ["d/M/yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy"];

    public static Outcome<IReadOnlyList<UnitChangeCells>> Read(Stream stream, string fileName)
    {
        var file = WorkbookFile.Read(stream, fileName, WorkbookLimits.Default);
        if (!file.Succeeded) return file.Refusal;
        var rows = file.Value.Take(1).SelectMany(table => table.Rows).Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0) return new UnitTableEmpty();
        var columns = Headings.Select(words => rows[0].Cells.ToList().FindIndex(cell => words.Contains(VietnameseText.Fold(cell)))).ToArray();
        var missing = UnitTable.Headings.Take(UnitTable.Required).Where((_, i) => columns[i] < 0).Select(h => h.Column).ToList();
        if (missing.Count > 0) return new UnitTableHeaderNotFound(string.Join(", ", missing));
        if (rows.Count == 1) return new UnitTableEmpty();
        return rows.Skip(1).Select(row => new UnitChangeCells(row.Line, [.. columns.Select(i => i < 0 ? "" : VietnameseText.Normalize(row[i]))])).ToList();
    }

    /// <summary>Reads each line; what is wrong with its cells comes beside it.</summary>
    public static UnitChangeLines Parse(IReadOnlyList<UnitChangeCells> rows, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<ReorganisedUnit>();
        var problems = new List<UnitProblem>();
        foreach (var row in rows)
        {
            string[] cells = [.. row.Cells.Concat(Enumerable.Repeat("", Width)).Take(Width).Select(VietnameseText.Normalize)];
            var found = UnitTable.Problems(cells, codes).ToList();
            var from = DayOf(cells[ValidFrom]);
            if (cells[ValidFrom].Length > 0 && from is null) found.Add((UnitProblemKind.DayUnknown, cells[ValidFrom]));
            day ??= from;
            if (from is not null && from != day) found.Add((UnitProblemKind.DayDiffers, cells[ValidFrom]));
            problems.AddRange(found.Select(p => new UnitProblem(row.Line, p.Kind, p.Text)));
            if (found.Count == 0)
                lines.Add(new(cells[Code], cells[Name], UnitTable.Kind(cells[Kind])!.Value, cells[Parent], UnitTable.Level(cells[Level]), [.. Codes(cells[Predecessors])], row.Line));
        }
        return new(day, lines, problems);
    }

    private static IEnumerable<string> Codes(string cell) =>
        cell.Split([',', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal);

    private static DateOnly? DayOf(string text)
    {
        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        // A date cell of a workbook comes as its serial number.
        return text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : null;
    }
}
