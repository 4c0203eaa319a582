using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;
using Microsoft.Playwright;

namespace Lms.Web.BrowserTests.Walk;

/// <summary>What people of the walk do to files away from the pages.</summary>
internal static partial class Papers
{
    private const int FirstLine = 10;

    /// <summary>Fills in a downloaded template, as a spreadsheet program would, from its first line of data.</summary>
    public static FilePayload Fill(byte[] template, string name, IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>> people)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = SpreadsheetDocument.Open(stream, true))
        {
            var first = document.WorkbookPart!.Workbook.Descendants<Sheet>().First();
            var cells = ((WorksheetPart)document.WorkbookPart.GetPartById(first.Id!)).Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
            for (var i = 0; i < people.Count; i++)
            {
                foreach (var (column, text) in people[i]) Write(cells[$"{(char)('A' + (int)column)}{FirstLine + i}"], text);
            }
        }
        return new() { Name = name, MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = stream.ToArray() };
    }

    public static FilePayload Csv(string name, params string[] lines) =>
        new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", lines)) };

    /// <summary>The text of a PDF, read by a tool that is not ours.</summary>
    public static Task<string> TextAsync(byte[] pdf) => AskPopplerAsync("pdftotext", pdf, path => ["-enc", "UTF-8", path, "-"]);

    /// <summary>Width and height of each page of a PDF, in points.</summary>
    public static async Task<IReadOnlyList<(double Width, double Height)>> SizesAsync(byte[] pdf) =>
    [
        .. PageSize().Matches(await AskPopplerAsync("pdfinfo", pdf, path => ["-l", "99", path]))
            .Select(m => (double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))),
    ];

    private static async Task<string> AskPopplerAsync(string tool, byte[] pdf, Func<string, string[]> arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            using var process = Process.Start(new ProcessStartInfo(tool, arguments(path)) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0);
            return text;
        }
        catch (Win32Exception absent)
        {
            throw new InvalidOperationException($"{tool} is not installed; this test needs it. On Debian: apt-get install -y poppler-utils.", absent);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The address behind the QR code of a PDF: its only link.</summary>
    public static string Link(byte[] pdf) =>
        Encoding.ASCII.GetString(Convert.FromHexString(LinkAnnotation().Match(Encoding.Latin1.GetString(pdf)).Groups[1].Value));

    private static void Write(Cell cell, string text)
    {
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new Text(text));
    }

    [GeneratedRegex(@"size:\s+([\d.]+) x ([\d.]+) pts")]
    private static partial Regex PageSize();

    [GeneratedRegex("/URI /URI <([0-9A-Fa-f]+)>")]
    private static partial Regex LinkAnnotation();
}
