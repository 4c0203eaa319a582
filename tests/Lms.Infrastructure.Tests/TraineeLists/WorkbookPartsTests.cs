using System.IO.Compression;
using System.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

/// <summary>Workbooks as programs of every maker write them.</summary>
public class WorkbookPartsTests
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

    private static readonly string[] Head = ["TT", "Họ và tên", "Ngày sinh", "CCCD", "Trường", "Cấp", "Môn", "SĐT", "Email", "Ghi chú"];
    private static readonly string[] Person = ["1", "Lê Thị Tâm", "02/01/1985", "099185000101", "TH A", "Tiểu học", "Tiếng Anh", "0912000101", "t@example.edu.vn", ""];

    [Theory]
    [InlineData("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("/xl/workbook22.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("./xl/workbook.xml", "./worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml", "../xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("xl\\workbook.xml", "worksheets\\sheet1.xml", "xl\\worksheets\\sheet1.xml")]
    [InlineData("xl/workbook.xml", "/xl/worksheets/Sheet1.xml", "xl/worksheets/sheet1.XML")]
    [InlineData("xl/workbook.xml", "worksheets/danh%20s%C3%A1ch.xml", "xl/worksheets/danh sách.xml")]
    [InlineData("xl/book/main.xml", "../sheets/a.xml", "xl/sheets/a.xml")]
    public void The_parts_are_found_however_their_paths_are_written(string main, string target, string entry)
    {
        var file = Package(main, target, entry, Sheet(Row(1, Head) + Row(2, Person)));
        Samples.Read(file).Rows.Single()[TraineeColumn.FullName].ShouldBe("Lê Thị Tâm");
    }

    [Fact]
    public void A_strict_workbook_with_prefixed_names_is_read()
    {
        var sheet = $"<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>{Prefixed(Row(1, Head) + Row(2, Person))}</x:sheetData></x:worksheet>";
        var file = Package("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", sheet, StrictRelations);
        Samples.Read(file).Rows.Single()[TraineeColumn.Email].ShouldBe("t@example.edu.vn");
    }

    [Fact]
    public void A_workbook_whose_sheet_is_not_there_is_damaged_and_never_an_archive()
    {
        Refusal(Package("xl/workbook.xml", "worksheets/sheet9.xml", "xl/worksheets/sheet1.xml", Sheet(""))).ShouldBeOfType<WorkbookUnreadable>();
        Refusal(Zip(("xl/styles.xml", "<x/>"))).ShouldBeOfType<WorkbookUnreadable>();
    }

    [Theory]
    [InlineData("1980-04-03", "03/04/1980")]
    [InlineData("1980-04-03T00:00:00", "03/04/1980")]
    [InlineData("1980-04-03T00:00:00.000", "03/04/1980")]
    [InlineData("1980-04-03T17:30:00", "03/04/1980 17:30:00")]
    [InlineData("1980-04-02T17:00:00Z", "1980-04-02T17:00:00Z")]
    [InlineData("1980-04-02T17:00:00+07:00", "1980-04-02T17:00:00+07:00")]
    public void A_date_of_a_strict_workbook_is_read_as_it_is_written(string written, string read) =>
        OneCell($"<c r=\"C2\" t=\"d\"><v>{written}</v></c>").ShouldBe(read);

    [Theory]
    [InlineData("29314", "03/04/1980")]
    [InlineData("29313.999998", "03/04/1980")]
    [InlineData("29313.9995023148", "02/04/1980 23:59:17")]
    [InlineData("0.3125", "07:30:00")]
    public void The_hour_of_a_date_is_not_lost(string number, string read) => OneCell($"<c r=\"C2\" s=\"1\"><v>{number}</v></c>").ShouldBe(read);

    [Theory]
    [InlineData("<c r=\"C2\" t=\"e\"><v>#N/A</v></c>", "#N/A")]
    [InlineData("<c r=\"C2\" t=\"s\"><v>7</v></c>", "\uFFFD")]
    [InlineData("<c r=\"C2\" t=\"str\"><v>a</v></c><c r=\"C2\" t=\"str\"><v>b</v></c>", "a b")]
    public void What_a_cell_holds_is_never_nothing(string cell, string read) => OneCell(cell).ShouldBe(read);

    [Fact]
    public void A_merged_cell_counts_for_every_person_it_covers_but_not_for_who_they_are()
    {
        string[] below = ["2", "Lê Thị Hà", "03/01/1985", "", "", "", "", "", "", ""];
        var sheet = Sheet(Row(1, Head) + Row(2, Person) + Row(3, below) + Row(5, below), "E2:E9", "F2:F3", "D2:D3", "H2:I3", "A1:J1", "E9:E1048576", "x");
        var reading = Samples.Read(Package(sheet));
        reading.Rows.Select(row => row[TraineeColumn.School]).ShouldBe(["TH A", "TH A", "TH A"]);
        reading.Rows.Select(row => row[TraineeColumn.Level]).ShouldBe(["Tiểu học", "Tiểu học", ""]);
        reading.Rows.Select(row => row[TraineeColumn.PersonalId]).ShouldBe(["099185000101", "", ""]);
        reading.Rows[1][TraineeColumn.Phone].ShouldBe("");
        reading.Notices.ShouldContain(n => n.Line == 5 && n.Finding.Key == "Finding.FilledFromMerged" && n.Finding.After == "TH A");
    }

    [Fact]
    public void Merged_ranges_that_cover_a_sheet_a_thousand_times_are_read_at_once()
    {
        var rows = string.Concat(Enumerable.Range(2, 2000).Select(line => $"<row r=\"{line}\"><c r=\"B{line}\" t=\"str\"><v>Lê Văn Tâm</v></c></row>"));
        var ranges = Enumerable.Range(2, 10_000).Select(line => $"E{2 + (line % 1000)}:E1048576").ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        TraineeWorkbook.Read(new MemoryStream(Package(Sheet(Row(1, Head) + Row(2, Person) + rows, ranges))), "a.xlsx");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void The_totals_of_a_table_are_nobody()
    {
        string[] total = ["", "Cả thảy", "", "", "", "", "", "", "", "1"];
        var table = "<table ref=\"A1:J3\" totalsRowCount=\"1\"/>";
        var links = $"<r><Relationship Id=\"1\" Type=\"{Relations}table\" Target=\"../tables/table1.xml\"/></r>";
        var reading = Samples.Read(Package(Sheet(Row(1, Head) + Row(2, Person) + Row(3, total)),
            ("xl/worksheets/_rels/sheet1.xml.rels", links), ("xl/tables/table1.xml", table)));
        reading.Rows.Count.ShouldBe(1);
        reading.Skipped.Single(row => row.Line == 3).Reason.ShouldBe(SkipReason.Total);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\u00A0\u200B\u3000")]
    public void A_blank_far_below_the_list_is_nothing(string blank)
    {
        var stray = $"<row r=\"1048576\"><c r=\"C1048576\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{blank}</t></is></c></row>";
        Samples.Read(Package(Sheet(Row(1, Head) + Row(2, Person) + stray))).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void What_stands_far_to_the_right_of_a_person_is_kept_or_told()
    {
        var far = Row(2, Person).Replace("</row>", "<c r=\"Z2\" t=\"str\"><v>xa</v></c><c r=\"ZZ2\" t=\"str\"><v>rất xa</v></c></row>", StringComparison.Ordinal);
        var many = string.Concat(Enumerable.Range(3, 40).Select(line => Row(line, Person)));
        var last = Row(43, Person).Replace("</row>", "<c r=\"AB43\" t=\"str\"><v>cuối</v></c></row>", StringComparison.Ordinal);
        var reading = Samples.Read(Package(Sheet(Row(1, Head) + far + many + last)));
        reading.Rows[0].Extra.ShouldContain(new ExtraCell("Cột Z", "xa"));
        reading.Notices.ShouldContain(n => n.Line == 2 && n.Finding.Key == "Finding.CellTooFarRight" && n.Finding.Before == "rất xa");
        reading.Rows[^1].Extra.ShouldContain(new ExtraCell("Cột AB", "cuối"));
    }

    [Theory]
    [InlineData("ds.xls")]
    [InlineData("ds.xlsx")]
    [InlineData("ds")]
    [InlineData("ds.CSV")]
    public void Text_that_is_a_table_is_read_whatever_its_name(string name) =>
        Samples.Read(Samples.Csv(string.Join('\t', Head), string.Join('\t', Person)), name).Rows.Count.ShouldBe(1);

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", ListFileKind.ExcelXml)]
    [InlineData("<div><table></table></div>", ListFileKind.WebPage)]
    [InlineData("{\"a\": 1,\n\"b\": 2,\n\"c\": 3}", ListFileKind.Other)]
    [InlineData("ID;PWXL;N;E\nC;Y1;X1;K\"a\"\nC;Y2;X1;K\"b\"", ListFileKind.Other)]
    [InlineData("Kính gửi các trường.", ListFileKind.Other)]
    public void Text_that_is_no_table_is_refused_by_its_kind(string text, ListFileKind kind) =>
        Refusal(Encoding.UTF8.GetBytes(text), "ds.xls").ShouldBe(new WorkbookKindUnknown("ds.xls", kind));

    private static Lms.Domain.Refusal? Refusal(byte[] file, string name = "a.xlsx") => TraineeWorkbook.Read(new MemoryStream(file), name).Refusal;

    private static string OneCell(string cell)
    {
        var line = Row(2, [Person[0], Person[1], "", .. Person[3..]]).Replace("<c r=\"D2\"", cell + "<c r=\"D2\"", StringComparison.Ordinal);
        return Samples.Read(Package(Sheet(Row(1, Head) + line))).Rows.Single()[TraineeColumn.BirthDate];
    }

    private static string Row(int line, string[] cells) =>
        $"<row r=\"{line}\">{string.Concat(cells.Select((text, i) => text.Length == 0 ? "" : $"<c r=\"{(char)('A' + i)}{line}\" t=\"str\"><v>{text}</v></c>"))}</row>";

    private static string Prefixed(string xml) => xml.Replace("</", "\u0001", StringComparison.Ordinal).Replace("<", "<x:", StringComparison.Ordinal).Replace("\u0001", "</x:", StringComparison.Ordinal);

    private static string Sheet(string rows, params string[] merges) =>
        $"<worksheet><sheetData>{rows}</sheetData><mergeCells>{string.Concat(merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells></worksheet>";

    private static byte[] Package(string sheet, params (string, string)[] more) =>
        Package("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", sheet, Relations, more);

    private static byte[] Package(string main, string target, string entry, string sheet, string types = Relations, params (string, string)[] more)
    {
        var path = main.Replace('\\', '/').TrimStart('.', '/');
        var slash = path.LastIndexOf('/') + 1;
        return Zip(
        [
            ("_rels/.rels", $"<r><Relationship Id=\"1\" Type=\"{types}officeDocument\" Target=\"{main}\"/></r>"),
            (main.Contains('\\') ? main : path, "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"1\"/></sheets></workbook>"),
            ($"{path[..slash]}_rels/{path[slash..]}.rels",
                $"<r><Relationship Id=\"1\" Type=\"{types}worksheet\" Target=\"{target}\"/><Relationship Id=\"2\" Type=\"{types}styles\" Target=\"/xl/styles.xml\"/></r>"),
            ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
            (entry, sheet),
            .. more,
        ]);
    }

    private static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in parts)
            {
                using var part = archive.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
