using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Quotas;
using Lms.Infrastructure.Tests.TraineeLists;

namespace Lms.Infrastructure.Tests.Quotas;

public class QuotaTableTests
{
    [Fact]
    public void A_table_of_quotas_is_read_in_its_order() =>
        Read("kind,code,name,quota_invented", "DistrictOffice,303,Phòng GD&ĐT Quận Hồng Bàng,12", "", "UpperSecondarySchool,THPT-01,\"Trường THPT Chuyên, Trần Phú\",3")
            .Value!.Lines.ShouldBe([
                new("DistrictOffice", "303", "Phòng GD&ĐT Quận Hồng Bàng", 12, 2),
                new("UpperSecondarySchool", "THPT-01", "Trường THPT Chuyên, Trần Phú", 3, 4)]);

    [Fact]
    public void All_bad_lines_are_told_at_once()
    {
        var read = Read("Mã;Tên đơn vị;Loại;Chỉ tiêu", "303;Quận A;DistrictOffice;12 người", "303;;DistrictOffice;-1", ";Quận C;;99999").Value!;
        read.Lines.ShouldBeEmpty();
        read.Problems.Select(p => (p.Line, p.Kind, p.Text)).ShouldBe([
            (2, TableProblemKind.SeatsNotANumber, "12 người"),
            (3, TableProblemKind.CodeRepeated, "303"), (3, TableProblemKind.NameMissing, ""), (3, TableProblemKind.SeatsNotANumber, "-1"),
            (4, TableProblemKind.CodeMissing, ""), (4, TableProblemKind.SeatsTooMany, "99999")]);
    }

    [Fact]
    public void Title_rows_column_numbers_groups_totals_and_signatures_are_no_units_and_are_listed()
    {
        var read = Read("PHỤ LỤC 1,,,,", "PHÂN BỔ CHỈ TIÊU,,,,", "TT,Loại đơn vị,Mã đơn vị,Tên đơn vị,Chỉ tiêu", "(1),(2),(3),(4),(5)", "I,,,Khối phòng GD&ĐT,",
            "1,Phòng GD&ĐT,303,Phòng GD&ĐT Quận Hồng Bàng,12", "2,Phòng GD&ĐT,311,Phòng GD&ĐT Huyện Thủy Nguyên,8", ",,,Tổng cộng,20", ",,,\"Hải Phòng, ngày 01 tháng 12 năm 2022\",").Value!;
        read.Lines.Select(l => (l.Code, l.Seats, l.Line)).ShouldBe([("303", 12, 6), ("311", 8, 7)]);
        read.Problems.ShouldBeEmpty();
        read.Skipped.Select(s => (s.Line, s.Reason)).ShouldBe([
            (1, SkipReason.AboveHeader), (2, SkipReason.AboveHeader), (4, SkipReason.ColumnNumbers), (5, SkipReason.Section),
            (8, SkipReason.Total), (9, SkipReason.Signature)]);
    }

    [Fact]
    public void A_table_without_its_columns_is_asked_about_and_read_as_it_was_answered()
    {
        var asked = Read("Nhóm,Ký hiệu,Nơi gửi,Suất", "x,303,Phòng A,5").Refusal.ShouldBeOfType<TableAsks>().Questions.Columns!;
        asked.Missing.ShouldBe(["Code", "Name", "Seats"]);
        var answers = new TableAnswers(Columns: new(1, [null, "Code", "Name", "Seats"]));
        Read(answers, "Nhóm,Ký hiệu,Nơi gửi,Suất", "x,303,Phòng A,5").Value!.Lines.ShouldBe([new("", "303", "Phòng A", 5, 2)]);
        Read("kind,code,name,quota").Refusal.ShouldBe(new TableEmpty("a.csv"));
    }

    [Fact]
    public void Two_columns_that_mean_the_same_are_a_question() =>
        Read("Mã,Tên đơn vị,Chỉ tiêu,Số lượng", "303,Phòng A,5,7").Refusal.ShouldBeOfType<TableAsks>().Questions.Columns.ShouldNotBeNull();

    [Fact]
    public void An_old_encoding_is_asked_about_converted_on_request_and_never_kept()
    {
        string[] lines = ["Mã,Tên đơn vị,Chỉ tiêu", "303,Phßng Gi¸o dôc QuËn Hång Bµng,5"];
        Read(lines).Refusal.ShouldBeOfType<TableAsks>().Questions.Legacy!.Cells.ShouldBe(1);
        Read(new TableAnswers(ConvertLegacy: true), lines).Value!.Lines.Single().Name.ShouldBe("Phòng Giáo dục Quận Hồng Bàng");
        Read(new TableAnswers(ConvertLegacy: false), lines).Value!.ShouldSatisfyAllConditions(
            read => read.Lines.ShouldBeEmpty(), read => read.Problems.Single().Kind.ShouldBe(TableProblemKind.LegacyEncoding));
    }

    [Theory]
    [InlineData("Ph?ng A", TableProblemKind.TextDamaged)]
    [InlineData("#N/A", TableProblemKind.ErrorCell)]
    [InlineData("\"Phòng A,303,Primary\"", TableProblemKind.NameRunTogether)]
    [InlineData("\"Phòng A\nPhòng B\"", TableProblemKind.NameRunTogether)]
    public void A_name_that_is_damaged_or_ran_together_is_told(string name, TableProblemKind problem) =>
        Read("Mã,Tên đơn vị,Chỉ tiêu", $"303,{name},5").Value!.Problems.Single().Kind.ShouldBe(problem);

    private static Outcome<QuotaReading> Read(params string[] lines) => Read(TableAnswers.None, lines);

    private static Outcome<QuotaReading> Read(TableAnswers answers, params string[] lines) => QuotaTable.Read(new MemoryStream(Samples.Csv(lines)), "a.csv", answers);
}
