using System.Text.RegularExpressions;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>What the headings of one line, or of one line above another, mean.</summary>
internal static partial class HeaderLine
{
    private const int RowsLookedAt = 30;
    private const int LeastToTell = 4;

    public static Dictionary<TraineeColumn, ColumnSource> One(SheetTable table, int index)
    {
        var row = table.Rows[index];
        var columns = new Dictionary<TraineeColumn, ColumnSource>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (HeaderFinder.Meaning(row.Cells[i]) is { } column) columns.TryAdd(column, new([i]));
        }
        if (NameParts(table, index, columns) is { } parts) columns[TraineeColumn.FullName] = new(parts);
        if (DateParts(row.Cells) is { } date) columns[TraineeColumn.BirthDate] = date;
        return columns;
    }

    /// <summary>
    /// "Họ và tên" over "Họ đệm | Tên", "Ngày sinh" over "Ngày | Tháng | Năm" or "Nam | Nữ"; null where the lower
    /// line is no part of a header.
    /// </summary>
    public static (IReadOnlyDictionary<TraineeColumn, ColumnSource> Columns, Func<int, string> Heading)? Two(SheetTable table, int index)
    {
        var (top, sub) = (table.Rows[index], table.Rows[index + 1]);
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
                var isName = above == TraineeColumn.FullName && group.Cells.Count > 1 && IsParted(table, index + 1, group.Cells[0]);
                if (above is { } alone) columns.TryAdd(alone, new([.. group.Cells.Take(isName ? 2 : 1)]));
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

    /// <summary>
    /// The upper headings with the cells they stand over: to the right as far as nothing stands beside them and
    /// something under.
    /// </summary>
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
    private static int[]? NameParts(SheetTable table, int index, Dictionary<TraineeColumn, ColumnSource> columns)
    {
        var row = table.Rows[index];
        if (!columns.TryGetValue(TraineeColumn.FullName, out var name))
        {
            var family = Enumerable.Range(0, row.Cells.Count).FirstOrDefault(i => TraineeColumns.IsFamilyNameHeading(row[i]), -1);
            return family >= 0 && TraineeColumns.IsGivenNameHeading(row[family + 1]) ? [family, family + 1] : null;
        }
        var next = name.Cells[0] + 1;
        var isBlank = next < row.Cells.Count && string.IsNullOrWhiteSpace(row[next]);
        return isBlank && IsParted(table, index, name.Cells[0]) ? [name.Cells[0], next] : null;
    }

    /// <summary>
    /// Whether the cells under a blank heading are the given names of those beside them: most people have one word
    /// there, of
    /// which not all are the same. A mark, a rank or the sex of some is a column of the file's own.
    /// </summary>
    private static bool IsParted(SheetTable table, int index, int cell)
    {
        var people = table.Rows.Skip(index + 1).Where(row => IsOfPerson(row, cell)).Take(RowsLookedAt)
            .Select(row => (Family: row[cell].Trim(), Given: row[cell + 1].Trim())).ToList();
        var given = people.FindAll(person => IsGivenName(person.Given));
        if (people.Count == 0 || given.Count * 4 < people.Count * 3) return false;
        if (given.Count >= LeastToTell && given.Select(person => person.Given).Distinct().Count() * 4 < given.Count) return false;
        // Whole names stand in the first column: "Lê Thị Tâm | Toán".
        return given.Count(person => person.Family.Split(' ').Length <= 3) * 2 >= given.Count;
    }

    /// <summary>A line of several cells; the lines of a footer have one or two.</summary>
    private static bool IsOfPerson(TableRow row, int cell) =>
        row[cell].Any(char.IsLetter) && row.Cells.Count(text => !string.IsNullOrWhiteSpace(text)) >= LeastToTell;

    private static bool IsGivenName(string text) =>
        text.Length is > 1 and <= 12 && char.IsUpper(text[0]) && text.Count(c => c == ' ') <= 1
        && ListWords.Gender(text) is null && text.All(IsOfName);

    private static bool IsOfName(char c) => char.IsLetter(c) || c is ' ' or '\'' or (>= '\u0300' and <= '\u036F');

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
