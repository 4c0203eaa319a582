using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// Two columns of a file that mean the same of Mẫu 01: "Đơn vị" beside "Trường", two columns "Điện thoại". Which is
/// meant is asked;
/// what is proposed is the one whose cells fit best. One without any text, or with the same texts, is no second
/// reading.
/// </summary>
internal static class DoubledColumns
{
    private const int RowsLookedAt = 100;

    /// <summary>
    /// Of these a wrong choice spoils the list. Of the others the first is taken, and the second stays beside it.
    /// </summary>
    private static bool IsAsked(TraineeColumn column) => column is TraineeColumn.FullName or TraineeColumn.BirthDate
        or TraineeColumn.Gender or TraineeColumn.TeacherCode or TraineeColumn.PersonalId or TraineeColumn.School
        or TraineeColumn.Level or TraineeColumn.Subject or TraineeColumn.Phone or TraineeColumn.Email;

    /// <summary>The header with the best of its doubled columns, and which they were.</summary>
    /// <param name="heading">The words above a cell.</param>
    public static Header Resolve(SheetTable table, Header header, Func<int, string> heading)
    {
        var others = header.Extra.Select(own => (own.Cell, Column: HeaderFinder.Meaning(heading(own.Cell))))
            .Where(own => own.Column is { } column && IsAsked(column) && header.Columns.ContainsKey(column))
            .GroupBy(own => own.Column!.Value, own => own.Cell).ToList();
        if (others.Count == 0) return header;
        var people = People(table, header);
        var columns = new Dictionary<TraineeColumn, ColumnSource>(header.Columns);
        var doubled = new List<TraineeColumn>();
        foreach (var column in others)
        {
            var options = Different(people, [columns[column.Key], .. column.Select(cell => new ColumnSource([cell]))]);
            if (options.Count == 0) continue;
            if (options.Count > 1) doubled.Add(column.Key);
            columns[column.Key] = options.MaxBy(option => Fit(column.Key, option.Texts)).Source;
        }
        var width = header.Extra.Select(own => own.Cell).Concat(header.Columns.Values.SelectMany(source => source.Cells)).Max() + 1;
        return header with { Columns = columns, Extra = HeaderFinder.Own(columns, heading, width), Doubled = doubled };
    }

    private static List<TableRow> People(SheetTable table, Header header)
    {
        var skipping = new RowSkipping(header);
        return [.. table.Rows.Skip(header.Index + header.Lines).Where(row => skipping.Reason(row) is null).Take(RowsLookedAt)];
    }

    private static List<(ColumnSource Source, List<string> Texts)> Different(List<TableRow> people, List<ColumnSource> sources)
    {
        var different = new List<(ColumnSource Source, List<string> Texts)>();
        foreach (var source in sources)
        {
            var texts = people.ConvertAll(row => string.Join(' ', source.Cells.Select(cell => row[cell].Trim())).Trim());
            if (texts.Exists(text => text.Length > 0) && !different.Exists(other => other.Texts.SequenceEqual(texts)))
                different.Add((source, texts));
        }
        return different;
    }

    /// <summary>How many cells look like what belongs there; of texts that all can be it, how many differ.</summary>
    private static int Fit(TraineeColumn column, List<string> texts)
    {
        var fitting = texts.Where(text => text.Length > 0 && Fits(column, text)).ToList();
        return (fitting.Count * RowsLookedAt) + fitting.Distinct().Count();
    }

    private static bool Fits(TraineeColumn column, string text) => column switch
    {
        TraineeColumn.FullName => text.Contains(' ') && !text.Any(char.IsDigit),
        TraineeColumn.BirthDate => WrittenDate.IsDate(text),
        TraineeColumn.Gender => ListWords.Gender(text) is not null,
        TraineeColumn.Level => ListWords.Level(text) is not null,
        TraineeColumn.PersonalId => text.Count(char.IsAsciiDigit) is 11 or 12,
        TraineeColumn.Phone => IsMobile(text),
        TraineeColumn.Email => text.Contains('@'),
        TraineeColumn.School => IsSchool(text),
        _ => true,
    };

    private static bool IsMobile(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).SkipWhile(c => c == '0').ToList();
        if (digits is ['8', '4', ..] && digits.Count > 10) digits.RemoveRange(0, 2);
        return digits.Count == 9 && digits[0] is '3' or '5' or '7' or '8' or '9';
    }

    /// <summary>A school, and not the office above it.</summary>
    private static bool IsSchool(string text)
    {
        var words = VietnameseText.Fold(text);
        var isOffice = words.StartsWith("phong ", StringComparison.Ordinal) || words.StartsWith("so ", StringComparison.Ordinal)
            || words.StartsWith("ubnd ", StringComparison.Ordinal) || words.StartsWith("uy ban ", StringComparison.Ordinal);
        return !isOffice;
    }
}
