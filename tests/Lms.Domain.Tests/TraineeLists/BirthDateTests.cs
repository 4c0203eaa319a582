using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class BirthDateTests
{
    [Theory]
    [InlineData("05/09/1985", null)]
    [InlineData("5/9/1985", "BirthDateForm")]
    [InlineData("5-9-1985", "BirthDateForm")]
    [InlineData("05.09.1985", "BirthDateForm")]
    [InlineData("05 / 09 / 1985", "BirthDateForm")]
    [InlineData("1985-09-05", "BirthDateForm")]
    [InlineData("1985-09-05T00:00:00", "BirthDateForm")]
    [InlineData("05/09/1985 12:00:00 AM", "BirthDateForm")]
    [InlineData("ngày 5 tháng 9 năm 1985", "BirthDateForm")]
    [InlineData("5/9/85", "BirthDateShortYear")]
    [InlineData("31295", "BirthDateSerial")]
    [InlineData("31295.5", "BirthDateSerial")]
    public void A_date_is_read_however_it_is_written_and_the_change_is_shown(string written, string? change)
    {
        var (fields, findings) = Rows.Read((TraineeColumn.BirthDate, written));
        fields.BirthDate.ShouldBe(new DateOnly(1985, 9, 5));
        findings.Names().ShouldBe(change is null ? [] : [$"Fixed {change}"]);
        findings.ShouldAllBe(f => f.Before == written && f.After == "05/09/1985");
    }

    [Theory]
    [InlineData("29/02/1981")]
    [InlineData("00/00/1985")]
    [InlineData("13/13/1985")]
    [InlineData("1850")]
    [InlineData("5/9")]
    [InlineData("999999")]
    [InlineData("78000")]
    [InlineData("không rõ")]
    [InlineData("٠٥/٠٩/١٩٨٥")]
    public void What_is_no_date_blocks(string written)
    {
        var (fields, findings) = Rows.Read((TraineeColumn.BirthDate, written));
        fields.BirthDate.ShouldBeNull();
        findings.Names().ShouldBe(["Blocking BirthDateInvalid"]);
    }

    [Fact]
    public void A_date_with_the_month_first_blocks_and_is_not_turned_round_silently()
    {
        var finding = Rows.Read((TraineeColumn.BirthDate, "09/25/1985")).Findings.Single();
        finding.Key.ShouldBe("Finding.BirthDateMonthFirst");
        finding.Arguments["Suggested"].ShouldBe("25/09/1985");
    }

    [Theory]
    [InlineData("1985")]
    [InlineData("09/1985")]
    [InlineData("năm 1985")]
    public void A_year_alone_warns_and_is_kept(string written)
    {
        var (fields, findings) = Rows.Read((TraineeColumn.BirthDate, written));
        (fields.BirthDate, fields.BirthYear).ShouldBe((null, 1985));
        findings.Names().ShouldBe(["Warning BirthDateYearOnly"]);
    }

    [Theory]
    [InlineData("07/12/2022", "BirthDateFuture")]
    [InlineData("07/12/2004", "BirthDateTooYoung")]
    [InlineData("06/12/2004", null)]
    [InlineData("06/12/1956", null)]
    [InlineData("05/12/1956", "BirthDateTooOld")]
    public void An_unlikely_age_warns(string written, string? warning) =>
        Rows.Read((TraineeColumn.BirthDate, written), (TraineeColumn.PersonalId, "")).Findings.Names()
            .ShouldBe(warning is null ? [] : [$"Warning {warning}"]);
}
