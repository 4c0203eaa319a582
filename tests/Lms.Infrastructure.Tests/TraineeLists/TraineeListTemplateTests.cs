using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class TraineeListTemplateTests
{
    [Fact]
    public void The_template_is_valid_by_the_schema() => Samples.SchemaErrors(TraineeListTemplate.Write(Samples.Context())).ShouldBeEmpty();

    [Fact]
    public void The_template_says_whose_it_is_and_has_a_line_for_each_seat_and_reserve()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TraineeListTemplate.Write(Samples.Context())), false);
        var sheets = document.WorkbookPart!.Workbook.Descendants<Sheet>().ToList();
        sheets.Select(s => s.State?.Value).ShouldBe([null, SheetStateValues.Hidden]);
        var sheet = ((WorksheetPart)document.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet;
        sheet.CellAt("A1").InnerText.ShouldBe("PHÒNG GD&ĐT QUẬN LÊ CHÂN");
        sheet.CellAt("A4").InnerText.ShouldBe("Kế hoạch số 63/KH-SGDĐT: Tập huấn giáo viên tiếng Anh <năm 2022> & xây dựng môi trường ngoại ngữ");
        sheet.CellAt("A5").InnerText.ShouldContain("12 giáo viên");
        sheet.CellAt("A6").InnerText.ShouldContain("đến hết ngày 07/12/2022 (Thứ Tư)");
        sheet.CellAt("B8").InnerText.ShouldBe("Họ và tên *");
        sheet.CellAt("O9").InnerText.ShouldBe("(15)");
        sheet.CellAt("A26").InnerText.ShouldBe("17");
        sheet.Descendants<Cell>().ShouldNotContain(cell => cell.CellReference == "A27");
        sheet.Descendants<DataValidation>().Count().ShouldBe(3);
        sheet.Descendants<PageSetup>().Single().Orientation!.Value.ShouldBe(OrientationValues.Landscape);
    }

    [Fact]
    public void Ids_phones_and_dates_are_text_so_that_no_zero_is_lost()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TraineeListTemplate.Write(Samples.Context())), false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var sheet = document.WorkbookPart.WorksheetParts.Select(part => part.Worksheet).Single(s => s.Descendants<Cell>().Any(c => c.CellReference == "F10"));
        foreach (var reference in new[] { "C10", "E10", "F10", "L10" })
            formats[(int)sheet.CellAt(reference).StyleIndex!.Value].NumberFormatId!.Value.ShouldBe(49U);
    }

    [Fact]
    public void An_empty_template_has_nobody_on_it() =>
        TraineeWorkbook.Read(new MemoryStream(TraineeListTemplate.Write(Samples.Context())), "mau.xlsx").Refusal.ShouldBe(new WorkbookHasNoRows("mau.xlsx"));

    [Fact]
    public void A_written_list_reads_back_as_the_same_rows()
    {
        var rows = Enumerable.Range(1, 40).Select(Samples.Teacher).ToList();
        rows[3][TraineeColumn.Note] = "  =SUM(A1)\n\"Đổi\" <b>&amp; ";
        var file = TraineeListTemplate.Write(Samples.Context(rows));
        Samples.SchemaErrors(file).ShouldBeEmpty();
        var reading = Samples.Read(file);
        reading.Marker.ShouldBe(new TemplateMarker(1, Samples.Context().PlanId, Samples.Context().UnitId));
        reading.Rows.Select(row => row.Cells.OrderBy(c => c.Key)).ShouldBe(rows.Select(row => row.OrderBy(c => c.Key)));
        reading.Rows.Select(row => row.Line).ShouldBe(Enumerable.Range(10, 40));
        reading.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void Fields_written_to_a_list_are_read_back_as_the_same_fields()
    {
        var fields = RowReader.Read(new RawRow(1, "", Samples.Teacher()), Samples.Rules).Fields;
        var row = Samples.Read(TraineeListTemplate.Write(Samples.Context(fields.ToCells()))).Rows.Single();
        var (again, findings) = RowReader.Read(row, Samples.Rules);
        findings.ShouldBeEmpty();
        again.ShouldBe(fields);
    }
}
