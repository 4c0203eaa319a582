using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class TraineeWorkbookTests
{
    private static readonly byte[] OneTeacher = TraineeListTemplate.Write(Samples.Context(Samples.Teacher()));

    [Fact]
    public void Everything_around_the_people_is_skipped_and_listed_with_its_reason()
    {
        var skipped = Samples.Read(OneTeacher).Skipped;
        skipped.Count(row => row.Reason == SkipReason.AboveHeader).ShouldBe(7);
        skipped.Single(row => row.Reason == SkipReason.ColumnNumbers).Line.ShouldBe(9);
        skipped.Count(row => row.Reason == SkipReason.Blank).ShouldBe(16 + 1);
        skipped.Where(row => row.Reason == SkipReason.Signature).Select(row => row.Line).ShouldBe([28, 29, 30]);
    }

    [Fact]
    public void A_csv_with_other_headings_and_a_footer_is_read()
    {
        var reading = Samples.Read(Samples.Csv(
            "\uFEFFUBND QUẬN;;;;;;;;",
            "STT;Tổ;HỌ VÀ TÊN;Ngày, tháng, năm sinh;CMND/CCCD;Trường;Cấp;Môn giảng dạy;SĐT;E-mail (cá nhân)",
            "1;;Trần Văn Bình;2/1/1980;099080000001;TH Nguyễn Du;TH;Tiếng Anh;912345678;binh@example.edu.vn",
            ";;;;;;;;;",
            "Tổng cộng: 01 giáo viên;;;;;;;;;",
            ";;;;;;Hải Phòng, ngày 06 tháng 12 năm 2022;;;",
            ";;NGƯỜI LẬP;;;;HIỆU TRƯỞNG;;;",
            ";;Lê Thị Lập;;;;Phạm Văn Trưởng;;;"), "ds.csv");
        var row = reading.Rows.Single();
        row.Line.ShouldBe(3);
        row[TraineeColumn.FullName].ShouldBe("Trần Văn Bình");
        row[TraineeColumn.Phone].ShouldBe("912345678");
        reading.Skipped.Select(s => s.Reason).ShouldBe(
            [SkipReason.AboveHeader, SkipReason.Blank, SkipReason.Total, SkipReason.Signature, SkipReason.Signature, SkipReason.Signature]);
        reading.Marker.ShouldBeNull();
    }

    [Fact]
    public void A_headmaster_with_few_cells_is_a_person_not_a_signature() =>
        Samples.Read(Samples.Csv(Header, "Lê Văn Tâm,,,,,,,,Hiệu trưởng"), "a.csv").Rows.Single()[TraineeColumn.FullName].ShouldBe("Lê Văn Tâm");

    [Fact]
    public void Two_name_columns_are_joined() =>
        Samples.Read(Samples.Csv(Header.Replace("Họ và tên", "Họ và tên đệm,Tên"), "Lê Thị,Tâm,02/01/1980,099180000001,TH A,TH,Anh,0912345678,t@example.edu.vn,"), "a.csv")
            .Rows.Single()[TraineeColumn.FullName].ShouldBe("Lê Thị Tâm");

    [Fact]
    public void Numbers_and_dates_of_a_spreadsheet_arrive_whole()
    {
        var file = Samples.Edit(OneTeacher, (_, sheet) =>
        {
            sheet.CellAt("C10").SetNumber("31295");
            sheet.CellAt("F10").SetNumber("99185000001");
            sheet.CellAt("L10").SetNumber("9.12345678E8");
        });
        var row = Samples.Read(file).Rows.Single();
        row[TraineeColumn.BirthDate].ShouldBe("31295");
        row[TraineeColumn.PersonalId].ShouldBe("99185000001");
        row[TraineeColumn.Phone].ShouldBe("912345678");
        RowReader.Read(row, Samples.Rules).Fields.BirthDate.ShouldBe(new DateOnly(1985, 9, 5));
    }

    [Fact]
    public void Dates_that_count_from_1904_are_the_same_days()
    {
        var file = Samples.Edit(OneTeacher, (document, sheet) =>
        {
            document.WorkbookPart!.Workbook.PrependChild(new WorkbookProperties { Date1904 = true });
            sheet.CellAt("C10").SetNumber($"{31295 - 1462}");
        });
        RowReader.Read(Samples.Read(file).Rows.Single(), Samples.Rules).Fields.BirthDate.ShouldBe(new DateOnly(1985, 9, 5));
    }

    [Theory]
    [InlineData(false, 31295)]
    [InlineData(true, 31295 - 1462)]
    public void A_cell_with_a_date_format_is_that_date(bool from1904, int serial)
    {
        var file = Samples.Edit(OneTeacher, (document, sheet) =>
        {
            if (from1904) document.WorkbookPart!.Workbook.PrependChild(new WorkbookProperties { Date1904 = true });
            var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!;
            formats.Append(new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true });
            sheet.CellAt("C10").SetNumber($"{serial}");
            sheet.CellAt("C10").StyleIndex = (uint)formats.Count() - 1;
        });
        Samples.Read(file).Rows.Single()[TraineeColumn.BirthDate].ShouldBe("05/09/1985");
    }

    [Fact]
    public void Hidden_rows_and_formulas_are_told_and_only_the_kept_value_is_taken()
    {
        var file = Samples.Edit(OneTeacher, (_, sheet) =>
        {
            sheet.Descendants<Row>().Single(row => row.RowIndex! == 10).Hidden = true;
            var cell = sheet.CellAt("M10");
            cell.RemoveAllChildren();
            cell.DataType = CellValues.String;
            cell.Append(new CellFormula("WEBSERVICE(\"http://example.edu.vn\")"), new CellValue("kept@example.edu.vn"));
        });
        var reading = Samples.Read(file);
        reading.Rows.Single()[TraineeColumn.Email].ShouldBe("kept@example.edu.vn");
        reading.Notices.Select(n => (n.Line, n.Finding.Column, n.Finding.Key)).ShouldBe(
            [(10, null, "Finding.HiddenRow"), (10, TraineeColumn.Email, "Finding.FormulaCell")]);
    }

    [Fact]
    public void A_list_on_a_second_sheet_is_read_too_and_a_sheet_without_header_is_told()
    {
        var file = TwoSheets("Danh sách", "Phụ lục");
        var reading = Samples.Read(file);
        reading.Rows.Select(row => row.Sheet).ShouldBe(["Danh sách", "Phụ lục"]);
    }

    [Fact]
    public void Missing_columns_are_named()
    {
        var refusal = TraineeWorkbook.Read(new MemoryStream(Samples.Csv("TT,Họ và tên,Ngày sinh,Trường", "1,Lê An,01/01/1980,TH A")), "a.csv").Refusal;
        refusal.ShouldBeOfType<WorkbookHeaderNotFound>().Missing.ShouldBe(
            [TraineeColumn.Level, TraineeColumn.Subject, TraineeColumn.Phone, TraineeColumn.Email, TraineeColumn.PersonalId]);
    }

    private const string Header = "Họ và tên,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email,Chức vụ";

    private static byte[] TwoSheets(string first, string second) => Samples.Edit(OneTeacher, (document, sheet) =>
    {
        var copy = document.WorkbookPart!.AddNewPart<DocumentFormat.OpenXml.Packaging.WorksheetPart>();
        copy.Worksheet = new Worksheet((SheetData)sheet.Elements<SheetData>().Single().CloneNode(true));
        var sheets = document.WorkbookPart.Workbook.Sheets!;
        sheets.Elements<Sheet>().First().Name = first;
        sheets.Append(new Sheet { Name = second, SheetId = 9, Id = document.WorkbookPart.GetIdOfPart(copy) });
    });
}
