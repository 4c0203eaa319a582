using System.IO.Compression;
using System.Text;
using Lms.Domain;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class WorkbookRefusalTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0];

    [Fact]
    public void An_old_xls_an_encrypted_workbook_and_what_is_no_list_get_each_its_own_answer()
    {
        Refusal(Ole, "a.xls").ShouldBe(new WorkbookLegacyXls("a.xls"));
        Refusal([.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "a.xlsx").ShouldBe(new WorkbookEncrypted("a.xlsx"));
        Refusal("%PDF-1.7"u8.ToArray(), "a.csv").ShouldBe(new WorkbookKindUnknown("a.csv", ListFileKind.Pdf));
        Refusal([0x89, 0x50, 0x4E, 0x47], "anh.png").ShouldBe(new WorkbookKindUnknown("anh.png", ListFileKind.Picture));
        Refusal([0xFF, 0xD8, 0xFF, 0xE0], "anh.jpg").ShouldBe(new WorkbookKindUnknown("anh.jpg", ListFileKind.Picture));
        Refusal(Zip(("word/document.xml", "<x/>")), "a.xlsx").ShouldBe(new WorkbookKindUnknown("a.xlsx", ListFileKind.Word));
        Refusal(Zip(("ds.xlsx", "x")), "a.zip").ShouldBe(new WorkbookKindUnknown("a.zip", ListFileKind.Archive));
        Refusal(Zip(("xl/workbook.bin", "x")), "a.xlsb").ShouldBe(new WorkbookKindUnknown("a.xlsb", ListFileKind.BinaryExcel));
        Refusal([.. Ole, .. Encoding.Unicode.GetBytes("WordDocument")], "a.doc").ShouldBe(new WorkbookKindUnknown("a.doc", ListFileKind.Word));
        Refusal("<html><table></table></html>"u8.ToArray(), "a.xls").ShouldBe(new WorkbookKindUnknown("a.xls", ListFileKind.WebPage));
        Refusal([], "../../etc/a.csv").ShouldBe(new WorkbookKindUnknown("a.csv", ListFileKind.Empty));
    }

    [Fact]
    public void A_package_that_unpacks_to_too_much_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(("xl/workbook.xml", "<workbook/>"), ("xl/media/zeros.bin", new string('0', 20 << 20)));
        bomb.Length.ShouldBeLessThan(1 << 20);
        Refusal(bomb, "a.xlsx").ShouldBeOfType<WorkbookTooLarge>();
    }

    [Fact]
    public void A_file_over_the_limit_is_refused() =>
        TraineeWorkbook.Read(new MemoryStream(new byte[101]), "a.csv", WorkbookLimits.Default with { MaxFileBytes = 100 }).Refusal.ShouldBeOfType<WorkbookTooLarge>();

    [Fact]
    public void More_rows_than_a_list_can_have_are_refused_with_their_number()
    {
        var file = TraineeListTemplate.Write(Samples.Context(Samples.Teacher(1), Samples.Teacher(2)));
        TraineeWorkbook.Read(new MemoryStream(file), "a.xlsx", WorkbookLimits.Default with { MaxRows = 1 }).Refusal.ShouldBe(new WorkbookTooManyRows("a.xlsx", 2, 1));
    }

    [Fact]
    public void A_stray_cell_on_the_last_line_of_a_sheet_is_refused_quickly()
    {
        var file = Samples.Edit(TraineeListTemplate.Write(Samples.Context(Samples.Teacher())), (_, sheet) =>
        {
            sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Last().RowIndex = 1048576;
            foreach (var cell in sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Last().Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>())
                cell.CellReference = cell.CellReference!.Value![..1] + "1048576";
        });
        Refusal(file, "a.xlsx").ShouldBe(new WorkbookTooManyRows("a.xlsx", 1048576, WorkbookLimits.Default.MaxLine));
    }

    [Fact]
    public void A_text_that_thousands_of_cells_share_is_refused_before_it_is_copied_for_each_row()
    {
        var file = Workbook(new string('a', 32_000), string.Concat(Enumerable.Range(1, 2000).Select(line => $"<row r=\"{line}\"><c r=\"A{line}\" t=\"s\"><v>0</v></c></row>")));
        file.Length.ShouldBeLessThan(1 << 20);
        Refusal(file, "a.xlsx").ShouldBe(new WorkbookTooLarge("a.xlsx", 10));
    }

    [Fact]
    public void A_text_in_a_hundred_thousand_fonts_is_read()
    {
        var runs = string.Concat(Enumerable.Repeat("<r><t>x</t></r>", 100_000));
        Refusal(Workbook(runs, "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), "a.xlsx").ShouldBeOfType<WorkbookHeaderNotFound>();
    }

    [Fact]
    public void A_document_type_that_would_expand_entities_is_not_followed() =>
        Refusal(Zip(("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w>&a;</w>"), ("xl/_rels/workbook.xml.rels", "<r/>")), "a.xlsx")
            .ShouldBe(new WorkbookUnreadable("a.xlsx"));

    [Fact]
    public void Damaged_packages_are_refused_and_never_throw()
    {
        var file = TraineeListTemplate.Write(Samples.Context(Samples.Teacher()));
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])file.Clone();
            for (var hits = random.Next(1, 20); hits > 0; hits--) damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            var length = i % 3 == 0 ? random.Next(4, damaged.Length) : damaged.Length;
            var outcome = TraineeWorkbook.Read(new MemoryStream(damaged, 0, length), "a.xlsx");
            (outcome.Refusal is not null || outcome.Value!.Rows.Count > 0).ShouldBeTrue();
        }
    }

    private static Refusal? Refusal(byte[] file, string name) => TraineeWorkbook.Read(new MemoryStream(file), name).Refusal;

    private static byte[] Workbook(string shared, string rows) => Zip(
        ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<r><Relationship Id=\"1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></r>"),
        ("xl/sharedStrings.xml", $"<sst><si>{(shared.StartsWith('<') ? shared : $"<t>{shared}</t>")}</si></sst>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{rows}</sheetData></worksheet>"));

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
