using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Where a table's header is and which cells each column is made of. Only the name can be made of two.</summary>
internal sealed record Header(int Index, IReadOnlyDictionary<TraineeColumn, IReadOnlyList<int>> Columns);

/// <summary>Finds the header line by its words, wherever it is.</summary>
internal static class HeaderFinder
{
    private const int LinesSearched = 60;

    /// <summary>The line with most known headings, if it has the name and one more, or the name alone where that is all a list needs.</summary>
    public static Header? Find(SheetTable table, int leastColumns)
    {
        var best = table.Rows.Take(LinesSearched).Select((row, index) => new Header(index, Map(row)))
            .Where(header => header.Columns.ContainsKey(TraineeColumn.FullName))
            .MaxBy(header => header.Columns.Count);
        return best is not null && best.Columns.Count >= leastColumns ? best : null;
    }

    public static Dictionary<TraineeColumn, IReadOnlyList<int>> Map(TableRow row)
    {
        var columns = new Dictionary<TraineeColumn, IReadOnlyList<int>>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (TraineeColumns.ByHeadingText(row.Cells[i]) is { } column) columns.TryAdd(column, [i]);
        }
        if (NameParts(row, columns) is { } parts) columns[TraineeColumn.FullName] = parts;
        return columns;
    }

    /// <summary>"Họ và tên đệm | Tên", or "Họ và tên" above two cells.</summary>
    private static int[]? NameParts(TableRow row, Dictionary<TraineeColumn, IReadOnlyList<int>> columns)
    {
        if (!columns.TryGetValue(TraineeColumn.FullName, out var name))
        {
            var family = Enumerable.Range(0, row.Cells.Count).FirstOrDefault(i => TraineeColumns.IsFamilyNameHeading(row[i]), -1);
            return family >= 0 && TraineeColumns.IsGivenNameHeading(row[family + 1]) ? [family, family + 1] : null;
        }
        var next = name[0] + 1;
        return next < row.Cells.Count && row[next].Length == 0 ? [name[0], next] : null;
    }
}
