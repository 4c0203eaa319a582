using System.Globalization;
using Lms.Domain;
using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>One unit's quota in a file.</summary>
/// <param name="Kind">The unit's kind as the file writes it, such as <c>DistrictOffice</c>.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record QuotaLine(string Kind, string Code, string Name, int Seats, int Line);

/// <summary>What is wrong with a line. The text's key is <c>QuotaProblem.</c> and this.</summary>
public enum QuotaProblemKind
{
    KindMissing,
    CodeMissing,
    NameMissing,
    SeatsNotANumber,
    SeatsTooMany,
    CodeRepeated,
}

/// <summary>One bad line of a quota file, with the text that is bad.</summary>
public sealed record QuotaProblem(int Line, QuotaProblemKind Kind, string Text);

/// <summary>The file has no header with kind, code, name and quota.</summary>
public sealed record QuotaTableHeaderNotFound(string Missing) : Refusal;

/// <summary>Some lines are bad: all of them are told at once, and nothing is taken.</summary>
public sealed record QuotaTableInvalid(IReadOnlyList<QuotaProblem> Problems) : Refusal
{
    public int Count => Problems.Count;
    public string Lines => string.Join(", ", Problems.Select(p => p.Line).Distinct());
}

/// <summary>The file has a header and no line, or isn't CSV in UTF-8.</summary>
public sealed record QuotaTableEmpty : Refusal;

/// <summary>Bảng phân bổ chỉ tiêu: reads quotas of units from CSV with the columns kind, code, name and quota, in any order.</summary>
public static class QuotaTable
{
    private const int MostSeats = 10_000;

    private static readonly (string Column, string[] Words)[] Headings =
    [
        ("kind", ["kind", "loai", "loai don vi"]),
        ("code", UnitHeadings.Code),
        ("name", UnitHeadings.Name),
        ("quota", ["quota", "seats", "quota_invented", "chi tieu", "so luong"]),
    ];

    public static Outcome<IReadOnlyList<QuotaLine>> Read(Stream stream)
    {
        var file = WorkbookFile.Read(stream, "quota.csv", WorkbookLimits.Default with { MaxFileBytes = UnitHeadings.LargestFile });
        if (!file.Succeeded) return file.Refusal;
        var rows = file.Value.Take(1).SelectMany(table => table.Rows).Where(row => !row.IsBlank).ToList();
        if (rows.Count < 2) return new QuotaTableEmpty();
        var columns = Headings.Select(h => (h.Column, Index: UnitHeadings.Find(rows[0], h.Words))).ToList();
        var missing = columns.Where(c => c.Index < 0).Select(c => c.Column).ToList();
        if (missing.Count > 0) return new QuotaTableHeaderNotFound(string.Join(", ", missing));
        return Read(rows.Skip(1), [.. columns.Select(c => c.Index)]);
    }

    private static Outcome<IReadOnlyList<QuotaLine>> Read(IEnumerable<TableRow> rows, int[] columns)
    {
        var lines = new List<QuotaLine>();
        var problems = new List<QuotaProblem>();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var cells = columns.Select(i => VietnameseText.Normalize(row[i])).ToArray();
            var seats = int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
            problems.AddRange(Problems(cells, seats, codes).Select(p => new QuotaProblem(row.Line, p.Kind, p.Text)));
            lines.Add(new(cells[0], cells[1], cells[2], seats, row.Line));
        }
        return problems.Count > 0 ? new QuotaTableInvalid(problems) : lines;
    }

    private static IEnumerable<(QuotaProblemKind Kind, string Text)> Problems(string[] cells, int seats, HashSet<string> codes)
    {
        if (cells[0].Length == 0) yield return (QuotaProblemKind.KindMissing, "");
        if (cells[1].Length == 0) yield return (QuotaProblemKind.CodeMissing, "");
        else if (!codes.Add(cells[1])) yield return (QuotaProblemKind.CodeRepeated, cells[1]);
        if (cells[2].Length == 0) yield return (QuotaProblemKind.NameMissing, "");
        if (seats < 0) yield return (QuotaProblemKind.SeatsNotANumber, cells[3]);
        else if (seats > MostSeats) yield return (QuotaProblemKind.SeatsTooMany, cells[3]);
    }
}
