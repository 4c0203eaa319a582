using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Text;

namespace Lms.Domain.Tests.Text;

public class VietnameseTextTests
{
    [Theory]
    [InlineData("Nguyễn Thị Hồng", "Nguyễn Thị Hồng")]
    [InlineData("Ðỗ Văn ðông", "Đỗ Văn đông")]
    [InlineData("  Lê\u00A0\u2003 Văn\t\r\nAn ", "Lê Văn An")]
    [InlineData("Tr\u200Bần\uFEFF\u200E B\u0000ình", "Trần Bình")]
    [InlineData("", "")]
    public void Text_is_stored_composed_with_single_spaces_and_the_vietnamese_d(string raw, string stored) =>
        VietnameseText.Normalize(raw).ShouldBe(stored.Normalize(NormalizationForm.FormC));

    // Not inline data: an attribute cannot hold half a surrogate pair.
    [Fact]
    public void What_is_not_text_is_dropped() => VietnameseText.Normalize("A\uD800B\uFFFE\uDC00").ShouldBe("AB");

    [Theory]
    [InlineData("Hoà")]
    [InlineData("Hòa")]
    [InlineData("hoa")]
    [InlineData(" HOA ")]
    [InlineData("Ho\u0300a")]
    public void Where_the_tone_is_written_makes_no_difference_to_the_fold(string written) =>
        VietnameseText.Fold(written).ShouldBe("hoa");

    [Fact]
    public void The_fold_removes_every_vietnamese_mark() =>
        VietnameseText.Fold("Đặng Thị Ướt Ỵ, ấẫẩ ÐÐ").ShouldBe("dang thi uot y, aaa dd");

    [Fact]
    public void Names_sort_by_given_name_then_by_the_rest_in_vietnamese_order()
    {
        string[] sorted =
        [
            "Nguyễn Văn An", "Trần Thị An", "Lê Ân", "Đỗ Thị Bình", "Lê Cường", "Lê Dung", "Bùi Đạt", "Lê Hoa", "Lê Hòa",
            "Nguyễn Thị Hồng", "Phạm Oanh", "Lê Ổn", "Lê Ơn", "Vũ Yến",
        ];
        sorted.Reverse().OrderBy(VietnameseText.SortKey, StringComparer.Ordinal).ShouldBe(sorted);
    }

    [Fact]
    public void A_shorter_given_name_sorts_before_a_longer_one_whatever_the_rest_is() =>
        string.CompareOrdinal(VietnameseText.SortKey("Vũ Ýỹ An"), VietnameseText.SortKey("An Anh")).ShouldBeLessThan(0);

    [Fact]
    public void A_sort_key_is_hexadecimal_and_fits_its_column() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Names.AnyText, text =>
            VietnameseText.SortKey(text) is { Length: <= VietnameseText.SortKeyLength } key && key.All(char.IsAsciiHexDigitUpper)));

    [Theory]
    [InlineData("NGUYỄN THỊ HỒNG", "Nguyễn Thị Hồng")]
    [InlineData("H'HEN NIÊ", "H'Hen Niê")]
    [InlineData("TÔN-NỮ ÐIỆP", "Tôn-Nữ Điệp")]
    public void A_name_in_capitals_gets_its_usual_form(string capitals, string usual) =>
        VietnameseText.ToTitleCase(capitals).ShouldBe(usual);

    [Theory]
    [InlineData("NGUYỄN AN", true)]
    [InlineData("Nguyễn An", false)]
    [InlineData("Y", false)]
    public void Capitals_are_told_from_a_usual_name(string name, bool capitals) =>
        VietnameseText.IsAllCapitals(name).ShouldBe(capitals);

    [Fact]
    public void Doing_it_twice_is_doing_it_once() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Names.AnyText, text =>
            Once(VietnameseText.Normalize, text) && Once(VietnameseText.Fold, text) && Once(VietnameseText.ToTitleCase, text)));

    [Fact]
    public void Every_character_is_folded_once_alone_and_between_others() =>
        Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => !(Once(VietnameseText.Fold, $"{c}") && Once(VietnameseText.Fold, $"A{c} {c}B"))).ShouldBeEmpty();

    [Fact]
    public void What_is_folded_is_stored_form_and_folds_like_its_stored_form() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Names.AnyText, text =>
            VietnameseText.Normalize(VietnameseText.Fold(text)) == VietnameseText.Fold(text) && VietnameseText.Fold(VietnameseText.Normalize(text)) == VietnameseText.Fold(text)));

    [Fact]
    public void Case_and_composition_never_change_the_fold() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Names.Vietnamese, name =>
            VietnameseText.Fold(name.ToUpperInvariant()) == VietnameseText.Fold(name)
            && VietnameseText.Fold(name.Normalize(NormalizationForm.FormD)) == VietnameseText.Fold(name)));

    [Theory]
    [InlineData("Le\u0302", "Lê", true)]
    [InlineData("Lê", "Lê", false)]
    [InlineData("Ð", "Đ", false)]
    [InlineData("L\u200Bê", "Lê", false)]
    public void The_same_letters_in_another_encoding_are_told_from_other_letters(string one, string other, bool form) =>
        VietnameseText.DifferInFormOnly(one, other).ShouldBe(form);

    [Fact]
    public void What_is_not_text_differs_in_more_than_form() => VietnameseText.DifferInFormOnly("a\uD800", "a").ShouldBeFalse();

    private static bool Once(Func<string, string> form, string text) => form(form(text)) == form(text);
}
