using System.Text.RegularExpressions;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>What the headings of one line, or of one line above another, mean.</summary>
internal static partial class HeaderLine
{
    public static Dictionary<TraineeColumn, ColumnSource> One(TableRow row)
    {
        var columns = new Dictionary<TraineeColumn, ColumnSource>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (HeaderFinder.Meaning(row.Cells[i]) is { } column) columns.TryAdd(column, new([i]));
        }
        if (NameParts(row, columns) is { } parts) columns[TraineeColumn.FullName] = new(parts);
        if (DateParts(row.Cells) is { } date) columns[TraineeColumn.BirthDate] = date;
        return columns;
    }

    /// <summary>"Họ và tên" over "Họ đệm | Tên", "Ngày sinh" over "Ngày | Tháng | Năm" or "Nam | Nữ"; null where the lower line is no part of a header.</summary>
    public static (IReadOnlyDictionary<TraineeColumn, ColumnSource> Columns, Func<int, string> Heading)? Two(TableRow top, TableRow sub)
    {
        if (sub.IsBlank || top.Cells.All(cell => HeaderFinder.Meaning(cell) is null) || sub.Cells.Any(cell => NotAHeading().IsMatch(cell))) return null;
        var columns = new Dictionary<TraineeColumn, ColumnSource>();
        var groups = Groups(top, sub);
        var told = 0;
        foreach (var group in groups)
        {
            var subs = group.Cells.Select(j => sub[j]).ToList();
            var above = HeaderFinder.Meaning(group.Top);
            if (subs.TrueForAll(string.IsNullOrWhiteSpace))
            {
                // "Họ và tên" above two cells that say nothing is a name in two columns.
                if (above is { } alone) columns.TryAdd(alone, new([.. group.Cells.Take(alone == TraineeColumn.FullName ? 2 : 1)]));
                continue;
            }
            if (above == TraineeColumn.FullName && subs.TrueForAll(words => !IsNameHeading(words))) return null;
            told += Split(columns, above, group.Cells, subs);
        }
        return told == 0 ? null : (columns, j => sub[j].Trim().Length > 0 ? sub[j] : top[j]);
    }

    /// <returns>How many of the lower headings were understood.</returns>
    private static int Split(Dictionary<TraineeColumn, ColumnSource> columns, TraineeColumn? above, List<int> cells, List<string> subs)
    {
        var words = subs.Select(Word).ToList();
        if (words.Contains("nu") && words.IndexOf("nam") is var man and >= 0 && above is TraineeColumn.BirthDate or TraineeColumn.Gender)
        {
            int[] pair = [cells[man], cells[words.IndexOf("nu")]];
            if (above == TraineeColumn.BirthDate) columns.TryAdd(TraineeColumn.BirthDate, new(pair, SourceKind.EitherSex));
            columns.TryAdd(TraineeColumn.Gender, new(pair, SourceKind.SexMark));
            return 2;
        }
        if (DateParts(subs) is { } date)
        {
            columns[TraineeColumn.BirthDate] = date with { Cells = [.. date.Cells.Select(i => cells[i])] };
            return 3;
        }
        var family = subs.FindIndex(TraineeColumns.IsFamilyNameHeading);
        var given = subs.FindIndex(TraineeColumns.IsGivenNameHeading);
        var told = 0;
        if (family >= 0 && given >= 0)
        {
            columns[TraineeColumn.FullName] = new([cells[family], cells[given]]);
            told = 2;
        }
        for (var i = 0; i < cells.Count; i++)
        {
            if (i == family || i == given || HeaderFinder.Meaning(subs[i]) is not { } column || !columns.TryAdd(column, new([cells[i]]))) continue;
            told++;
        }
        if (told == 0 && above is { } whole && cells.Count == 1) columns.TryAdd(whole, new(cells));
        return told;
    }

    /// <summary>The upper headings with the cells they stand over: to the right as far as nothing stands beside them and something under.</summary>
    private static List<(string Top, List<int> Cells)> Groups(TableRow top, TableRow sub)
    {
        var groups = new List<(string Top, List<int> Cells)>();
        for (var j = 0; j < Math.Max(top.Cells.Count, sub.Cells.Count); j++)
        {
            if (top[j].Trim().Length > 0 || groups.Count == 0) groups.Add((top[j], [j]));
            else groups[^1].Cells.Add(j);
        }
        return groups;
    }

    /// <summary>"Họ và tên đệm | Tên", or "Họ và tên" above two cells.</summary>
    private static int[]? NameParts(TableRow row, Dictionary<TraineeColumn, ColumnSource> columns)
    {
        if (!columns.TryGetValue(TraineeColumn.FullName, out var name))
        {
            var family = Enumerable.Range(0, row.Cells.Count).FirstOrDefault(i => TraineeColumns.IsFamilyNameHeading(row[i]), -1);
            return family >= 0 && TraineeColumns.IsGivenNameHeading(row[family + 1]) ? [family, family + 1] : null;
        }
        var next = name.Cells[0] + 1;
        return next < row.Cells.Count && row[next].Length == 0 ? [name.Cells[0], next] : null;
    }

    private static bool IsNameHeading(string words) =>
        TraineeColumns.IsFamilyNameHeading(words) || TraineeColumns.IsGivenNameHeading(words) || HeaderFinder.Meaning(words) is not null;

    /// <summary>"Ngày | Tháng | Năm" beside each other.</summary>
    private static ColumnSource? DateParts(IReadOnlyList<string> cells)
    {
        for (var i = 0; i + 2 < cells.Count; i++)
        {
            if (Word(cells[i]) is "ngay" or "ngay sinh" && Word(cells[i + 1]) is "thang" or "thang sinh" && Word(cells[i + 2]) is "nam" or "nam sinh")
                return new([i, i + 1, i + 2], SourceKind.Date);
        }
        return null;
    }

    private static string Word(string heading) => VietnameseText.Fold(LegacyVietnamese.Detect(heading)?.Text ?? heading);

    [GeneratedRegex(@"[0-9]{4}|@|^.{80}", RegexOptions.Singleline)]
    private static partial Regex NotAHeading();
}
