using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Text;

namespace Lms.Domain.Tests.Text;

public class PersonNameTests
{
    [Fact]
    public void A_name_knows_its_given_name_and_its_keys()
    {
        var name = PersonName.Parse(" Ðỗ  Thị Hoà ").Value!;
        name.FullName.ShouldBe("Đỗ Thị Hoà");
        name.GivenName.ShouldBe("Hoà");
        name.FoldKey.ShouldBe("do thi hoa");
        name.SortKey.ShouldBe(VietnameseText.SortKey("Đỗ Thị Hoà"));
    }

    [Fact]
    public void A_single_word_is_its_own_given_name() => PersonName.Parse("Thảo").Value!.GivenName.ShouldBe("Thảo");

    [Fact]
    public void What_cannot_be_a_name_is_refused()
    {
        PersonName.Parse(" \u200B ").Refusal.ShouldBe(new PersonNameEmpty());
        PersonName.Parse("Nguyễn Văn 2").Refusal.ShouldBe(new PersonNameHasDigits("Nguyễn Văn 2"));
        PersonName.Parse(new string('a', 101)).Refusal.ShouldBe(new PersonNameTooLong(101, PersonName.MaxLength));
    }

    [Fact]
    public void Parsing_a_parsed_name_gives_the_same_name() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Names.Vietnamese, text =>
            PersonName.Parse(text) is not { Succeeded: true } first || PersonName.Parse(first.Value.FullName).Value == first.Value));
}
