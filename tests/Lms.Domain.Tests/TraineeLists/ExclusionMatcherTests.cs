using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class ExclusionMatcherTests
{
    private static readonly TraineeFields An = new()
    {
        FullName = "Lê Thị Hòa",
        BirthDate = new(1980, 1, 2),
        BirthYear = 1980,
        TeacherCode = "GV1",
        PersonalId = "099180000001",
        SchoolText = "Trường Tiểu học Nguyễn Du",
    };

    private static readonly ExclusionEntry Entry = new(203, "LÊ THỊ HOÀ", null, null, null, null);

    [Fact]
    public void Whoever_is_on_a_list_is_blocked_with_its_course_and_line()
    {
        var finding = Match(Entry with { BirthDate = new(1980, 1, 2) }).Single();
        finding.Names().ShouldBe(["Blocking Excluded"]);
        (finding[0].Code, finding[0].Arguments["Course"], finding[0].Arguments["Line"]).ShouldBe((FindingCode.EXCL, "đợt 2", "203"));
    }

    [Fact]
    public void An_id_or_a_code_is_enough_whatever_the_name_is()
    {
        Names(Entry with { FullName = "Khác", PersonalId = "099180000001" }).ShouldBe(["Blocking Excluded"]);
        Names(Entry with { FullName = "Khác", TeacherCode = "GV1" }).ShouldBe(["Blocking Excluded"]);
    }

    [Fact]
    public void Where_both_have_a_school_it_must_agree_too()
    {
        var born = Entry with { BirthDate = new(1980, 1, 2) };
        Names(born with { School = "TH Nguyễn Du" }).ShouldBe(["Blocking Excluded"]);
        Names(born with { School = "Nguyễn Du" }).ShouldBe(["Blocking Excluded"]);
        Names(born with { School = "THCS Nguyễn Du" }).ShouldBe(["Warning ExclusionUnresolved"]);
    }

    [Fact]
    public void A_name_alone_is_never_decided_on()
    {
        Names(Entry).ShouldBe(["Warning ExclusionUnresolved"]);
        Names(Entry with { PersonalId = "099180000002" }).ShouldBeEmpty();
        Names(Entry with { BirthDate = new(1980, 1, 3) }).ShouldBeEmpty();
        new ExclusionMatcher([new("đợt 2", [Entry with { BirthDate = new(1980, 5, 5) }])]).Match(An with { BirthDate = null })
            .Names().ShouldBe(["Warning ExclusionUnresolved"]);
    }

    [Fact]
    public void Each_list_is_told_once_and_a_sure_match_hides_the_doubtful_ones()
    {
        var matcher = new ExclusionMatcher([new("đợt 2", [Entry, Entry with { Line = 7 }, Entry with { Line = 9, TeacherCode = "GV1" }]), new("GDPT 2018", [Entry, Entry with { Line = 12 }])]);
        var findings = matcher.Match(An);
        findings.Names().ShouldBe(["Blocking Excluded", "Warning ExclusionUnresolved"]);
        findings.Select(f => f.Arguments["Line"]).ShouldBe(["9", "12, 203"]);
    }

    private static IEnumerable<IReadOnlyList<RowFinding>> Match(ExclusionEntry entry) => [new ExclusionMatcher([new("đợt 2", [entry])]).Match(An)];

    private static IEnumerable<string> Names(ExclusionEntry entry) => Match(entry).Single().Names();
}
