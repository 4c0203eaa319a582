using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Infrastructure.Quotas;
using Lms.Infrastructure.Tests.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.Quotas;

public class TeacherTableTests
{
    [Fact]
    public void Columns_are_found_by_their_headings_wherever_they_stand_and_totals_are_left_out()
    {
        var lines = Csv("Biểu 3;;;", "TT;Đơn vị;Mã đơn vị;Số giáo viên", "1;Phòng A;301;1.250", "2;Phòng B;;40", ";;;", "Tổng;Tổng cộng;;1290").Value!.Lines;

        lines.Select(l => (string.Join('|', l.Units), l.Count, l.Line)).ShouldBe([("301|Phòng A", "1.250", 3), ("Phòng B", "40", 4)]);
    }

    [Fact]
    public void Without_headings_the_unit_stands_first_and_the_number_last()
    {
        var lines = TeacherTable.Read("Đơn vị\tGhi chú\tĐội ngũ\n301\tnội thành\t12\n\nPhòng B\t40\nPhòng C").Value!.Lines;

        lines.Select(l => (string.Join('|', l.Units), l.Count, l.Line)).ShouldBe([("301", "12", 2), ("Phòng B", "40", 4), ("", "", 5)]);
    }

    [Fact]
    public void A_workbook_is_read_like_a_text_file()
    {
        // The list's own template with two of its headings changed: one column says the unit, one the number.
        var file = Samples.Edit(TraineeListTemplate.Write(Samples.Context(Samples.Teacher())), (_, sheet) =>
        {
            foreach (var (cell, text) in new[] { ("B8", "Tên đơn vị"), ("D8", "Số giáo viên"), ("B9", "Cộng"), ("D9", ""), ("B10", "Phòng A") })
            {
                sheet.CellAt(cell).DataType = CellValues.InlineString;
                sheet.CellAt(cell).InlineString = new InlineString(new Text(text));
            }
            sheet.CellAt("D10").SetNumber("125");
        });

        TeacherTable.Read(new MemoryStream(file), "gv.xlsx").Value!.Lines[0].ShouldSatisfyAllConditions(l => l.Units.ShouldBe(["Phòng A"]), l => l.Count.ShouldBe("125"), l => l.Line.ShouldBe(10));
    }

    [Fact]
    public void What_holds_no_line_is_said_to_be_empty()
    {
        Csv("Mã;Số giáo viên").Refusal.ShouldBeOfType<TableEmpty>();
        TeacherTable.Read(" \n ").Refusal.ShouldBeOfType<TableEmpty>();
    }

    [Fact]
    public void What_is_no_table_is_refused_in_words() =>
        TeacherTable.Read(new MemoryStream(System.Text.Encoding.ASCII.GetBytes("%PDF-1.7\n%âãÏÓ\n1 0 obj")), "gv.pdf").Succeeded.ShouldBeFalse();

    private static Outcome<TeacherReading> Csv(params string[] lines) => TeacherTable.Read(new MemoryStream(Samples.Csv(lines)), "gv.csv");
}
