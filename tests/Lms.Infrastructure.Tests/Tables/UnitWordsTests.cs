using Lms.Domain.OrgUnits;

namespace Lms.Infrastructure.Tests.Tables;

public class UnitWordsTests
{
    [Theory]
    [InlineData("Phòng GD&ĐT", OrgUnitKind.DistrictOffice, null)]
    [InlineData("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", OrgUnitKind.DistrictOffice, null)]
    [InlineData("THPT", OrgUnitKind.UpperSecondarySchool, SchoolLevel.UpperSecondary)]
    [InlineData("Trường Tiểu học", OrgUnitKind.School, SchoolLevel.Primary)]
    [InlineData("Trường THCS", OrgUnitKind.School, SchoolLevel.LowerSecondary)]
    [InlineData("Trường mầm non", OrgUnitKind.School, SchoolLevel.Preschool)]
    [InlineData("GDNN - GDTX", OrgUnitKind.ContinuingCentre, SchoolLevel.Continuing)]
    [InlineData("DistrictOffice", OrgUnitKind.DistrictOffice, null)]
    public void One_table_of_words_serves_every_file_of_units(string word, OrgUnitKind kind, SchoolLevel? level) =>
        UnitWords.Kind(word).ShouldBe(new UnitKindReading(kind, level));

    [Theory, InlineData("3"), InlineData(""), InlineData("Huyện"), InlineData("Làng")]
    public void A_number_or_another_word_is_no_kind(string word) => UnitWords.Kind(word).ShouldBeNull();

    [Fact]
    public void A_code_is_known_again_with_other_capitals_or_without_its_zeros_where_only_one_unit_can_be_meant()
    {
        var book = new UnitCodeBook([Unit("THPT-TP"), Unit("0303"), Unit("A1"), Unit("a1")]);
        book.Exact("0303")!.Code.ShouldBe("0303");
        book.Alike("thpt-tp")!.Code.ShouldBe("THPT-TP");
        book.Alike("303")!.Code.ShouldBe("0303");
        book.Alike("A1").ShouldBeNull("two could be meant");
    }

    private static OrgUnit Unit(string code) => new(code, "Đơn vị", OrgUnitKind.Commune, null, new DateOnly(2020, 1, 1));
}
