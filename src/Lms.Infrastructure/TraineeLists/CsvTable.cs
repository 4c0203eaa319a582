namespace Lms.Infrastructure.TraineeLists;

/// <summary>A CSV file, separated by whatever its lines show or its first line says.</summary>
internal static class CsvTable
{
    /// <exception cref="InvalidDataException">Something of the text stands in no cell.</exception>
    public static SheetTable Read(byte[] file)
    {
        var text = CsvText.Decode(file);
        var dialect = CsvDialect.Of(text);
        var rows = DelimitedText.Read(text, dialect.Delimiter, dialect.Start, dialect.Line);
        if (Letters(text.AsSpan(dialect.Start), dialect.Delimiter) != rows.Sum(row => row.Cells.Sum(cell => Letters(cell, dialect.Delimiter))))
            throw new InvalidDataException();
        return new("", false, false, [.. rows.Select(Row)]);
    }

    private static TableRow Row(DelimitedRow row)
    {
        if (row.OpenQuotes.Count == 0) return new(row.Line, row.Cells, false, []);
        var cells = row.Cells.ToList();
        var open = new List<CellMend>();
        foreach (var cell in row.OpenQuotes)
        {
            var plain = cells[cell].Replace("\"", "", StringComparison.Ordinal);
            open.Add(new(cell, CellMendKind.OpenQuote, cells[cell], plain));
            cells[cell] = plain;
        }
        return new(row.Line, cells, false, []) { Mends = open };
    }

    /// <summary>How many characters are neither quotes, delimiters, line ends nor blanks: so many must come out of a file as were in it.</summary>
    private static long Letters(ReadOnlySpan<char> text, char delimiter)
    {
        long count = 0;
        foreach (var c in text)
        {
            if (c != delimiter && c is not ('"' or '\r' or '\n' or ' ')) count++;
        }
        return count;
    }
}
