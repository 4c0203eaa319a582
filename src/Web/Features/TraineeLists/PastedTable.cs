using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// A table as a spreadsheet puts it on the clipboard: cells parted by tabs, rows by line ends, a cell that holds either of them in
/// quotes. The columns are those of its header where the first row is one, else those of the template in its order.
/// </summary>
public static class PastedTable
{
    /// <summary>So many known headings make a first row a header: one may be somebody's subject.</summary>
    private const int LeastHeadings = 2;

    public static IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>> Read(string pasted)
    {
        var rows = Rows(pasted).Where(row => row.Exists(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        if (rows.Count == 0) return [];
        var header = rows[0].Select(TraineeColumns.ByHeadingText).ToList();
        var isHeader = header.Count(c => c is not null) >= LeastHeadings;
        var columns = isHeader ? header : [.. InOrder(rows)];
        return
        [
            .. rows.Skip(isHeader ? 1 : 0)
                .Select(row => row.Zip(columns).Where(c => c.Second is not null && !string.IsNullOrWhiteSpace(c.First))
                    .DistinctBy(c => c.Second).ToDictionary(c => c.Second!.Value, c => c.First))
                .Where(cells => cells.Keys.Any(c => c != TraineeColumn.Ordinal)),
        ];
    }

    /// <summary>Cells by rows, quotes resolved; a line end inside a cell is a space.</summary>
    public static List<List<string>> Rows(string pasted)
    {
        var rows = DelimitedText.Read(pasted, '\t').Select(row => row.Cells.Select(cell => cell.ReplaceLineEndings(" ")).ToList()).ToList();
        // What ends with a line end, or is nothing, has one more row in which nothing stands.
        if (pasted is [] or [.., '\n' or '\r']) rows.Add([""]);
        return rows;
    }

    /// <summary>The template's order; without its first column where that holds no row numbers.</summary>
    private static IEnumerable<TraineeColumn?> InOrder(List<List<string>> rows) =>
        TraineeColumns.All.Skip(rows.TrueForAll(r => r[0].Length == 0 || VietnameseText.Normalize(r[0]).All(char.IsAsciiDigit)) ? 0 : 1).Select(c => (TraineeColumn?)c);
}
