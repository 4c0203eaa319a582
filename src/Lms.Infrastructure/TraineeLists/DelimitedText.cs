namespace Lms.Infrastructure.TraineeLists;

/// <summary>One row of delimited text.</summary>
/// <param name="Line">The line of the text on which it begins, from 1.</param>
/// <param name="Cells">Quotes resolved; a cell that a quote opens and nothing closes keeps it.</param>
public sealed record DelimitedRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The cells whose first quote nothing closes.</summary>
    public IReadOnlyList<int> OpenQuotes { get; init; } = [];
}

/// <summary>
/// Text whose cells are parted by a delimiter and whose rows by line ends. A cell in quotes may hold both, but never the rows
/// below it: a quote that nothing closes, or whose cell would swallow lines that look like rows, belongs to the text.
/// </summary>
public sealed class DelimitedText
{
    /// <summary>Fewer columns make any line look like a row: then all lines of a quoted cell must.</summary>
    private const int FewDelimiters = 3;

    /// <summary>Fewer lines that are alike may be the halves of one row.</summary>
    private const int LeastLines = 3;

    /// <summary>Of so many columns a row may lack one.</summary>
    private const int ManyDelimiters = 8;

    private readonly string text;
    private readonly char delimiter;
    private readonly List<DelimitedRow> rows = [];

    /// <summary>Delimiters of an ordinary row; found only where a quoted cell must be judged by it.</summary>
    private int? ordinary;

    private int at;
    private int line = 1;

    private DelimitedText(string text, char delimiter) => (this.text, this.delimiter) = (text, delimiter);

    /// <summary>The rows from a place of the text on.</summary>
    /// <param name="start">Where the first row begins.</param>
    /// <param name="line">The number of its line.</param>
    public static IReadOnlyList<DelimitedRow> Read(string text, char delimiter, int start = 0, int line = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new DelimitedText(text, delimiter) { at = start, line = line };
        while (reader.at < text.Length) reader.ReadRow();
        return reader.rows;
    }

    private void ReadRow()
    {
        var first = line;
        var cells = new List<string>();
        List<int>? open = null;
        // How many cells ended on the line that is being read.
        var onLine = 0;
        while (true)
        {
            if (Quoted(onLine) is { } quoted)
            {
                cells.Add(text[(quoted.Open + 1)..quoted.Close].Replace("\"\"", "\"", StringComparison.Ordinal));
                if (quoted.Lines > 0) onLine = 0;
                line += quoted.Lines;
                at = quoted.End;
            }
            else
            {
                var end = EndOfCell(at);
                var cell = text[at..end];
                if (IsOpen(cell)) (open ??= []).Add(cells.Count);
                cells.Add(cell);
                at = end;
            }
            onLine++;
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                continue;
            }
            SkipLineEnd();
            rows.Add(new(first, cells) { OpenQuotes = open ?? (IReadOnlyList<int>)[] });
            return;
        }
    }

    /// <summary>The cell in quotes that begins here; null for a cell without, or whose quote belongs to its text.</summary>
    private (int Open, int Close, int End, int Lines)? Quoted(int onLine)
    {
        var open = OpenAt(at);
        if (open < 0 || CloseOf(open) is not (var close and >= 0)) return null;
        var inside = text.AsSpan(open + 1, close - open - 1);
        var lines = 0;
        if (inside.ContainsAny('\r', '\n'))
        {
            if (HoldsRows(open, close, onLine)) return null;
            lines = LineEnds(inside);
        }
        return (open, close, SkipBlanks(close + 1), lines);
    }

    /// <summary>The place of the quote that a cell begins with, or -1. Programs of their own write a blank after a comma.</summary>
    private int OpenAt(int start)
    {
        var open = delimiter == '\t' ? start : SkipBlanks(start);
        return open < text.Length && text[open] == '"' ? open : -1;
    }

    /// <summary>The place of the closing quote, or -1 where what follows the next single quote is neither a delimiter nor a line end.</summary>
    private int CloseOf(int open)
    {
        for (var i = open + 1; ;)
        {
            var found = text.AsSpan(i).IndexOf('"');
            if (found < 0) return -1;
            i += found;
            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i += 2;
                continue;
            }
            var next = SkipBlanks(i + 1);
            return next == text.Length || text[next] == delimiter || text[next] is '\r' or '\n' ? i : -1;
        }
    }

    private int SkipBlanks(int start)
    {
        while (start < text.Length && text[start] == ' ') start++;
        return start;
    }

    private int EndOfCell(int start)
    {
        var length = text.AsSpan(start).IndexOfAny(delimiter, '\r', '\n');
        return length < 0 ? text.Length : start + length;
    }

    private void SkipLineEnd()
    {
        if (at == text.Length) return;
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
    }

    /// <summary>A quote before the first letter and none behind it.</summary>
    private static bool IsOpen(string cell)
    {
        var trimmed = cell.AsSpan().TrimStart(' ');
        return trimmed.StartsWith("\"") && !trimmed[1..].Contains('"');
    }

    /// <summary>True where the lines between two quotes, read without them, are rows like the others.</summary>
    private bool HoldsRows(int open, int close, int onLine)
    {
        var typical = ordinary ??= Ordinary();
        if (typical == 0) return false;
        var pieces = Lines(open + 1, close).ToList();
        var counts = pieces.Select(piece => text.AsSpan(piece.Start, piece.End - piece.Start).Count(delimiter)).ToList();
        // The first and the last line have cells outside of the quotes too.
        counts[0] += onLine;
        counts[^1] += DelimitersBehind(close + 1);
        var told = counts.Where((count, i) => i is 0 || i == counts.Count - 1 || pieces[i].End > pieces[i].Start).ToList();
        if (typical <= FewDelimiters) return told.TrueForAll(count => count == typical);
        return told.TrueForAll(IsLikeRow) || counts.Skip(1).SkipLast(1).Any(IsLikeRow);

        bool IsLikeRow(int count) => count >= typical - (typical < ManyDelimiters ? 0 : 1) && count <= typical + 2;
    }

    private IEnumerable<(int Start, int End)> Lines(int start, int end)
    {
        for (var i = start; ;)
        {
            var length = text.AsSpan(i, end - i).IndexOfAny('\r', '\n');
            if (length < 0)
            {
                yield return (i, end);
                yield break;
            }
            yield return (i, i + length);
            i += length;
            i += text[i] == '\r' && i + 1 < end && text[i + 1] == '\n' ? 2 : 1;
        }
    }

    /// <summary>Delimiters from here to the end of the line, or to a cell that goes on below it; those in quotes are left out.</summary>
    private int DelimitersBehind(int start)
    {
        var count = 0;
        for (var i = SkipBlanks(start); i < text.Length && text[i] == delimiter;)
        {
            count++;
            i++;
            var open = OpenAt(i);
            var close = open < 0 ? -1 : CloseOf(open);
            if (close >= 0 && text.AsSpan(i, close - i).ContainsAny('\r', '\n')) return count;
            i = close < 0 ? EndOfCell(i) : SkipBlanks(close + 1);
        }
        return count;
    }

    /// <summary>
    /// The number of delimiters that most rows have, read by their quotes; where no two agree, a quote has swallowed most of a short
    /// text, and its lines tell.
    /// </summary>
    private int Ordinary()
    {
        var rows = new Dictionary<int, int>();
        for (var (i, count) = (0, 0); i < text.Length; i++)
        {
            var open = OpenAt(i);
            var close = open < 0 ? -1 : CloseOf(open);
            i = close < 0 ? EndOfCell(i) : SkipBlanks(close + 1);
            if (i < text.Length && text[i] == delimiter) count++;
            else count = Told(rows, count);
        }
        var lines = new Dictionary<int, int>();
        foreach (var (start, end) in Lines(0, text.Length)) Told(lines, text.AsSpan(start, end - start).Count(delimiter));
        var (row, line) = (Most(rows), Most(lines));
        // The parts of a single row that has cells of several lines are alike too, but have few delimiters.
        return row.Times > 1 || line.Times < LeastLines || line.Count <= FewDelimiters ? row.Count : line.Count;
    }

    private static int Told(Dictionary<int, int> counts, int count)
    {
        if (count > 0) counts[count] = counts.GetValueOrDefault(count) + 1;
        return 0;
    }

    /// <summary>Of two as frequent the greater.</summary>
    private static (int Count, int Times) Most(Dictionary<int, int> counts) =>
        counts.Select(pair => (Count: pair.Key, Times: pair.Value)).OrderByDescending(one => (one.Times, one.Count)).FirstOrDefault();

    private static int LineEnds(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) count++;
        }
        return count;
    }
}
