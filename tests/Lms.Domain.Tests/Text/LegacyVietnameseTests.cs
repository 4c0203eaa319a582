using Lms.Domain.Text;

namespace Lms.Domain.Tests.Text;

public class LegacyVietnameseTests
{
    [Theory]
    [InlineData("NguyÔn ThÞ Hång", LegacyEncoding.Tcvn3, "Nguyễn Thị Hồng")]
    [InlineData("Tr\u00ADêng TiÓu häc NguyÔn Du", LegacyEncoding.Tcvn3, "Trường Tiểu học Nguyễn Du")]
    [InlineData("§ç ThÞ Ph\u00ADîng, TiÕng Anh", LegacyEncoding.Tcvn3, "Đỗ Thị Phượng, Tiếng Anh")]
    [InlineData("TRÇN V¡N THµNH", LegacyEncoding.Tcvn3, "TRẦN VĂN THÀNH")]
    [InlineData("Lª V¨n Tó", LegacyEncoding.Tcvn3, "Lê Văn Tú")]
    [InlineData("Nguyeãn Thò Hoàng", LegacyEncoding.Vni, "Nguyễn Thị Hồng")]
    [InlineData("Tröôøng Tieåu hoïc Nguyeãn Du", LegacyEncoding.Vni, "Trường Tiểu học Nguyễn Du")]
    [InlineData("ÑOÃ THÒ PHÖÔÏNG", LegacyEncoding.Vni, "ĐỖ THỊ PHƯỢNG")]
    [InlineData("Tieáng Anh, Vuõ Vaên Kyø", LegacyEncoding.Vni, "Tiếng Anh, Vũ Văn Kỳ")]
    public void Text_typed_with_an_old_font_is_recognised_and_converted(string typed, LegacyEncoding encoding, string meant) =>
        LegacyVietnamese.Detect(typed).ShouldBe(new LegacyReading(encoding, meant));

    [Theory]
    [InlineData("Ä\u0090á»— Thá»‹ BÃ\u00ADch Háº¡nh", "Đỗ Thị Bích Hạnh")]
    [InlineData("LÆ°Æ¡ng VÄƒn Tuáº¥n", "Lương Văn Tuấn")]
    [InlineData("PhÃ¹ng Thá»‹ Ngá»\u008Dc Ã\u0081nh", "Phùng Thị Ngọc Ánh")]
    [InlineData("Trá»‹nh Quá»‘c Viá»‡t", "Trịnh Quốc Việt")]
    [InlineData("BÃ¹i Thá»‹ Thanh Thá»§y", "Bùi Thị Thanh Thủy")]
    [InlineData("NgÃ´ Ä\u0090á»©c Thá»‹nh", "Ngô Đức Thịnh")]
    [InlineData("HÃ\u00A0", "Hà")]
    [InlineData("Tr·∫ßn VƒÉn T√∫", "Trần Văn Tú")]
    [InlineData("TrÃ¡Â»â€¹nh", "Trịnh")]
    [InlineData("Y KÄ‘Äƒm NiÃª", "Y Kđăm Niê")]
    public void Text_that_a_program_has_misread_is_recognised_and_read_right(string misread, string meant) =>
        LegacyVietnamese.Detect(misread).ShouldBe(new LegacyReading(LegacyEncoding.Mojibake, meant));

    [Theory]
    [InlineData("UBND XÃ…")]
    [InlineData("THỊ XÃ “A”")]
    [InlineData("«TRẦN VĂN Ă»")]
    [InlineData("1º 2ª")]
    [InlineData("LÃO")]
    [InlineData("VĂN ÁNH")]
    [InlineData("Nguyễn Thị Hồng")]
    [InlineData("Hoàng Văn Toàn")]
    [InlineData("Hoà Hòa Toán Sơn Tùng")]
    [InlineData("TRẦN ĐÌNH HOÀ")]
    [InlineData("Lê Hà")]
    [InlineData("Anna Müller")]
    [InlineData("José García")]
    [InlineData("Zoë Brontë, François")]
    [InlineData("Nguyen Van A")]
    [InlineData("TH&THCS số 1, 25 m²")]
    [InlineData("Le\u0302 Va\u0306n")]
    [InlineData("5 °C ± 1 %")]
    [InlineData("")]
    public void What_is_right_foreign_or_plain_is_left_alone(string text) => LegacyVietnamese.Detect(text).ShouldBeNull();

    [Fact]
    public void Each_Vietnamese_letter_survives_both_old_encodings()
    {
        const string letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";
        // Only ý has the place that it has in Unicode.
        var tcvn3 = Enumerable.Range(0xA1, 0x5E).Select(c => (char)c)
            .Where(c => c == 'ý' || LegacyVietnamese.Convert($"{c}", LegacyEncoding.Tcvn3) != $"{c}").ToLookup(c => LegacyVietnamese.Convert($"{c}", LegacyEncoding.Tcvn3));
        foreach (var letter in letters) tcvn3[$"{letter}"].Count().ShouldBe(1, $"{letter}");
        foreach (var capital in "ĂÂÊÔƠƯĐ") tcvn3[$"{capital}"].Count().ShouldBe(1, $"{capital}");

        var marks = Enumerable.Range(0xC0, 0x40).Select(c => $"{(char)c}").Append("").ToList();
        var vni = "aeouyôöAEOUYÔÖ".SelectMany(letter => marks.Select(mark => $"{letter}{mark}")).Concat(marks).Where(text => text.Length > 0)
            .ToLookup(text => LegacyVietnamese.Convert(text, LegacyEncoding.Vni));
        foreach (var letter in letters + letters.ToUpperInvariant()) vni[$"{letter}"].ShouldNotBeEmpty($"{letter}");
    }

    [Fact]
    public void A_word_that_could_be_either_is_converted_only_in_a_file_known_to_be_old()
    {
        LegacyVietnamese.Detect("Tó").ShouldBeNull();
        LegacyVietnamese.ConvertKnown("Tó", LegacyEncoding.Tcvn3).ShouldBe("Tú");
        LegacyVietnamese.ConvertKnown("Müller", LegacyEncoding.Tcvn3).ShouldBe("Müller");
        LegacyVietnamese.ConvertKnown("Nguyễn", LegacyEncoding.Tcvn3).ShouldBe("Nguyễn");
    }

    [Theory]
    [InlineData("nguyễn", true)]
    [InlineData("Quyền", true)]
    [InlineData("NGHIÊNG", true)]
    [InlineData("khuya", true)]
    [InlineData("giường", true)]
    [InlineData("học", true)]
    [InlineData("hòc", false)]
    [InlineData("müller", false)]
    [InlineData("thÞ", false)]
    [InlineData("Nguyeãn", false)]
    [InlineData("ááa", false)]
    public void A_syllable_is_told_by_its_spelling(string word, bool plausible) => VietnameseSyllable.IsPlausible(word).ShouldBe(plausible);
}
