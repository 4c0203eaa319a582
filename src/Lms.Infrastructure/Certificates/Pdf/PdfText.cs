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
    /// <summary>Points. A text fitted to a width must pass as fitting although its words are summed in another order.</summary>
    private const double Rounding = 0.001;

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
        var words = Words(spans).SelectMany(word => Cut(word, size, width)).Select(word => Measure(word, size)).ToList();
        if (words.Count == 0) return [];
        var count = Fill(words, width).Count;
        double narrow = words.Max(word => word.Width), wide = width;
        while (count > 1 && wide - narrow > 1)
        {
            var middle = (narrow + wide) / 2;
            if (Fill(words, middle).Count > count) narrow = middle;
            else wide = middle;
        }

        return Fill(words, wide).ConvertAll(line => new PdfLine(Merge(Spaced(words.Take(line)))));
    }

    private readonly record struct Word(List<PdfSpan> Parts, double Width, double Space);

    private static Word Measure(List<PdfSpan> parts, double size) =>
        new(parts, parts.Sum(part => part.Font.Width(part.Text, size)), parts[0].Font.Width(" ", size));

    /// <summary>Which words go on which line.</summary>
    private static List<Range> Fill(List<Word> words, double width)
    {
        List<Range> lines = [];
        int start = 0;
        double used = words[0].Width;
        for (var i = 1; i < words.Count; i++)
        {
            used += words[i].Space + words[i].Width;
            if (used <= width + Rounding) continue;
            lines.Add(start..i);
            start = i;
            used = words[i].Width;
        }

        lines.Add(start..words.Count);
        return lines;
    }

    private static IEnumerable<PdfSpan> Spaced(IEnumerable<Word> words) =>
        words.SelectMany((word, index) => index == 0 ? word.Parts : [new PdfSpan(" ", word.Parts[0].Font), .. word.Parts]);

    /// <summary>Joins neighbours of one font, so that a line is drawn, and extracted, in as few pieces as can be.</summary>
    private static List<PdfSpan> Merge(IEnumerable<PdfSpan> spans)
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

    /// <summary>Cuts a word that no line can hold: after a slash or hyphen if there is one, as an address wants, else anywhere.</summary>
    private static IEnumerable<List<PdfSpan>> Cut(List<PdfSpan> word, double size, double width)
    {
        if (Measure(word, size).Width <= width + Rounding) return [word];
        List<List<PdfSpan>> pieces = [[]];
        var letters = word.SelectMany(span => PdfFont.Letters(span.Text).Select(one => new PdfSpan(one, span.Font)));
        foreach (var letter in letters)
        {
            var piece = pieces[^1];
            if (piece.Count > 0 && Measure([.. piece, letter], size).Width > width + Rounding)
            {
                var end = piece.FindLastIndex(l => l.Text is "/" or "-") + 1;
                if (end == 0) end = piece.Count;
                pieces.Add(piece[end..]);
                piece.RemoveRange(end, piece.Count - end);
            }

            pieces[^1].Add(letter);
        }

        return pieces.Select(Merge);
    }
}
