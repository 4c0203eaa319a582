using System.Security;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// A PDF 1.7 file in the making: pages, the fonts they use, and a title. The same calls give the same bytes; nothing in
/// it asks the clock. One document belongs to one thread; fonts are shared.
/// </summary>
/// <param name="title">Shown by readers instead of the file's name; any Unicode.</param>
/// <param name="language">BCP 47 tag of the text, for screen readers.</param>
public sealed class PdfDocument(string title, string language = "vi-VN")
{
    /// <summary>A4 on its long side, in points.</summary>
    public const double A4LongSide = 841.89, A4ShortSide = 595.276;

    private const string Producer = "LanguagePlan LMS";
    private readonly string _title = title.Normalize(NormalizationForm.FormC);
    private readonly List<PdfPage> _pages = [];
    private readonly Dictionary<PdfFont, EmbeddedFont> _fonts = [];
    private readonly List<PdfDrawing> _drawings = [];

    public PdfPage AddPage(double width = A4LongSide, double height = A4ShortSide)
    {
        var page = new PdfPage(this, width, height);
        _pages.Add(page);
        return page;
    }

    public byte[] ToBytes()
    {
        var file = new PdfFile();
        int catalog = file.Reserve(), tree = file.Reserve(), resources = file.Reserve();
        var numbers = _pages.ConvertAll(_ => file.Reserve());
        foreach (var (page, number) in _pages.Zip(numbers)) page.Write(file, number, tree, resources);
        // A dictionary keeps no order by contract, and the bytes must be the same every time.
        var fonts = _fonts.Values.OrderBy(font => font.ResourceName, StringComparer.Ordinal).Select(font => $"/{font.ResourceName} {font.Write(file)} 0 R");
        var drawings = _drawings.Select((drawing, index) => $"/X{index + 1} {drawing.Write(file)} 0 R");
        file.Set(resources, $"<< /Font << {string.Join(' ', fonts)} >> /XObject << {string.Join(' ', drawings)} >> >>");
        file.Set(tree, $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', numbers.Select(number => $"{number} 0 R"))}] >>");
        var metadata = file.AddRawStream(Encoding.UTF8.GetBytes(Metadata()), "/Type /Metadata /Subtype /XML");
        file.Set(catalog, $"<< /Type /Catalog /Pages {tree} 0 R /Lang ({language}) /Metadata {metadata} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>");
        var info = file.Add($"<< /Title {PdfSyntax.TextString(_title)} /Producer {PdfSyntax.TextString(Producer)} >>");
        return file.ToBytes(catalog, info);
    }

    internal EmbeddedFont Embed(PdfFont font)
    {
        if (!_fonts.TryGetValue(font, out var embedded)) _fonts[font] = embedded = new EmbeddedFont(font, $"F{_fonts.Count + 1}");
        return embedded;
    }

    internal string Use(PdfDrawing drawing)
    {
        if (!_drawings.Contains(drawing)) _drawings.Add(drawing);
        return $"X{_drawings.IndexOf(drawing) + 1}";
    }

    private string Metadata() => $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
        <dc:format>application/pdf</dc:format>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(_title)}</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>{Producer}</pdf:Producer>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """;
}
