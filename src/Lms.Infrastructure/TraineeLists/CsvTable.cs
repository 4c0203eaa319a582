using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>A CSV file, separated by comma, semicolon or tab.</summary>
internal static class CsvTable
{
    private static readonly string[] Delimiters = [",", ";", "\t"];

    public static SheetTable Read(byte[] file)
    {
        var text = CsvText.Decode(file);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            BadDataFound = null,
            IgnoreBlankLines = false,
            Delimiter = Delimiter(text),
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<TableRow>();
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
        {
            // Excel writes which separator it used as a line of its own.
            if (line == 1 && parser.Record is [var first, ..] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) continue;
            rows.Add(new(line, parser.Record ?? [], false, []));
        }
        return new("", false, false, rows);
    }

    /// <summary>The separator of which one line has most: the header, in any list worth reading.</summary>
    private static string Delimiter(string text) => Delimiters.MaxBy(separator => Lines(text).Max(line => line.Split(separator).Length))!;

    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        for (var i = 0; i < 60; i++) yield return reader.ReadLine() is { } line ? line[..Math.Min(line.Length, 5000)] : "";
    }
}
