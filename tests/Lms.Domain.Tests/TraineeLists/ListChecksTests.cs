using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class ListChecksTests
{
    private static readonly TraineeFields An = new()
    {
        FullName = "Lê Thị An",
        BirthDate = new(1980, 1, 2),
        BirthYear = 1980,
        TeacherCode = "GV1",
        PersonalId = "099180000001",
        Email = "an@example.edu.vn",
    };

    [Fact]
    public void The_same_person_twice_blocks_both_rows_with_the_other_ones_line()
    {
        var findings = Check(An, An with { TeacherCode = null, PersonalId = null, FullName = "LE THI AN", Email = null });
        findings[0].Names().ShouldBe(["Blocking DuplicateName"]);
        findings[0][0].Arguments["Line"].ShouldBe("11");
        findings[1][0].Arguments["Line"].ShouldBe("10");
    }

    [Fact]
    public void The_same_code_or_id_blocks_whatever_the_names_are()
    {
        var findings = Check(An, new() { FullName = "B", TeacherCode = "GV1" }, new() { FullName = "C", PersonalId = "099180000001" });
        findings[0].Names().ShouldBe(["Blocking DuplicateTeacherCode", "Blocking DuplicatePersonalId"]);
        findings[1].Names().ShouldBe(["Blocking DuplicateTeacherCode"]);
        findings[2].Names().ShouldBe(["Blocking DuplicatePersonalId"]);
    }

    [Fact]
    public void Two_people_of_one_name_and_birth_date_are_warned_about_not_blocked() =>
        Check(An, An with { TeacherCode = "GV2", PersonalId = "099180000002", Email = null })
            .ShouldAllBe(row => row.Names().SequenceEqual(new[] { "Warning DuplicateNameOtherId" }));

    [Fact]
    public void A_name_alone_is_no_duplicate() =>
        Check(An, new() { FullName = "Lê Thị An" }, An with { TeacherCode = "2", PersonalId = "3", Email = null, BirthDate = new(1981, 1, 2) })
            .ShouldAllBe(row => row.Count == 0);

    [Fact]
    public void A_shared_email_warns_with_all_other_lines()
    {
        TraineeFields With(string name) => new() { FullName = name, Email = "truong@example.edu.vn" };
        var findings = Check(With("A"), With("B"), With("C"));
        findings[1].Names().ShouldBe(["Warning SharedEmail"]);
        findings[1][0].Arguments["Line"].ShouldBe("10, 12");
    }

    [Fact]
    public void A_shared_phone_warns_for_people_sign_in_by_it()
    {
        TraineeFields With(string name) => new() { FullName = name, Phone = "0912000000" };
        Check(With("A"), With("B")).ShouldAllBe(row => row.Names().SequenceEqual(new[] { "Warning SharedPhone" }));
    }

    [Theory]
    [InlineData("Nguyễn Thị Mỹ", "Nguyễn Thị Mĩ", true)]
    [InlineData("Lý Văn Sỹ", "Lí Văn Sĩ", true)]
    [InlineData("Trần Ngọc Quý", "Trần Ngọc Quí", true)]
    [InlineData("Lê Thị Ý", "Lê Thị Í", true)]
    [InlineData("Lê Văn Hải", "Lê Văn Hạy", false)]
    [InlineData("Lê Thị Thùy", "Lê Thị Thúi", false)]
    public void Names_that_differ_in_i_and_y_with_one_birth_date_may_be_one_person(string one, string other, bool told)
    {
        string[] expected = told ? ["Warning MayBeSamePerson"] : [];
        Check(An with { FullName = one, Email = null }, new() { FullName = other, BirthDate = An.BirthDate })
            .ShouldAllBe(row => row.Names().SequenceEqual(expected));
        Check(An with { FullName = one, Email = null }, new() { FullName = other, BirthDate = new(1979, 1, 2) })
            .ShouldAllBe(row => row.Count == 0);
    }

    [Fact]
    public void A_line_of_another_sheet_is_named_with_it()
    {
        var findings = ListChecks.Duplicates([new(10, "Tổ 1", An), new(10, "Tổ 2", An)]);
        findings[0][0].Arguments["Line"].ShouldBe("10 (Tổ 2)");
    }

    [Fact]
    public void Reserves_do_not_count_against_the_quota()
    {
        ListChecks.OverQuota(1, [An, An with { IsReserve = true }]).ShouldBeNull();
        ListChecks.OverQuota(1, [An, An, An])!.Arguments["Over"].ShouldBe("2");
    }

    private static IReadOnlyList<IReadOnlyList<RowFinding>> Check(params TraineeFields[] rows) =>
        ListChecks.Duplicates([.. rows.Select((fields, i) => new ListRow(10 + i, "", fields))]);
}
