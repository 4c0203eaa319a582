using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

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

    /// <summary>Cells by rows, quotes resolved.</summary>
    public static List<List<string>> Rows(string pasted)
    {
        List<List<string>> rows = [[]];
        var cell = new System.Text.StringBuilder();
        for (var i = 0; i < pasted.Length; i++)
        {
            if (pasted[i] == '"' && cell.Length == 0 && EndOfQuoted(pasted, i) is var end and > 0)
            {
                cell.Append(pasted[(i + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal).ReplaceLineEndings(" "));
                i = end;
            }
            else if (pasted[i] is '\t' or '\n')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (pasted[i] == '\n') rows.Add([]);
            }
            else if (pasted[i] != '\r') cell.Append(pasted[i]);
        }
        rows[^1].Add(cell.ToString());
        return rows;
    }

    /// <summary>The place of the closing quote, or -1 where the quote belongs to the text: it is followed by a tab, a line end or nothing.</summary>
    private static int EndOfQuoted(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != '"') continue;
            if (i + 1 < text.Length && text[i + 1] == '"') i++;
            else return i + 1 == text.Length || text[i + 1] is '\t' or '\n' or '\r' ? i : -1;
        }
        return -1;
    }

    /// <summary>The template's order; without its first column where that holds no row numbers.</summary>
    private static IEnumerable<TraineeColumn?> InOrder(List<List<string>> rows) =>
        TraineeColumns.All.Skip(rows.TrueForAll(r => r[0].Length == 0 || VietnameseText.Normalize(r[0]).All(char.IsAsciiDigit)) ? 0 : 1).Select(c => (TraineeColumn?)c);
}
