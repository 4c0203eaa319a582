using System.Globalization;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>One page. Text is placed by its baseline.</summary>
public sealed class PdfPage : PdfCanvas
{
    private readonly PdfDocument _document;
    private readonly List<string> _links = [];

    internal PdfPage(PdfDocument document, double width, double height) : base(width, height) => _document = document;

    /// <summary>Places a drawing; the lower left corners of the two coincide.</summary>
    public void Draw(PdfDrawing drawing) => Content.Append(CultureInfo.InvariantCulture, $"/{_document.Use(drawing)} Do\n");

    public void Text(string text, PdfFont font, double size, double x, double baseline, PdfAlign align = PdfAlign.Left,
        PdfColor color = default, double tracking = 0) => Text(new PdfLine([new PdfSpan(text, font)]), size, x, baseline, align, color, tracking);

    /// <summary>Draws one line; <paramref name="x"/> is its left end, centre or right end, <paramref name="tracking"/> points are added after each letter.</summary>
    /// <exception cref="MissingGlyphException">A font cannot draw a character.</exception>
    public void Text(PdfLine line, double size, double x, double baseline, PdfAlign align = PdfAlign.Left,
        PdfColor color = default, double tracking = 0)
    {
        ArgumentNullException.ThrowIfNull(line);
        var letters = line.Spans.Sum(span => PdfFont.Letters(PdfFont.Normalise(span.Text)).Count());
        if (letters == 0) return;
        var width = line.Width(size) + tracking * (letters - 1);
        var left = align switch { PdfAlign.Centre => x - width / 2, PdfAlign.Right => x - width, _ => x };
        Content.Append(CultureInfo.InvariantCulture, $"BT\n{color.Operands} rg\n{PdfSyntax.Number(tracking)} Tc\n");
        Content.Append(CultureInfo.InvariantCulture, $"1 0 0 1 {PdfSyntax.Number(left)} {PdfSyntax.Number(Height - baseline)} Tm\n");
        foreach (var (text, font) in line.Spans)
        {
            var embedded = _document.Embed(font);
            Content.Append(CultureInfo.InvariantCulture, $"/{embedded.ResourceName} {PdfSyntax.Number(size)} Tf\n");
            Content.Append(CultureInfo.InvariantCulture, $"{embedded.Encode(PdfFont.Normalise(text))} Tj\n");
        }

        Content.Append("ET\n");
    }

    /// <summary>Makes an area of the page open an address.</summary>
    public void Link(PdfBox box, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string[] corners = [.. new[] { box.X, Height - box.Bottom, box.Right, Height - box.Y }.Select(PdfSyntax.Number)];
        _links.Add($"<< /Type /Annot /Subtype /Link /Rect [{string.Join(' ', corners)}] /Border [0 0 0] /F 4 "
            + $"/A << /S /URI /URI {PdfSyntax.AsciiString(address.AbsoluteUri)} >> >>");
    }

    internal void Write(PdfFile file, int number, int parent, int resources)
    {
        var content = file.AddStream(Encoding.ASCII.GetBytes(Content.ToString()));
        var links = string.Join(' ', _links.Select(link => $"{file.Add(link)} 0 R"));
        file.Set(number, $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {PdfSyntax.Number(Width)} {PdfSyntax.Number(Height)}] "
            + $"/Resources {resources} 0 R /Contents {content} 0 R /Annots [{links}] >>");
    }
}
