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
    public void A_list_without_names_is_refused() =>
        ExclusionListReader.Read(new MemoryStream(Samples.Csv("a,b", "1,2")), "a.csv", Samples.Rules).Refusal
            .ShouldBeOfType<WorkbookHeaderNotFound>().Missing.ShouldBe([TraineeColumn.FullName]);
}
