using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Lms.Infrastructure.Certificates.Pdf;

namespace Lms.Infrastructure.Tests.Certificates.Pdf;

/// <summary>Reads a PDF with tools that are not ours (poppler-utils), so that our writer does not judge itself.</summary>
internal static class Poppler
{
    internal sealed record Word(string Text, PdfBox Box);

    internal sealed record Raster(int Width, int Height, byte[] Gray)
    {
        internal int Darkness(int x, int y) => 255 - Gray[y * Width + x];
        internal bool IsDark(int x, int y) => Darkness(x, y) > 127;
    }

    internal static string Text(byte[] pdf) => Encoding.UTF8.GetString(Run("pdftotext", pdf, "-enc", "UTF-8", "-raw"));

    /// <summary>Every word of the page with the box of its font's ascent and descent, from the top left corner.</summary>
    internal static IReadOnlyList<Word> Words(byte[] pdf)
    {
        XNamespace html = "http://www.w3.org/1999/xhtml";
        var page = XDocument.Parse(Encoding.UTF8.GetString(Run("pdftotext", pdf, "-enc", "UTF-8", "-bbox")));
        return [.. page.Descendants(html + "word").Select(word =>
        {
            double left = At("xMin"), top = At("yMin");
            return new Word(word.Value, new PdfBox(left, top, At("xMax") - left, At("yMax") - top));

            double At(string name) => double.Parse(word.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        })];
    }

    /// <summary>The first page in grey, at so many pixels an inch.</summary>
    internal static Raster Render(byte[] pdf, int resolution)
    {
        var pgm = Run("pdftoppm", pdf, "-gray", "-r", resolution.ToString(CultureInfo.InvariantCulture), "-f", "1", "-l", "1");
        // A binary PGM: "P5 width height 255" and one byte for each pixel.
        var head = Encoding.ASCII.GetString(pgm, 0, 40).Split((char[])[' ', '\n'], 5);
        int width = int.Parse(head[1], CultureInfo.InvariantCulture), height = int.Parse(head[2], CultureInfo.InvariantCulture);
        return new Raster(width, height, pgm[^(width * height)..]);
    }

    private static byte[] Run(string tool, byte[] pdf, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("lms-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "in.pdf");
            File.WriteAllBytes(path, pdf);
            // Without a name for its output pdftoppm writes to stdout; pdftotext wants a dash.
            string[] arguments = tool == "pdftotext" ? [.. options, path, "-"] : [.. options, path];
            return Output(tool, arguments);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Output(string tool, string[] arguments)
    {
        using var process = Start(tool, arguments);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        // Poppler mends broken files in silence but for these words; a file of ours must need no mending.
        complaints.ShouldBeEmpty($"{tool} complained.");
        process.ExitCode.ShouldBe(0);
        return output.ToArray();
    }

    private static Process Start(string tool, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception absent)
        {
            throw new InvalidOperationException($"{tool} is not installed; this test needs it. On Debian: apt-get install -y poppler-utils.", absent);
        }
    }
}
