using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

public enum PdfAlign { Left, Centre, Right }

/// <summary>A stretch of text in one font.</summary>
public readonly record struct PdfSpan(string Text, PdfFont Font);

/// <summary>One line of text, possibly in several fonts.</summary>
public sealed record PdfLine(IReadOnlyList<PdfSpan> Spans)
{
    public double Width(double size) => Spans.Sum(span => span.Font.Width(span.Text, size));
}

/// <summary>Breaks text into lines by measured widths.</summary>
public static class PdfText
{
    /// <summary>The largest size, from <paramref name="size"/> down to <paramref name="least"/>, at which the text fits on one line.</summary>
    public static double FitSize(string text, PdfFont font, double size, double least, double width)
    {
        ArgumentNullException.ThrowIfNull(font);
        var measured = font.Width(text, size);
        return measured <= width ? size : Math.Max(least, size * width / measured);
    }

    public static IReadOnlyList<PdfLine> Wrap(string text, PdfFont font, double size, double width) => Wrap([new PdfSpan(text, font)], size, width);

    /// <summary>
    /// Breaks at white space; a no-break space (U+00A0) binds; a word wider than the line is cut between letters. The
    /// lines are then balanced: as few as needed, and about equally long, so that no single word is left on the last.
    /// </summary>
    public static IReadOnlyList<PdfLine> Wrap(IEnumerable<PdfSpan> spans, double size, double width)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var words = Words(spans).SelectMany(word => Cut(word, size, width)).ToList();
        var lines = Fill(words, size, width);
        if (lines.Count < 2) return lines;
        double narrow = words.Max(word => Measure(word, size)), wide = width;
        while (wide - narrow > 1)
        {
            var middle = (narrow + wide) / 2;
            if (Fill(words, size, middle).Count > lines.Count) narrow = middle;
            else wide = middle;
        }

        return Fill(words, size, wide);
    }

    private static double Measure(List<PdfSpan> word, double size) => word.Sum(span => span.Font.Width(span.Text, size));

    private static List<PdfLine> Fill(List<List<PdfSpan>> words, double size, double width)
    {
        List<List<PdfSpan>> lines = [];
        var used = 0.0;
        foreach (var word in words)
        {
            double wide = Measure(word, size), space = word[0].Font.Width(" ", size);
            if (lines.Count > 0 && used + space + wide <= width)
            {
                lines[^1].Add(new PdfSpan(" ", word[0].Font));
                lines[^1].AddRange(word);
                used += space + wide;
            }
            else
            {
                lines.Add([.. word]);
                used = wide;
            }
        }

        return lines.ConvertAll(line => new PdfLine(Merge(line)));
    }

    /// <summary>Joins neighbours of one font, so that a line is drawn, and extracted, in as few pieces as can be.</summary>
    private static List<PdfSpan> Merge(List<PdfSpan> spans)
    {
        List<PdfSpan> merged = [];
        foreach (var span in spans)
        {
            if (merged.Count > 0 && merged[^1].Font == span.Font) merged[^1] = span with { Text = merged[^1].Text + span.Text };
            else merged.Add(span);
        }

        return merged;
    }

    private static List<List<PdfSpan>> Words(IEnumerable<PdfSpan> spans)
    {
        List<List<PdfSpan>> words = [];
        var broken = true;
        foreach (var (text, font) in spans)
        {
            foreach (var part in text.Normalize(NormalizationForm.FormC).Split([' ', '\t', '\r', '\n']).Index())
            {
                broken |= part.Index > 0;
                if (part.Item.Length == 0) continue;
                if (broken) words.Add([]);
                words[^1].Add(new PdfSpan(part.Item, font));
                broken = false;
            }
        }

        return words;
    }

    private static IEnumerable<List<PdfSpan>> Cut(List<PdfSpan> word, double size, double width)
    {
        if (Measure(word, size) <= width) return [word];
        var letters = word.SelectMany(span => span.Text.EnumerateRunes().Select(rune => new PdfSpan(rune.ToString(), span.Font)));
        List<List<PdfSpan>> pieces = [[]];
        var used = 0.0;
        foreach (var letter in letters)
        {
            var wide = letter.Font.Width(letter.Text, size);
            if (pieces[^1].Count > 0 && used + wide > width)
            {
                pieces.Add([]);
                used = 0;
            }

            pieces[^1].Add(letter);
            used += wide;
        }

        return pieces.Select(Merge);
    }
}
