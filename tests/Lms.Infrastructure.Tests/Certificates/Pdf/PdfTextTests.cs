using Lms.Infrastructure.Certificates.Pdf;

namespace Lms.Infrastructure.Tests.Certificates.Pdf;

public class PdfTextTests
{
    private static readonly PdfFont Font = CertificateFonts.Regular;

    [Fact]
    public void Wrapped_lines_are_no_wider_than_asked_and_lose_no_word()
    {
        const string Text = "Tập huấn giáo viên tiếng Anh tổ chức hoạt động ngoại khóa và xây dựng hệ sinh thái ngoại ngữ";

        var lines = PdfText.Wrap(Text, Font, 12, 150);

        lines.Count.ShouldBeGreaterThan(2);
        lines.ShouldAllBe(line => line.Width(12) <= 150.002);
        string.Join(' ', lines.Select(Flat)).ShouldBe(Text);
    }

    [Fact]
    public void Two_lines_are_about_equally_long_instead_of_leaving_one_word()
    {
        const string Text = "một hai ba bốn năm sáu bảy tám";

        var lines = PdfText.Wrap(Text, Font, 12, Font.Width(Text, 12) - 1);

        lines.Select(Flat).ShouldBe(["một hai ba bốn", "năm sáu bảy tám"]);
    }

    [Fact]
    public void A_no_break_space_is_not_broken()
    {
        var width = Font.Width("ngày 07/12/2022", 12) + 1;

        PdfText.Wrap("chậm nhất ngày\u00A007/12/2022", Font, 12, width).Select(Flat).ShouldBe(["chậm nhất", "ngày\u00A007/12/2022"]);
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_and_kept_whole_in_sum()
    {
        const string Word = "https://example.edu.vn/mot-duong-dan-rat-dai-khong-co-dau-cach";

        var lines = PdfText.Wrap(Word, Font, 12, 60);

        lines.ShouldAllBe(line => line.Width(12) <= 60.002);
        string.Concat(lines.Select(Flat)).ShouldBe(Word);
        lines.SkipLast(1).ShouldAllBe(line => Flat(line).EndsWith('/') || Flat(line).EndsWith('-') || !Flat(line).Contains('-'));
    }

    [Fact]
    public void Fonts_may_change_inside_a_line_and_inside_a_word()
    {
        var lines = PdfText.Wrap([new("Ngày sinh: ", Font), new("02/03/1985", CertificateFonts.Bold), new(", quê", Font)], 12, 500);

        lines.Single().Spans.Select(span => span.Text).ShouldBe(["Ngày sinh:", " 02/03/1985", ", quê"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Nothing_but_white_space_makes_no_line(string text) => PdfText.Wrap(text, Font, 12, 100).ShouldBeEmpty();

    [Fact]
    public void A_size_is_lowered_until_the_text_fits_but_never_below_the_least()
    {
        var width = Font.Width("Nguyễn", 12);

        PdfText.FitSize("Nguyễn", Font, 12, 6, width + 1).ShouldBe(12);
        PdfText.FitSize("Nguyễn", Font, 24, 6, width).ShouldBe(12, 0.001);
        PdfText.FitSize("Nguyễn", Font, 24, 18, width).ShouldBe(18);
    }

    [Fact]
    public void A_text_made_to_fit_one_line_is_set_on_one_line()
    {
        const string Name = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Quỳnh Hương Giang Ngọc";

        for (var width = 300; width < 400; width++)
            PdfText.Wrap(Name, Font, PdfText.FitSize(Name, Font, 40, 5, width), width).Count.ShouldBe(1, $"{width} points");
    }

    private static string Flat(PdfLine line) => string.Concat(line.Spans.Select(span => span.Text));
}
