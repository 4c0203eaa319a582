using Lms.Domain.Certificates;
using static Lms.Infrastructure.Certificates.Pdf.CertificateFonts;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// Giấy chứng nhận as a PDF: one A4 page on its long side. The same content gives the same bytes. Safe to call from
/// many threads.
/// </summary>
public static class CertificatePdf
{
    private const double Margin = 66, Leading = 16, LeftColumn = 200, RightColumn = 646, ColumnWidth = 280;
    private static readonly PdfColor Ink = new(0x1F, 0x29, 0x37);
    private static readonly PdfColor Quiet = new(0x5B, 0x64, 0x70);
    private static readonly PdfColor Crimson = new(0x9B, 0x1C, 0x24);

    /// <summary>Where the QR code is, its quiet zone included.</summary>
    public static PdfBox QrBox { get; } = new(Margin - 8, 432, 104, 104);

    /// <summary>The room inside the border; all text stays in it.</summary>
    public static PdfBox Inside => CertificateBorder.Inside;

    /// <param name="content">What the page says.</param>
    /// <param name="verifyUrl">The public page that the QR code leads to; absolute.</param>
    /// <exception cref="MissingGlyphException">A text holds a character the fonts cannot draw.</exception>
    /// <exception cref="ArgumentException">A text is too long for the page even at the smallest size.</exception>
    public static byte[] Write(CertificateContent content, Uri verifyUrl)
    {
        ArgumentNullException.ThrowIfNull(content);
        var document = new PdfDocument($"{content.Title} {content.RegisterNumber} – {content.FullName}");
        var page = document.AddPage();
        CertificateBorder.Draw(page);
        Heading(page, content);
        Title(page, content);
        CertificateBody.Draw(page, content, new PdfBox(88, 192, page.Width - 176, 208), Ink, Crimson);
        Register(page, content, verifyUrl);
        Signature(page, content);
        return document.ToBytes();
    }

    private static void Heading(PdfPage page, CertificateContent content)
    {
        var y = Column(page, content.IssuerParent, Regular, 10.5, LeftColumn, 76);
        y = Column(page, content.Issuer, Bold, 11, LeftColumn, y);
        page.Line(LeftColumn - 42, y - 9, LeftColumn + 42, y - 9, Ink, 0.7);
        y = Column(page, CertificateWording.Nation, Bold, 11, RightColumn, 76);
        var motto = SemiBold.Width(CertificateWording.Motto, 11.5) / 2;
        y = Column(page, CertificateWording.Motto, SemiBold, 11.5, RightColumn, y);
        page.Line(RightColumn - motto, y - 9, RightColumn + motto, y - 9, Ink, 0.7);
    }

    private static void Title(PdfPage page, CertificateContent content)
    {
        const double Tracking = 1.6, Widest = 600;
        var size = PdfText.FitSize(content.Title, Display, 40, 12, Widest - Tracking * content.Title.Length);
        page.Text(content.Title, Display, size, page.Width / 2, 161, PdfAlign.Centre, Crimson, Tracking);
        CertificateBorder.Divider(page, page.Width / 2, 180, 110);
    }

    private static void Register(PdfPage page, CertificateContent content, Uri verifyUrl)
    {
        page.Fill(new PdfPath().Rectangle(QrBox), PdfColor.White);
        page.Fill(QrSymbol.Outline(verifyUrl.AbsoluteUri, QrBox), PdfColor.Black);
        page.Link(QrBox, verifyUrl);
        var x = QrBox.Right + 6;
        var width = page.Width / 2 + 34 - x;
        var number = PdfText.FitSize(content.RegisterNumber, SemiBold, 12.5, 6, width);
        page.Text(CertificateWording.Registered, Regular, 9.5, x, 455, color: Quiet);
        page.Text(content.RegisterNumber, SemiBold, number, x, 471, color: Ink);
        page.Text(CertificateWording.Scan, Regular, 9.5, x, 495, color: Quiet);
        var address = verifyUrl.Authority + verifyUrl.PathAndQuery;
        var size = PdfText.FitSize(address, Regular, 9.5, 7, width);
        foreach (var (line, text) in PdfText.Wrap(address, Regular, size, width).Index())
            page.Text(text, size, x, 509 + 1.3 * size * line, color: Ink);
    }

    private static void Signature(PdfPage page, CertificateContent content)
    {
        var date = CertificateWording.PlaceAndDate(content.Place, content.IssuedOn);
        var y = Column(page, date, Italic, 12, RightColumn - 16, 422) + 1;
        foreach (var line in CertificateWording.SignerLines(content)) y = Column(page, line, Bold, 11.5, RightColumn - 16, y);
        // The room above the name is for the signature and the seal.
        var size = PdfText.FitSize(content.SignerName, Bold, 13, 4, ColumnWidth);
        page.Text(content.SignerName, Bold, size, RightColumn - 16, 530, PdfAlign.Centre, Ink);
    }

    /// <summary>Centred text: a little smaller if that makes it one line, else on more lines; returns the next baseline.</summary>
    private static double Column(PdfPage page, string text, PdfFont font, double size, double x, double baseline)
    {
        var fitted = PdfText.FitSize(text, font, size, 0.8 * size, ColumnWidth);
        foreach (var line in PdfText.Wrap(text, font, fitted, ColumnWidth))
        {
            page.Text(line, fitted, x, baseline, PdfAlign.Centre, Ink);
            baseline += Leading;
        }

        return baseline;
    }
}
