using System.Globalization;
using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Tables;

namespace Lms.Infrastructure.Quotas;

/// <summary>One unit's quota in a file.</summary>
/// <param name="Kind">The unit's kind in the file's own words; empty where the file has none.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record QuotaLine(string Kind, string Code, string Name, int Seats, int Line)
{
    /// <summary>Empty for CSV.</summary>
    public string Sheet { get; init; } = "";
}

/// <summary>What a quota file holds.</summary>
/// <param name="Lines">Those without a problem.</param>
public sealed record QuotaReading(IReadOnlyList<QuotaLine> Lines, IReadOnlyList<TableProblem> Problems, IReadOnlyList<SkippedRow> Skipped);

/// <summary>Bảng phân bổ chỉ tiêu: reads quotas of units from a workbook or CSV with code, name and quota, and a kind where there is one.</summary>
public static class QuotaTable
{
    /// <summary>In bytes; no country has so many units.</summary>
    public const int LargestFile = 1 << 20;

    private const int MostSeats = 10_000;

    public static Outcome<QuotaReading> Read(Stream stream, string fileName, TableAnswers? answers = null)
    {
        var opened = OpenedUnitTable.Open(stream, fileName, TableDoor.Quotas, LargestFile);
        if (!opened.Succeeded) return opened.Refusal;
        var read = opened.Value.Read(answers ?? TableAnswers.None);
        return read.Succeeded ? Read(read.Value) : read.Refusal;
    }

    private static QuotaReading Read(UnitTableReading table)
    {
        var lines = new List<QuotaLine>();
        var problems = table.Problems.ToList();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            var seats = Seats(row[UnitColumn.Seats]);
            var before = problems.Count;
            problems.AddRange(Problems(row, seats, codes).Select(p => new TableProblem(row.Sheet, row.Line, p.Column, p.Kind, row[p.Column])));
            if (problems.Count > before || table.Problems.Any(p => p.Sheet == row.Sheet && p.Line == row.Line)) continue;
            lines.Add(new(row[UnitColumn.Kind], row[UnitColumn.Code], row[UnitColumn.Name], seats!.Value, row.Line) { Sheet = row.Sheet });
        }
        return new(lines, problems, table.Skipped);
    }

    private static int? Seats(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) ? seats : null;

    private static IEnumerable<(UnitColumn Column, TableProblemKind Kind)> Problems(UnitTableRow row, int? seats, HashSet<string> codes)
    {
        if (row[UnitColumn.Code].Length == 0) yield return (UnitColumn.Code, TableProblemKind.CodeMissing);
        else if (!codes.Add(row[UnitColumn.Code])) yield return (UnitColumn.Code, TableProblemKind.CodeRepeated);
        if (row[UnitColumn.Name].Length == 0) yield return (UnitColumn.Name, TableProblemKind.NameMissing);
        if (seats is null) yield return (UnitColumn.Seats, TableProblemKind.SeatsNotANumber);
        else if (seats > MostSeats) yield return (UnitColumn.Seats, TableProblemKind.SeatsTooMany);
    }
}
