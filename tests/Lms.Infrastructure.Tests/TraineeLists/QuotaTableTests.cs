using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class QuotaTableTests
{
    [Fact]
    public void A_table_of_quotas_is_read_in_its_order() =>
        QuotaTable.Read(new MemoryStream(Samples.Csv(
            "kind,code,name,quota_invented", "DistrictOffice,303,Phòng GD&ĐT Quận Hồng Bàng,12", "", "UpperSecondarySchool,THPT-01,\"Trường THPT Chuyên, Trần Phú\",3")))
            .Value.ShouldBe([
                new("DistrictOffice", "303", "Phòng GD&ĐT Quận Hồng Bàng", 12, 2),
                new("UpperSecondarySchool", "THPT-01", "Trường THPT Chuyên, Trần Phú", 3, 4)]);

    [Fact]
    public void All_bad_lines_are_told_at_once_and_nothing_is_taken() =>
        QuotaTable.Read(new MemoryStream(Samples.Csv(
            "Mã;Tên đơn vị;Loại;Chỉ tiêu", "303;Quận A;DistrictOffice;mười", "303;;DistrictOffice;-1", ";Quận C;;99999")))
            .Refusal.ShouldBeOfType<QuotaTableInvalid>().Problems.ShouldBe([
                new(2, QuotaProblemKind.SeatsNotANumber, "mười"),
                new(3, QuotaProblemKind.CodeRepeated, "303"), new(3, QuotaProblemKind.NameMissing, ""), new(3, QuotaProblemKind.SeatsNotANumber, "-1"),
                new(4, QuotaProblemKind.KindMissing, ""), new(4, QuotaProblemKind.CodeMissing, ""), new(4, QuotaProblemKind.SeatsTooMany, "99999")]);

    [Fact]
    public void A_table_without_its_columns_or_lines_is_refused()
    {
        QuotaTable.Read(new MemoryStream(Samples.Csv("kind,name", "a,b"))).Refusal.ShouldBe(new QuotaTableHeaderNotFound("code, quota"));
        QuotaTable.Read(new MemoryStream(Samples.Csv("kind,code,name,quota"))).Refusal.ShouldBe(new QuotaTableEmpty());
    }
}
