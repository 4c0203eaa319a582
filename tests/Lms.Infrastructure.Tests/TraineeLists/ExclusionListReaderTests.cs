using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class ExclusionListReaderTests
{
    [Fact]
    public void Names_are_read_with_whatever_else_the_list_has()
    {
        var reading = ExclusionListReader.Read(new MemoryStream(Samples.Csv(
            "DANH SÁCH ĐỢT 2", "STT,Họ tên,Ngày sinh,CCCD,Đơn vị", "1,LÊ THỊ AN,1/2/1980,99180000001,TH Nguyễn Du", "2,Đỗ Văn Bình,,,")), "dot2.csv", Samples.Rules);
        reading.Value!.Entries.ShouldBe([
            new(3, "Lê Thị An", new DateOnly(1980, 2, 1), null, "099180000001", "TH Nguyễn Du"),
            new ExclusionEntry(4, "Đỗ Văn Bình", null, null, null, null)]);
        reading.Value.Skipped.ShouldBe([new("", 1, SkipReason.AboveHeader, "DANH SÁCH ĐỢT 2")]);
    }

    [Fact]
    public void Names_alone_are_a_list() =>
        ExclusionListReader.Read(new MemoryStream(Samples.Csv("Họ và tên", "Lê An", "Lê Ân")), "a.csv", Samples.Rules).Value!.Entries.Count.ShouldBe(2);

    [Fact]
    public void A_list_without_a_known_column_of_names_is_asked_about_and_read_as_it_was_answered()
    {
        string[] lines = ["a,b", "Lê Thị An,01/02/1980"];
        Read(lines).Refusal.ShouldBeOfType<TableAsks>().Questions.Columns!.Missing.ShouldBe(["FullName"]);
        var answers = new TableAnswers(Columns: new(1, ["FullName", "BirthDate"]));
        Read(answers, lines).Value!.Entries.ShouldBe([new(2, "Lê Thị An", new DateOnly(1980, 2, 1), null, null, null)]);
    }

    [Fact]
    public void A_list_in_an_old_encoding_is_asked_about_and_converted()
    {
        string[] lines = ["Họ và tên,Ngày sinh", "NguyÔn ThÞ Hoa,20/11/1979", "TrÇn V¨n B×nh,01/02/1980", "§ç ThÞ BÝch H¹nh,03/04/1980"];
        Read(lines).Refusal.ShouldBeOfType<TableAsks>().Questions.Legacy!.Cells.ShouldBe(3);
        Read(new TableAnswers(ConvertLegacy: true), lines).Value!.Entries.Select(e => e.FullName).ShouldBe(["Nguyễn Thị Hoa", "Trần Văn Bình", "Đỗ Thị Bích Hạnh"]);

        var kept = Read(new TableAnswers(ConvertLegacy: false), lines).Value!.Entries;
        kept.ShouldAllBe(e => e.FullName == "" && e.Faults.Count > 0);
        new ExclusionList(Id<TrainingPlan>.New(), "Đợt 2", kept, DateTimeOffset.UnixEpoch).Entries.ShouldAllBe(e => !e.IsSure && e.NeedsMending);
    }

    [Fact]
    public void Ids_and_dates_that_cannot_be_read_stand_beside_the_entry()
    {
        var entries = Read("Họ và tên,Ngày sinh,Số CCCD", "Đỗ Thị Bích Hạnh,,9.9180E+10", "Lương Văn Tuấn,31/31/1981,", "?? Thị An,01/02/1980,").Value!.Entries;
        entries.Select(e => (e.FullName, string.Join(' ', e.Faults.Select(f => f.Column)))).ShouldBe(
            [("Đỗ Thị Bích Hạnh", "PersonalId"), ("Lương Văn Tuấn", "BirthDate"), ("", "FullName")]);
    }

    [Fact]
    public void Headings_of_groups_and_totals_between_the_names_are_nobody_and_families_called_Phan_or_Truong_are_somebody()
    {
        var reading = Read("Họ và tên,Ngày sinh", "I. Quận Hồng Bàng,", "Trường Tiểu học Kim Đồng,", "Bùi Thị Thanh Thủy,07/08/1984", "Phan Thị Lan,", "Trương Văn Phong,", "Quan Văn Khổng,", "Cộng II: 2,").Value!;
        reading.Entries.Select(e => e.FullName).ShouldBe(["Bùi Thị Thanh Thủy", "Phan Thị Lan", "Trương Văn Phong", "Quan Văn Khổng"]);
        reading.Skipped.Select(s => s.Line).ShouldBe([2, 3, 8]);
    }

    private static Outcome<ExclusionReading> Read(params string[] lines) => Read(TableAnswers.None, lines);

    private static Outcome<ExclusionReading> Read(TableAnswers answers, params string[] lines) =>
        ExclusionListReader.Read(new MemoryStream(Samples.Csv(lines)), "a.csv", Samples.Rules, answers);
}
