using Lms.Domain.Certificates;
using static Lms.Infrastructure.Certificates.Pdf.CertificateFonts;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// The middle of the certificate: who completed what. Set as large as its room allows; a long name or course title
/// makes all of it a little smaller, so that the proportions stay.
/// </summary>
internal static class CertificateBody
{
    private const double LeastScale = 0.5, Leading = 1.36;

    private readonly record struct Paragraph(IReadOnlyList<PdfSpan> Spans, double Size, double Before, PdfColor Color);
    private readonly record struct SetLine(PdfLine Line, double Size, double Baseline, PdfColor Color);

    /// <exception cref="ArgumentException">The text is too long for the page even at the smallest size.</exception>
    internal static void Draw(PdfPage page, CertificateContent content, PdfBox room, PdfColor ink, PdfColor accent)
    {
        for (var scale = 1.0; scale >= LeastScale; scale -= 0.025)
        {
            var (lines, height) = Set(Paragraphs(content, room.Width, scale, ink, accent), room.Width);
            if (height > room.Height) continue;
            var top = room.Y + (room.Height - height) / 2;
            foreach (var line in lines) page.Text(line.Line, line.Size, room.Centre.X, top + line.Baseline, PdfAlign.Centre, line.Color);
            return;
        }

        throw new ArgumentException($"The text of certificate {content.RegisterNumber} does not fit on its page.", nameof(content));
    }

    private static (List<SetLine> Lines, double Height) Set(List<Paragraph> paragraphs, double width)
    {
        List<SetLine> lines = [];
        var y = 0.0;
        foreach (var paragraph in paragraphs)
        {
            y += paragraph.Before;
            foreach (var line in PdfText.Wrap(paragraph.Spans, paragraph.Size, width))
            {
                // The stacked marks of capitals such as Ễ need the whole of the ascent above the baseline.
                lines.Add(new SetLine(line, paragraph.Size, y + paragraph.Size, paragraph.Color));
                y += paragraph.Size * Leading;
            }
        }

        return (lines, y);
    }

    private static List<Paragraph> Paragraphs(CertificateContent content, double width, double scale, PdfColor ink, PdfColor accent)
    {
        var name = PdfText.FitSize(content.FullName, Display, 35 * scale, 20 * scale, width);
        List<PdfSpan> person = [];
        if (content.BirthDate is { } born)
        {
            person.Add(new(CertificateWording.Born, Regular));
            person.Add(new($"{CertificateWording.Short(born)}\u00A0\u00A0\u00A0\u00A0 ", SemiBold));
        }

        person.Add(new(CertificateWording.Workplace, Regular));
        person.Add(new(CertificateWording.Workplaces(content), SemiBold));
        return
        [
            new([new(CertificateWording.Certifies, Italic)], 13.5 * scale, 0, ink),
            new([new(content.FullName, Display)], name, 2 * scale, ink),
            new(person, 12 * scale, 7 * scale, ink),
            new([new(CertificateWording.Completed, Italic)], 13.5 * scale, 9 * scale, ink),
            new([new(content.CourseTitle, Bold)], 17 * scale, 5 * scale, accent),
            new([new(CertificateWording.Training(content), Regular)], 12 * scale, 9 * scale, ink),
        ];
    }
}
