using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class SchoolResolverTests
{
    private static readonly KnownSchool NguyenDu = School(1, "Trường Tiểu học Nguyễn Du", "TH An Biên cũ");
    private static readonly KnownSchool LeChanPrimary = School(2, "Trường Tiểu học Lê Chân");
    private static readonly KnownSchool LeChanSecondary = School(3, "Trường Trung học cơ sở Lê Chân");
    private static readonly KnownSchool TwoLevels = School(4, "Trường TH&THCS Cát Hải");
    private static readonly SchoolResolver Resolver = new([NguyenDu, LeChanPrimary, LeChanSecondary, TwoLevels]);

    [Theory]
    [InlineData("Trường Tiểu học Nguyễn Du", false)]
    [InlineData("TH Nguyễn Du", true)]
    [InlineData("trường th nguyen du", true)]
    [InlineData("Tiểu học Nguyễn Du.", true)]
    [InlineData("Nguyễn Du", true)]
    [InlineData("th an bien cu", true)]
    public void A_school_is_known_by_each_of_its_names(string text, bool renamed)
    {
        var found = Resolver.Resolve(text);
        found.School.ShouldBe(NguyenDu);
        found.Finding?.After.ShouldBe("Trường Tiểu học Nguyễn Du");
        (found.Finding is not null).ShouldBe(renamed);
    }

    [Theory]
    [InlineData("Trường Tiểu học và Trung học cơ sở Cát Hải")]
    [InlineData("TH - THCS Cát Hải")]
    public void A_school_of_two_levels_is_one_school(string text) => Resolver.Resolve(text).School.ShouldBe(TwoLevels);

    [Fact]
    public void A_name_that_two_schools_share_is_decided_by_the_level_or_not_at_all()
    {
        Resolver.Resolve("Lê Chân", SchoolLevel.LowerSecondary).School.ShouldBe(LeChanSecondary);
        var unsure = Resolver.Resolve("Lê Chân");
        unsure.School.ShouldBeNull();
        unsure.Finding!.Key.ShouldBe("Finding.SchoolAmbiguous");
        unsure.Suggestions.ShouldBe([LeChanPrimary, LeChanSecondary], ignoreOrder: true);
    }

    [Fact]
    public void A_near_miss_is_suggested_and_never_taken()
    {
        var near = Resolver.Resolve("TH Nguyển Duu");
        near.School.ShouldBeNull();
        near.Finding!.Key.ShouldBe("Finding.SchoolNearLetters");
        near.Finding.Arguments["Letters"].ShouldBe("1");
        near.Finding.Arguments["Proposal"].ShouldBe("Trường Tiểu học Nguyễn Du");
        near.Finding.Severity.ShouldBe(FindingSeverity.Blocking);
        near.Finding.Arguments["Suggestions"].ShouldBe("Trường Tiểu học Nguyễn Du");
        Resolver.Resolve("THPT Lê Chân").Suggestions.Count.ShouldBe(2);
    }

    [Fact]
    public void A_school_of_another_unit_is_unknown() => Resolver.Resolve("THPT Thái Phiên").Finding!.Key.ShouldBe("Finding.SchoolUnknown");

    [Fact]
    public void Another_level_is_told_as_the_reason_and_nothing_is_proposed_where_two_are_as_near()
    {
        var level = Resolver.Resolve("THCS Nguyễn Du");
        (level.School, level.Finding!.Key, level.Finding.Arguments["Proposal"]).ShouldBe((null, "Finding.SchoolNearLevel", NguyenDu.Name));
        Resolver.Resolve("THPT Lê Chân").Finding!.Arguments.ContainsKey("Proposal").ShouldBeFalse();
    }

    [Fact]
    public void Initials_are_asked_about_and_never_taken()
    {
        var asked = Resolver.Resolve("THND");
        (asked.School, asked.Finding!.Key, asked.Finding.Arguments["Proposal"]).ShouldBe((null, "Finding.SchoolInitials", NguyenDu.Name));
    }

    [Fact]
    public void A_school_that_exists_in_another_unit_is_named_as_such()
    {
        var resolver = new SchoolResolver([NguyenDu], [School(9, "Trường Tiểu học Kim Đồng", "TH Ngã Năm") with { OtherUnit = "Phường Ngô Quyền" }]);
        foreach (var text in new[] { "TH Kim Đồng", "Tiểu học Ngã Năm" })
        {
            var finding = resolver.Resolve(text).Finding!;
            (finding.Key, finding.Arguments["School"], finding.Arguments["Unit"]).ShouldBe(("Finding.SchoolOfOtherUnit", "Trường Tiểu học Kim Đồng", "Phường Ngô Quyền"));
        }
    }

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("du", "du", 0)]
    public void Edit_distance_counts_letters(string one, string other, int distance) => EditDistance.Between(one, other).ShouldBe(distance);

    private static KnownSchool School(int number, string name, params string[] others) => new(new Guid(number, 0, 0, new byte[8]), name, others);
}
