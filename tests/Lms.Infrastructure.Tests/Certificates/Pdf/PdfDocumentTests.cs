using System.Text;
using Lms.Infrastructure.Certificates.Pdf;

namespace Lms.Infrastructure.Tests.Certificates.Pdf;

public class PdfDocumentTests
{
    public static TheoryData<string> Faces => [.. All.Keys];

    private static readonly Dictionary<string, PdfFont> All = new[]
    {
        CertificateFonts.Regular, CertificateFonts.Italic, CertificateFonts.SemiBold, CertificateFonts.Bold, CertificateFonts.Display,
    }.ToDictionary(font => font.Name);

    [Fact]
    public void Every_offset_and_length_in_the_file_is_right()
    {
        var file = new PdfFileCheck(OneLine("Nguyễn Văn Đức", CertificateFonts.Display));

        file.Streams().Count().ShouldBeGreaterThanOrEqualTo(4);
        file.Trailer.ShouldContain($"/Size {file.Count} ");
        file.Dictionary("Page").ShouldContain("/MediaBox [0 0 841.89 595.276]");
        file.Dictionary("Catalog").ShouldContain("/Lang (vi-VN)");
    }

    [Fact]
    public void A_document_of_several_pages_and_drawings_is_sound_and_shares_its_fonts()
    {
        var dot = new PdfDrawing(10, 10);
        dot.Fill(new PdfPath().Ellipse(new PdfPoint(5, 5), 4, 2), PdfColor.Black);
        var document = new PdfDocument("Hai trang");
        foreach (var text in (string[])["Trang một", "Trang hai"])
        {
            var page = document.AddPage();
            page.Draw(dot);
            page.Text(text, CertificateFonts.Regular, 12, 100, 100);
        }

        var pdf = document.ToBytes();

        var file = new PdfFileCheck(pdf);
        file.Objects.Count(o => o.Contains("/Subtype /Type0 ", StringComparison.Ordinal)).ShouldBe(1);
        file.Objects.Count(o => o.Contains("/Subtype /Form ", StringComparison.Ordinal)).ShouldBe(1);
        Poppler.Text(pdf).Split('\f', StringSplitOptions.TrimEntries).ShouldBe(["Trang một", "Trang hai", ""]);
    }

    [Fact]
    public void The_title_is_kept_in_the_information_and_in_the_metadata_and_both_in_full_Unicode()
    {
        var document = new PdfDocument("Giấy <chứng nhận> & “sổ”".Normalize(NormalizationForm.FormD));
        document.AddPage();

        var file = new PdfFileCheck(document.ToBytes());

        var expected = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("Giấy <chứng nhận> & “sổ”"));
        file.Objects.ShouldContain(o => o.Contains($"/Title <FEFF{expected}>", StringComparison.Ordinal));
        file.Streams().Select(Encoding.UTF8.GetString).ShouldContain(s => s.Contains("Giấy &lt;chứng nhận&gt; &amp; “sổ”", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Every_Vietnamese_letter_extracts_as_itself_from_every_face(string face)
    {
        VietnameseLetters.Accented.Distinct().Count().ShouldBe(134);
        var document = new PdfDocument("Chữ");
        var page = document.AddPage();
        var rows = VietnameseLetters.Accented.Chunk(24).Select(letters => string.Concat(letters)).ToList();
        foreach (var (index, row) in rows.Index()) page.Text(row, All[face], 14, 60, 60 + 40 * index);

        Lines(document.ToBytes()).ShouldBe(rows);
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Every_Vietnamese_letter_leaves_more_ink_than_its_base(string face)
    {
        // Playfair composes its letters of others: a subset that forgot the components would leave them blank or bare.
        var letters = VietnameseLetters.Accented.Where(letter => letter is not ("đ" or "Đ")).ToList();
        var marked = Ink(letters, All[face]);
        var bare = Ink(letters.ConvertAll(letter => letter.Normalize(NormalizationForm.FormD)[..1]), All[face]);

        foreach (var (letter, more, less) in letters.Zip(marked, bare))
        {
            less.ShouldBeGreaterThan(0);
            // An i gives its dot away for its accent, which may be the lighter.
            if (letter.Normalize(NormalizationForm.FormD)[0] != 'i') more.ShouldBeGreaterThan(less, letter);
            else more.ShouldBeGreaterThan(less / 2, letter);
        }
    }

    [Fact]
    public void Decomposed_input_is_drawn_and_extracted_composed()
    {
        const string Name = "Nguyễn Thị Quỳnh Hương Ễnh Ướt";

        Lines(OneLine(Name.Normalize(NormalizationForm.FormD), CertificateFonts.Display)).ShouldBe([Name]);
        OneLine(Name.Normalize(NormalizationForm.FormD), CertificateFonts.Bold).ShouldBe(OneLine(Name, CertificateFonts.Bold));
    }

    [Fact]
    public void A_no_break_space_is_drawn_as_a_space() =>
        Lines(OneLine("Số\u00A063", CertificateFonts.Regular)).ShouldBe(["Số 63"]);

    [Theory]
    [InlineData("Nguyễn 中", "U+4E2D")]
    [InlineData("Văn 😀", "U+1F600")]
    [InlineData("Hai\ndòng", "U+000A")]
    [InlineData("Rời \uD83D", "U+FFFD")]
    public void A_character_the_font_cannot_draw_is_refused_by_its_code_point(string text, string codePoint)
    {
        var document = new PdfDocument("Lạ");
        var page = document.AddPage();

        var refused = Should.Throw<MissingGlyphException>(() => page.Text(text, CertificateFonts.Regular, 12, 60, 60));

        refused.Message.ShouldContain(codePoint);
        refused.FontName.ShouldBe("BeVietnamPro-Regular");
    }

    [Fact]
    public void The_same_calls_make_the_same_bytes_and_another_text_another_identifier()
    {
        var first = OneLine("Trần Thị Bưởi", CertificateFonts.Bold);

        OneLine("Trần Thị Bưởi", CertificateFonts.Bold).ShouldBe(first);
        new PdfFileCheck(OneLine("Trần Thị Bười", CertificateFonts.Bold)).Trailer.ShouldNotBe(new PdfFileCheck(first).Trailer);
    }

    [Theory]
    [InlineData(PdfAlign.Left, 400, 500)]
    [InlineData(PdfAlign.Centre, 350, 450)]
    [InlineData(PdfAlign.Right, 300, 400)]
    public void Aligned_text_stands_where_its_measured_width_says(PdfAlign align, double left, double right)
    {
        var font = CertificateFonts.SemiBold;
        var size = 100 / font.Width("Hương", 1);
        var document = new PdfDocument("Canh");
        document.AddPage().Text("Hương", font, size, 400, 300, align);

        var box = Poppler.Words(document.ToBytes()).Single().Box;

        box.X.ShouldBe(left, 0.1);
        box.Right.ShouldBe(right, 0.1);
    }

    private static byte[] OneLine(string text, PdfFont font)
    {
        var document = new PdfDocument("Một dòng");
        document.AddPage().Text(text, font, 20, 60, 100);
        return document.ToBytes();
    }

    private static string[] Lines(byte[] pdf) => Poppler.Text(pdf).Split(['\n', '\f'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How much black each text holds, drawn in cells of 40 by 40 points.</summary>
    private static List<int> Ink(List<string> texts, PdfFont font)
    {
        const int Columns = 20, Cell = 40;
        var document = new PdfDocument("Mực");
        var page = document.AddPage();
        foreach (var (i, text) in texts.Index()) page.Text(text, font, 24, i % Columns * Cell + 8, i / Columns * Cell + 30);
        var raster = Poppler.Render(document.ToBytes(), 144); // two pixels a point
        return [.. texts.Index().Select(cell => Dark(raster, cell.Index % Columns * Cell * 2, cell.Index / Columns * Cell * 2, Cell * 2))];
    }

    private static int Dark(Poppler.Raster raster, int left, int top, int side) =>
        Enumerable.Range(top, side).Sum(y => Enumerable.Range(left, side).Sum(x => raster.Darkness(x, y)));
}
