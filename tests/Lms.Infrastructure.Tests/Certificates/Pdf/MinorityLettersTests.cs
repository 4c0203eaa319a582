using System.Text;
using Lms.Domain.Certificates;
using Lms.Infrastructure.Certificates.Pdf;

namespace Lms.Infrastructure.Tests.Certificates.Pdf;

/// <summary>Names of the Êđê, Jrai, Ba Na, M'Nông and others are printed as their bearers write them.</summary>
public class MinorityLettersTests
{
    private static readonly string[] Letters =
    [
        "Ƀ", "ƀ", "Č", "č", "Ĕ", "ĕ", "Ĭ", "ĭ", "Ñ", "ñ", "Ŏ", "ŏ", "Ŭ", "ŭ",
        "Ê̆", "ê̆", "Ô̆", "ô̆", "Ơ̆", "ơ̆", "Ư̆", "ư̆", "č̣", "a̱", "ꞌ", "ʼ", "’",
    ];

    private static readonly PdfFont[] Faces =
    [
        CertificateFonts.Regular, CertificateFonts.Italic, CertificateFonts.SemiBold,
        CertificateFonts.Bold, CertificateFonts.Display,
    ];

    public static TheoryData<string> Names =>
    [
        "Y Ƀlul Êban", "H'Hen Niê Kđăm", "Ksor HʼBé", "Rơ Ŏ Ĭ Ŭn Ƀăt",
        "Đinh Ơ̆ Ư̆nh Č̣iêng", "Y Ñôn Kƀuôr", "Ya̱ng Čil", "Siu Ô̆ Ê̆",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_printed_and_found_again_as_it_is_written(string name)
    {
        var written = name.Normalize();

        var pdf = CertificatePdf.Write(CertificateSamples.Of(written), CertificateSamples.Verify);

        Poppler.Text(pdf).ShouldContain($"\n{written}\n");
    }

    [Fact]
    public void Every_face_draws_every_letter_with_ink_of_its_own()
    {
        foreach (var face in Faces)
        {
            foreach (var letter in Letters.Select(l => l.Normalize()))
            {
                face.Undrawable(letter).ShouldBeEmpty($"{face.Name} {letter}");
                var first = letter.Normalize(NormalizationForm.FormD)[..1];
                var bare = first switch { "Ƀ" => "B", "ƀ" => "b", "i" => "ı", _ => first };
                if (bare == letter || !char.IsAsciiLetter(bare[0])) continue;
                Ink(letter, face).ShouldBeGreaterThan(Ink(bare, face), $"{face.Name} {letter}");
            }
        }
    }

    [Fact]
    public void A_letter_keeps_the_width_of_its_base() =>
        CertificateFonts.Display.Width("ơ̆ƀ", 10).ShouldBe(CertificateFonts.Display.Width("ơb", 10), 1e-9);

    [Fact]
    public void A_file_with_composed_letters_is_sound_and_the_same_each_time()
    {
        var pdf = CertificatePdf.Write(CertificateSamples.Of("Y Ƀlul Ơ̆ban"), CertificateSamples.Verify);

        pdf.ShouldBe(CertificatePdf.Write(CertificateSamples.Of("Y Ƀlul Ơ̆ban"), CertificateSamples.Verify));
        new PdfFileCheck(pdf).Streams().ShouldNotBeEmpty();
    }

    [Fact]
    public void What_no_face_can_draw_is_named() =>
        CertificateFonts.Display.Undrawable("Lý 李明 李").ShouldBe(["李", "明"]);

    private static int Ink(string text, PdfFont font)
    {
        var document = new PdfDocument("Mực");
        document.AddPage(100, 100).Text(text, font, 48, 30, 70);
        var raster = Poppler.Render(document.ToBytes(), 72);
        return raster.Gray.Sum(gray => 255 - gray);
    }
}

/// <summary>A certificate of nobody.</summary>
internal static class CertificateSamples
{
    internal static readonly Uri Verify = new("https://lms.example.edu.vn/chung-nhan/7KQ2-M9XD");

    internal static CertificateContent Of(string fullName) => new()
    {
        IssuerParent = "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
        Issuer = "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        Title = "GIẤY CHỨNG NHẬN",
        FullName = fullName,
        BirthDate = new DateOnly(1985, 3, 2),
        School = "Trường THCS Y Ƀih Alêô",
        Unit = "Phòng GD&ĐT huyện Cư Kuin",
        CourseTitle = "Tập huấn giáo viên tiếng Anh tổ chức hoạt động ngoại khóa",
        PlanNumber = "63/KH-SGDĐT",
        PlanDate = new DateOnly(2022, 11, 25),
        TrainedFrom = new DateOnly(2022, 12, 10),
        TrainedTo = new DateOnly(2022, 12, 17),
        Periods = 40,
        RegisterNumber = "0001/2022/GCN-SGDĐT",
        Place = "Buôn Ma Thuột",
        IssuedOn = new DateOnly(2022, 12, 28),
        SignerTitle = "GIÁM ĐỐC",
        SignerName = "Vũ Ngọc Ánh",
    };
}
