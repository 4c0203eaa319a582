using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

/// <summary>No quote, closed or not, takes a row away or a letter out of the text.</summary>
public class DelimitedTextTests
{
    /// <summary>LMS_FUZZ_CASES says how many tables are made up.</summary>
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("LMS_FUZZ_CASES") ?? "3000", CultureInfo.InvariantCulture);

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private static readonly Gen<string> Words = Gen.Elements(
        "Nguyễn Thị Hồng", "Lê Văn Tâm", "05/09/1985", "099185000001", "Trường Tiểu học Nguyễn Du", "THCS", "", "Tổ trưởng", "B2", "6 năm", "0912345678");

    private static readonly Gen<string> Quotable = Gen.Elements("Số 5, phố A\nphường B", "hai\r\ndòng", "a;b", "x|y", "cột\tkhác", "\"trong ngoặc\"", "5\" x", "\"");

    [Fact]
    public void A_quote_that_nothing_closes_takes_no_row_away()
    {
        var rows = DelimitedText.Read("A,B,C\r\nMột,1,\"đã học\r\nHai,2,\r\nBa,3,", ',');
        rows.Select(row => row.Cells[0]).ShouldBe(["A", "Một", "Hai", "Ba"]);
        rows[1].Cells[2].ShouldBe("\"đã học");
        rows[1].OpenQuotes.ShouldBe([2]);
        rows.Select(row => row.Line).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void A_quote_that_is_closed_three_people_below_takes_none_of_them_away()
    {
        string[] lines = ["TT,Tên,Sinh,Mã,Trường,Ghi chú", "1,A,1980,01,X,\"6 năm", "2,B,1981,02,X,7 năm", "3,C,1982,03,X,8 năm", "4,D,1983,04,X,9\"", "5,E,1984,05,X,"];
        var rows = DelimitedText.Read(string.Join("\n", lines), ',');
        rows.Select(row => row.Cells[1]).ShouldBe(["Tên", "A", "B", "C", "D", "E"]);
        rows.ShouldAllBe(row => row.Cells.Count == 6);
    }

    [Fact]
    public void A_cell_in_quotes_with_lines_of_its_own_is_one_cell()
    {
        var rows = DelimitedText.Read("TT;Tên;Địa chỉ;Sinh\n1;A;\"Số 5; phố A\nphường B;\nquận C\";1980\n2;B;;1981", ';');
        rows.Count.ShouldBe(3);
        rows[1].Cells.ShouldBe(["1", "A", "Số 5; phố A\nphường B;\nquận C", "1980"]);
        rows[2].Line.ShouldBe(5);
    }

    [Fact]
    public void A_single_row_with_several_cells_of_two_lines_is_one_row()
    {
        var rows = DelimitedText.Read("\"\"\"trong ngoặc\"\"\"\t\"x\"\"\ny\"\t\"hai\ndòng\"\t\"cột\tkhác\"\t\"hai\ndòng\"\t0912345678", '\t');
        rows.Single().Cells.ShouldBe(["\"trong ngoặc\"", "x\"\ny", "hai\ndòng", "cột\tkhác", "hai\ndòng", "0912345678"]);
    }

    [Theory]
    [InlineData("a,\"b \"\"c\"\" d\",e", new[] { "a", "b \"c\" d", "e" })]
    [InlineData("a, \"b, c\" ,e", new[] { "a", "b, c", "e" })]
    [InlineData("a,\"Tổ trưởng\" CM,e", new[] { "a", "\"Tổ trưởng\" CM", "e" })]
    [InlineData("a,5\" x,e", new[] { "a", "5\" x", "e" })]
    [InlineData("a,,", new[] { "a", "", "" })]
    [InlineData("\"\",\"\"\"\",\"", new[] { "", "\"", "\"" })]
    public void Quotes_within_a_line_are_read_as_spreadsheets_write_them(string line, string[] cells) =>
        DelimitedText.Read(line, ',').Single().Cells.ShouldBe(cells);

    [Fact]
    public void Any_table_that_is_written_right_is_read_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Tables(Gen.OneOf(Words, Words, Words, Quotable)).ToArbitrary(), table =>
        {
            var (delimiter, rows) = table;
            var read = DelimitedText.Read(Written(rows, delimiter), delimiter);
            return read.Count == rows.Count && read.Zip(rows).All(pair => pair.First.Cells.SequenceEqual(pair.Second));
        }));

    [Fact]
    public void Whatever_quote_is_lost_or_put_in_every_row_stays_and_every_letter_of_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Tables(Words).Zip(Gen.Choose(0, int.MaxValue - 1)).ToArbitrary(), damaged =>
        {
            var ((delimiter, rows), seed) = damaged;
            var random = new Random(seed);
            var text = Written(rows, delimiter);
            for (var quotes = random.Next(1, 4); quotes > 0; quotes--) text = text.Insert(random.Next(text.Length + 1), "\"");
            var read = DelimitedText.Read(text, delimiter);
            return Letters(string.Concat(read.SelectMany(row => row.Cells)), delimiter) == Letters(text, delimiter)
                && read.Count == rows.Count;
        }));

    [Fact]
    public void A_heap_of_quotes_is_read_at_once()
    {
        foreach (var piece in new[] { "\"", ",\"", "\"\",", ",\"\"\"", "\"\n", "\"a\n,", "\" ", "\",\"\n\"" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Letters(string.Concat(DelimitedText.Read(text, ',').SelectMany(row => row.Cells)), ',').ShouldBe(Letters(text, ','));
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10), piece);
        }
    }

    /// <summary>Tables as wide as lists are, whose rows are as wide as their header.</summary>
    private static Gen<(char Delimiter, List<string[]> Rows)> Tables(Gen<string> cells) =>
        from delimiter in Gen.Elements(Delimiters)
        from width in Gen.Choose(5, 16)
        from rows in cells.ArrayOf(width).ListOf(7)
        select (delimiter, (List<string[]>)[.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, width).Select(i => $"Cột {i}").ToArray()), .. rows]);

    private static string Written(IEnumerable<string[]> rows, char delimiter) =>
        string.Join("\n", rows.Select(row => string.Join(delimiter, row.Select(cell => Quoted(cell, delimiter)))));

    private static string Quoted(string cell, char delimiter) =>
        cell.AsSpan().IndexOfAny(delimiter, '\n', '"') >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Letters(string text, char delimiter) =>
        string.Concat(text.Where(c => c != delimiter && c is not ('"' or ' ' or '\r' or '\n')));
}
