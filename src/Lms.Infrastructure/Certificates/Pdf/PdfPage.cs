using System.Globalization;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>One page. Places are in points (1/72 inch) from the top left corner; text is placed by its baseline.</summary>
public sealed class PdfPage
{
    private readonly PdfDocument _document;
    private readonly StringBuilder _content = new();
    private readonly List<string> _links = [];

    internal PdfPage(PdfDocument document, double width, double height)
    {
        _document = document;
        Width = width;
        Height = height;
    }

    public double Width { get; }
    public double Height { get; }

    public PdfPage Fill(PdfPath path, PdfColor color)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Graphics($"{color.Operands} rg\n{path.Operators(Height)}f\n");
    }

    public PdfPage Stroke(PdfPath path, PdfColor color, double width)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Graphics($"{color.Operands} RG\n{PdfSyntax.Number(width)} w\n{path.Operators(Height)}S\n");
    }

    public PdfPage Line(double x1, double y1, double x2, double y2, PdfColor color, double width) =>
        Stroke(new PdfPath().MoveTo(x1, y1).LineTo(x2, y2), color, width);

    public PdfPage Text(string text, PdfFont font, double size, double x, double baseline, PdfAlign align = PdfAlign.Left,
        PdfColor color = default, double tracking = 0) => Text(new PdfLine([new PdfSpan(text, font)]), size, x, baseline, align, color, tracking);

    /// <summary>Draws one line; <paramref name="x"/> is its left end, centre or right end, <paramref name="tracking"/> points are added after each letter.</summary>
    /// <exception cref="MissingGlyphException">A font cannot draw a character.</exception>
    public PdfPage Text(PdfLine line, double size, double x, double baseline, PdfAlign align = PdfAlign.Left,
        PdfColor color = default, double tracking = 0)
    {
        ArgumentNullException.ThrowIfNull(line);
        var letters = line.Spans.Sum(span => PdfFont.Normalise(span.Text).EnumerateRunes().Count());
        if (letters == 0) return this;
        var width = line.Width(size) + tracking * (letters - 1);
        var left = align switch { PdfAlign.Centre => x - width / 2, PdfAlign.Right => x - width, _ => x };
        _content.Append(CultureInfo.InvariantCulture, $"BT\n{color.Operands} rg\n{PdfSyntax.Number(tracking)} Tc\n");
        _content.Append(CultureInfo.InvariantCulture, $"1 0 0 1 {PdfSyntax.Number(left)} {PdfSyntax.Number(Height - baseline)} Tm\n");
        foreach (var (text, font) in line.Spans)
        {
            var embedded = _document.Embed(font);
            _content.Append(CultureInfo.InvariantCulture, $"/{embedded.ResourceName} {PdfSyntax.Number(size)} Tf\n");
            _content.Append(CultureInfo.InvariantCulture, $"{embedded.Encode(PdfFont.Normalise(text))} Tj\n");
        }

        _content.Append("ET\n");
        return this;
    }

    /// <summary>Makes an area of the page open an address.</summary>
    public PdfPage Link(PdfBox box, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string[] corners = [.. new[] { box.X, Height - box.Bottom, box.Right, Height - box.Y }.Select(PdfSyntax.Number)];
        _links.Add($"<< /Type /Annot /Subtype /Link /Rect [{string.Join(' ', corners)}] /Border [0 0 0] /F 4 "
            + $"/A << /S /URI /URI {PdfSyntax.AsciiString(address.AbsoluteUri)} >> >>");
        return this;
    }

    internal void Write(PdfFile file, int number, int parent, int resources)
    {
        var content = file.AddStream(Encoding.ASCII.GetBytes(_content.ToString()));
        var links = string.Join(' ', _links.Select(link => $"{file.Add(link)} 0 R"));
        file.Set(number, $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {PdfSyntax.Number(Width)} {PdfSyntax.Number(Height)}] "
            + $"/Resources {resources} 0 R /Contents {content} 0 R /Annots [{links}] >>");
    }

    private PdfPage Graphics(string operators)
    {
        _content.Append(operators);
        return this;
    }
}
