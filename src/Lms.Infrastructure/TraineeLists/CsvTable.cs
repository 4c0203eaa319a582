using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>A CSV file in UTF-8, with or without its mark, separated by comma, semicolon or tab.</summary>
internal static class CsvTable
{
    /// <summary>The file's rows, or null if it is not UTF-8.</summary>
    public static SheetTable? Read(byte[] file)
    {
        if (Decode(file) is not { } text) return null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            BadDataFound = null,
            IgnoreBlankLines = false,
            Delimiter = Delimiter(text),
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<TableRow>();
        for (var line = 1; parser.Read(); line = parser.RawRow + 1) rows.Add(new(line, parser.Record ?? [], false, []));
        return new("", false, false, rows);
    }

    private static string? Decode(byte[] file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The separator of which one line has most: the header, in any list worth reading.</summary>
    private static string Delimiter(string text) => new[] { ",", ";", "\t" }
        .MaxBy(separator => text.Split('\n').Take(60).Max(line => line.Split(separator).Length))!;
}
