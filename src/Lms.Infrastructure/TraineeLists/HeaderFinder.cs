using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// Finds the header by its words, wherever it is: on one line, or on two with headings above headings.
/// </summary>
internal static class HeaderFinder
{
    public const int LinesSearched = 60;
    private const int MostExtra = 60;
    private const int LongestHeading = 200;

    private static readonly string FindingsHeading = VietnameseText.Fold(AnnotatedWorkbook.FindingsTitle);

    /// <summary>The header with most known headings, if it has the name and as many as are needed.</summary>
    public static Header? Find(SheetTable table, int leastColumns)
    {
        var best = Candidates(table).Where(header => header.Columns.ContainsKey(TraineeColumn.FullName)).MaxBy(header => header.Columns.Count);
        return best is not null && best.Columns.Count >= leastColumns
            ? DoubledColumns.Resolve(table, best, cell => HeadingOf(table, best, cell)) : null;
    }

    /// <summary>The words above a cell: those of the lower line, or of the upper where it says nothing.</summary>
    private static string HeadingOf(SheetTable table, Header header, int cell)
    {
        var lower = table.Rows[header.Index + header.Lines - 1][cell];
        return lower.Trim().Length > 0 ? lower : table.Rows[header.Index][cell];
    }

    /// <summary>The line that looks most like a header, whether or not it has the name.</summary>
    public static Header? Likeliest(SheetTable table) =>
        Candidates(table).MaxBy(header => header.Columns.Count) is { Columns.Count: > 1 } best ? best : null;

    /// <summary>The column a heading means; also one typed with an old font.</summary>
    public static TraineeColumn? Meaning(string heading) =>
        TraineeColumns.ByHeadingText(heading)
        ?? Converted(heading, LegacyEncoding.Tcvn3) ?? Converted(heading, LegacyEncoding.Vni) ?? Converted(heading, LegacyEncoding.Mojibake);

    /// <summary>The heading of the column of findings, which a file that was handed back has.</summary>
    public static bool IsFindings(string heading) => VietnameseText.Fold(heading) == FindingsHeading;

    /// <summary>The cells that no column is made of, each with a heading of its own.</summary>
    public static IReadOnlyList<(int Cell, string Heading)> Own(IReadOnlyDictionary<TraineeColumn, ColumnSource> columns, Func<int, string> heading, int count)
    {
        var used = columns.Values.SelectMany(source => source.Cells).ToHashSet();
        var own = new List<(int Cell, string Heading)>();
        for (var cell = 0; cell < Math.Min(count, 256) && own.Count < MostExtra; cell++)
        {
            var words = VietnameseText.Normalize(heading(cell));
            if (used.Contains(cell) || VietnameseText.Fold(words) == FindingsHeading) continue;
            var name = words.Length == 0 ? $"Cột {ListCells.Letter(cell)}" : words[..Math.Min(words.Length, LongestHeading)];
            var same = own.Count(other => other.Heading == name || other.Heading.StartsWith(name + " (", StringComparison.Ordinal));
            own.Add((cell, same == 0 ? name : $"{name} ({same + 1})"));
        }
        return own;
    }

    private static TraineeColumn? Converted(string heading, LegacyEncoding encoding) =>
        LegacyVietnamese.Convert(heading, encoding) is var converted && !ReferenceEquals(converted, heading) ? TraineeColumns.ByHeadingText(converted) : null;

    // Of two headers with as many columns the later candidate of the same line wins: it knows the second line too.
    private static IEnumerable<Header> Candidates(SheetTable table)
    {
        for (var i = 0; i < Math.Min(table.Rows.Count, LinesSearched); i++)
        {
            if (table.Rows[i].IsBlank) continue;
            var one = HeaderLine.One(table, i);
            if (i + 1 < table.Rows.Count && HeaderLine.Two(table, i) is { } two && two.Columns.Count >= one.Count)
                yield return new(i, 2, two.Columns, Own(two.Columns, two.Heading, Width(table, i + 1)));
            yield return new(i, 1, one, Own(one, j => table.Rows[i][j], Width(table, i)));
        }
    }

    /// <summary>As wide as the first people under the header, for a column may have no heading.</summary>
    private static int Width(SheetTable table, int header) =>
        table.Rows.Skip(header).Take(30).Max(row => row.Cells.Count);
}
