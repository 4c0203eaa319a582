using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

/// <summary>
/// What is likely enough is offered, what is certain is done and shown, and nothing that is damaged gets in.
/// </summary>
public class CellProposalTests
{
    [Theory]
    [InlineData("3-Apr-80", "03/04/1980", "BirthDateShortYear")]
    [InlineData("04-Thg5-81", "04/05/1981", "BirthDateShortYear")]
    [InlineData("Jun 5, 1982", "05/06/1982", "BirthDateForm")]
    [InlineData("06 Tháng Bảy 1983", "06/07/1983", "BirthDateForm")]
    [InlineData("06 tháng Năm năm 1983", "06/05/1983", "BirthDateForm")]
    [InlineData("06 tháng mười hai 1983", "06/12/1983", "BirthDateForm")]
    [InlineData("06 tháng 5 năm 1983", "06/05/1983", "BirthDateForm")]
    [InlineData("7/8/84 0:00", "07/08/1984", "BirthDateShortYear")]
    [InlineData("Thứ Bảy, 08 Tháng Chín 1985", "08/09/1985", "BirthDateForm")]
    [InlineData("Thu, 5 Sep 1985", "05/09/1985", "BirthDateForm")]
    [InlineData("Saturday, September 7, 1985", "07/09/1985", "BirthDateForm")]
    [InlineData("5th September 1985", "05/09/1985", "BirthDateForm")]
    [InlineData("1985-Sep-05", "05/09/1985", "BirthDateForm")]
    [InlineData("mùng 5 tháng giêng năm 1985", "05/01/1985", "BirthDateForm")]
    public void A_month_that_is_named_cannot_be_mistaken_for_a_day(string written, string date, string change)
    {
        var (fields, findings) = Rows.Read((TraineeColumn.BirthDate, written), (TraineeColumn.PersonalId, ""));
        fields.CellText(TraineeColumn.BirthDate).ShouldBe(date);
        findings.Names().ShouldBe([$"Fixed {change}"]);
    }

    [Theory]
    [InlineData("5-Jun")]
    [InlineData("Jun-82")]
    [InlineData("32-Jan-1980")]
    [InlineData("30 tháng hai 1980")]
    [InlineData("5 Foo 1985")]
    [InlineData("5:30")]
    public void What_lacks_a_day_or_has_one_that_is_none_still_blocks(string written) =>
        Rows.Read((TraineeColumn.BirthDate, written)).Findings.Names().ShouldBe(["Blocking BirthDateInvalid"]);

    [Theory]
    [InlineData("1980-04-02T17:00:00.000Z", "03/04/1980", "BirthDateInstant")]
    [InlineData("1980-04-02T17:00:00+00:00", "03/04/1980", "BirthDateInstant")]
    [InlineData("1980-04-03T00:00:00+07:00", "03/04/1980", "BirthDateInstant")]
    [InlineData("1980-04-02 17:00:00", "02/04/1980", "BirthDateHasTime")]
    [InlineData("02/04/1980 11:59 PM", "02/04/1980", "BirthDateHasTime")]
    public void An_instant_is_its_day_in_Vietnam_and_no_hour_is_dropped_without_a_word(
        string written, string date, string warning)
    {
        var (fields, findings) = Rows.Read((TraineeColumn.BirthDate, written), (TraineeColumn.PersonalId, ""));
        fields.CellText(TraineeColumn.BirthDate).ShouldBe(date);
        findings.Names().ShouldContain($"Warning {warning}");
    }

    [Theory]
    [InlineData(TraineeColumn.Phone, "Zalo: 0912345678", "0912345678")]
    [InlineData(TraineeColumn.Phone, "0912.345.678 (DĐ)", "0912345678")]
    [InlineData(TraineeColumn.Phone, "+84 912 345 678 (Zalo)", "0912345678")]
    [InlineData(TraineeColumn.Phone, "(0225) 3822 555 máy lẻ", "02253822555")]
    [InlineData(TraineeColumn.Phone, "09123O5678", "0912305678")]
    [InlineData(TraineeColumn.Email, "hong@example.edu.vn (cá nhân)", "hong@example.edu.vn")]
    [InlineData(TraineeColumn.Email, "Email: Hong@Example.edu.vn", "hong@example.edu.vn")]
    [InlineData(TraineeColumn.Email, "hong@example,edu.vn", "hong@example.edu.vn")]
    [InlineData(TraineeColumn.PersonalId, "CCCD: 099083770003", "099083770003")]
    [InlineData(TraineeColumn.PersonalId, "099184770004 cấp ngày 01/01/2021", "099184770004")]
    [InlineData(TraineeColumn.PersonalId, "099 184 770 004 (cấp 01/01/2021)", "099184770004")]
    [InlineData(TraineeColumn.PersonalId, "O99085770005", "099085770005")]
    [InlineData(TraineeColumn.PersonalId, "CMND 031234567", "031234567")]
    [InlineData(TraineeColumn.FullName, "Nguyеn Thi Hoa", "Nguyen Thi Hoa")]
    [InlineData(TraineeColumn.FullName, "ΝGUYỄN VĂN AN", "NGUYỄN VĂN AN")]
    public void Words_around_a_number_and_letters_that_only_look_right_block_and_offer_the_plain_text(
        TraineeColumn column, string typed, string offered)
    {
        var found = Rows.Read((column, typed)).Findings.Where(f => f.Column == column);
        var finding = found.Single(f => f.Severity != FindingSeverity.Fixed);
        finding.Severity.ShouldBe(FindingSeverity.Blocking);
        finding.Arguments[RowFinding.Proposal].ShouldBe(offered);
        Rows.Read((column, offered)).Findings.ShouldNotContain(f => f.Severity == FindingSeverity.Blocking);
    }

    [Theory]
    [InlineData(TraineeColumn.Email, "a1@example.edu.vn, b2@example.edu.vn", "a1@example.edu.vn; b2@example.edu.vn")]
    [InlineData(TraineeColumn.Email, "hồng an@example.edu.vn", "hongan@example.edu.vn; an@example.edu.vn")]
    [InlineData(TraineeColumn.Phone, "0912345678 Zalo 0987654321", "0912345678; 0987654321")]
    [InlineData(TraineeColumn.Level, "TH&THCS", "Tiểu học; THCS")]
    [InlineData(TraineeColumn.Level, "Tiểu học, THCS", "Tiểu học; THCS")]
    [InlineData(TraineeColumn.Level, "cấp 1 và 2", "Tiểu học; THCS")]
    [InlineData(TraineeColumn.Level, "TH THCS THPT", "Tiểu học; THCS; THPT")]
    public void Two_readings_are_offered_side_by_side(TraineeColumn column, string typed, string offered)
    {
        var finding = Rows.Read((column, typed)).Findings.Single();
        finding.Severity.ShouldBe(FindingSeverity.Blocking);
        finding.Arguments[RowFinding.Suggestions].ShouldBe(offered);
        finding.Arguments.ContainsKey(RowFinding.Proposal).ShouldBeFalse();
    }

    [Theory]
    [InlineData(TraineeColumn.TeacherCode, "-")]
    [InlineData(TraineeColumn.TeacherCode, "Không có")]
    [InlineData(TraineeColumn.PersonalId, "chưa có")]
    [InlineData(TraineeColumn.Gender, "-")]
    public void A_word_for_nothing_in_a_cell_that_is_not_needed_does_not_block(TraineeColumn column, string typed)
    {
        var reading = Rows.Read((column, typed));
        reading.Findings.Names().ShouldBe(["Fixed NoneWord"]);
        reading.Cells.ContainsKey(column).ShouldBeFalse();
    }

    [Fact]
    public void A_word_for_nothing_in_both_ids_still_lacks_one() =>
        Rows.Read((TraineeColumn.TeacherCode, "-"), (TraineeColumn.PersonalId, "không")).Findings.Names()
            .ShouldBe(["Fixed NoneWord", "Fixed NoneWord", "Blocking CodeOrIdMissing"]);

    [Fact]
    public void An_error_of_a_formula_is_told_in_every_column()
    {
        foreach (var column in TraineeColumns.All)
        {
            var (fields, findings) = Rows.Read((column, "#N/A"));
            var finding = findings.Single(f => f.Column == column);
            finding.Key.ShouldBe("Finding.ErrorCell");
            finding.Severity.ShouldNotBe(FindingSeverity.Fixed);
            if (finding.Severity == FindingSeverity.Warning) fields.CellText(column).ShouldBeNull();
        }
        Rows.Read((TraineeColumn.PersonalId, "############")).Findings.Names().ShouldBe(["Blocking ErrorCell"]);
    }

    [Fact]
    public void A_damaged_name_is_never_accepted()
    {
        foreach (var damaged in new[] { "Nguy?n Th? H?ng", "Nguy\uFFFDn Thị Hồng", "?", "\uFFFD" })
            Rows.Read((TraineeColumn.FullName, damaged)).Findings.Names().ShouldContain("Blocking TextDamaged");
    }
}
