using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>By what the cells of a CSV file are parted: its own first line may say it, else its lines show it.</summary>
/// <param name="Start">Where the table begins.</param>
/// <param name="Line">The number of its first line.</param>
internal sealed record CsvDialect(char Delimiter, int Start, int Line)
{
    private const string Delimiters = ",;\t|";
    private const string Said = "sep=";
    private const int LinesRead = 100;
    private const int LongestLine = 5000;

    /// <summary>Of two delimiters that part the lines nearly as evenly, the one that makes known headings is taken.</summary>
    private const int Nearly = 3;

    private const int LongestHeading = 60;

    public static CsvDialect Of(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var says = first.Trim('"');
        // Excel writes which separator it used as a line of its own.
        if (says.Length == Said.Length + 1 && says.StartsWith(Said, StringComparison.OrdinalIgnoreCase))
            return new(says[^1], text.AsSpan(first.Length).StartsWith("\r\n") ? first.Length + 2 : Math.Min(first.Length + 1, text.Length), 2);
        return new(Shown(Lines(text)), 0, 1);
    }

    /// <summary>True where some delimiter parts several lines into as many cells.</summary>
    public static bool IsTable(string text)
    {
        if (text.StartsWith(Said, StringComparison.OrdinalIgnoreCase)) return true;
        var lines = Lines(text);
        return Delimiters.Any(delimiter => Evenness(lines, delimiter) is { Lines: > 1 });
    }

    private static char Shown(List<string> lines)
    {
        var found = Delimiters.Select(delimiter => (Delimiter: delimiter, Score: Evenness(lines, delimiter) is var even ? even.Lines * even.Count : 0)).ToList();
        var best = found.MaxBy(one => one.Score);
        var near = found.Where(one => one.Score > 0 && one.Score * Nearly >= best.Score).ToList();
        return near.Count > 1 ? near.MaxBy(one => (Headings(lines, one.Delimiter), one.Score)).Delimiter : best.Delimiter;
    }

    /// <summary>How many lines have the same number of a delimiter, and which number; those that part most cells in all.</summary>
    private static (int Lines, int Count) Evenness(List<string> lines, char delimiter)
    {
        var counts = lines.Select(line => Count(line, delimiter)).Where(count => count > 0).GroupBy(count => count);
        return counts.Select(group => (Lines: group.Count(), Count: group.Key))
            .OrderByDescending(even => even.Lines * even.Count).FirstOrDefault();
    }

    /// <summary>Delimiters of a line outside of quotes.</summary>
    private static int Count(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == delimiter && !quoted) count++;
        }
        // An odd quote belongs to the text.
        return quoted ? line.AsSpan().Count(delimiter) : count;
    }

    private static int Headings(List<string> lines, char delimiter) => lines.Take(HeaderFinder.LinesSearched).Max(line =>
        line.Split(delimiter).Count(cell => cell.Length <= LongestHeading && TraineeColumns.ByHeadingText(cell.Trim('"')) is not null));

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var i = 0; i < text.Length && lines.Count < LinesRead;)
        {
            var length = text.AsSpan(i).IndexOfAny('\r', '\n');
            if (length < 0) length = text.Length - i;
            if (length > 0) lines.Add(text.Substring(i, Math.Min(length, LongestLine)));
            i += length + 1;
        }
        return lines;
    }
}
