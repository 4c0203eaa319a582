using System.Diagnostics;
using System.Text;
using Lms.Domain.Certificates;
using Lms.Infrastructure.Certificates.Pdf;
using QRCoder;

namespace Lms.Infrastructure.Tests.Certificates.Pdf;

public class CertificatePdfTests
{
    private static readonly CertificateContent Sample = new()
    {
        IssuerParent = "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
        Issuer = "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        Title = "GIẤY CHỨNG NHẬN",
        FullName = "Bùi Thị Hồng Hiền",
        BirthDate = new DateOnly(1985, 3, 2),
        School = "Trường THCS Trần Phú",
        Unit = "Phòng GD&ĐT quận Lê Chân",
        CourseTitle = "Tập huấn giáo viên tiếng Anh tổ chức hoạt động ngoại khóa",
        PlanNumber = "63/KH-SGDĐT",
        PlanDate = new DateOnly(2022, 11, 25),
        TrainedFrom = new DateOnly(2022, 12, 10),
        TrainedTo = new DateOnly(2022, 12, 17),
        Periods = 40,
        RegisterNumber = "0001/2022/GCN-SGDĐT",
        Place = "Hải Phòng",
        IssuedOn = new DateOnly(2022, 12, 28),
        SignerTitle = "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
        SignerName = "Vũ Ngọc Ánh",
    };

    private static readonly Uri Verify = new("https://lms.example.edu.vn/chung-nhan/7KQ2-M9XD");

    [Fact]
    public void The_page_says_all_that_the_record_holds()
    {
        var text = Poppler.Text(CertificatePdf.Write(Sample, Verify));

        foreach (var part in (string[])[
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", Sample.IssuerParent, Sample.Issuer, Sample.Title,
            Sample.FullName, "Ngày sinh: 02/03/1985", "Đơn vị công tác: Trường THCS Trần Phú, Phòng GD&ĐT quận Lê Chân", Sample.CourseTitle,
            "theo Kế hoạch số 63/KH-SGDĐT ngày 25/11/2022, từ ngày 10/12/2022 đến ngày 17/12/2022, thời lượng 40 tiết",
            Sample.RegisterNumber, "Hải Phòng, ngày 28 tháng 12 năm 2022", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n", Sample.SignerName,
            "Quét mã để kiểm tra", "lms.example.edu.vn/chung-nhan/7KQ2-M9XD"])
            text.ShouldContain(part);
    }

    [Fact]
    public void Every_Vietnamese_letter_of_a_name_comes_out_of_the_certificate_as_it_went_in()
    {
        foreach (var letters in VietnameseLetters.Accented.Chunk(20))
        {
            var name = $"Đỗ {string.Concat(letters)} Vy";

            Poppler.Text(CertificatePdf.Write(Sample with { FullName = name }, Verify)).ShouldContain($"\n{name}\n");
        }
    }

    [Fact]
    public void A_decomposed_record_makes_the_same_page_as_a_composed_one()
    {
        var decomposed = Sample with
        {
            FullName = Sample.FullName.Normalize(NormalizationForm.FormD),
            CourseTitle = Sample.CourseTitle.Normalize(NormalizationForm.FormD),
        };

        CertificatePdf.Write(decomposed, Verify).ShouldBe(CertificatePdf.Write(Sample, Verify));
    }

    [Theory]
    [InlineData(2022, 2, 5, "ngày 05 tháng 02 năm 2022")]
    [InlineData(2022, 3, 15, "ngày 15 tháng 3 năm 2022")]
    [InlineData(2023, 10, 9, "ngày 09 tháng 10 năm 2023")]
    public void The_date_of_issue_has_leading_zeros_where_the_decree_wants_them(int year, int month, int day, string expected) =>
        Poppler.Text(CertificatePdf.Write(Sample with { IssuedOn = new DateOnly(year, month, day) }, Verify)).ShouldContain($"Hải Phòng, {expected}\n");

    [Fact]
    public void What_is_unknown_or_said_twice_is_left_out()
    {
        var text = Poppler.Text(CertificatePdf.Write(Sample with { BirthDate = null, Unit = Sample.School, TrainedTo = Sample.TrainedFrom }, Verify));

        text.ShouldNotContain("Ngày sinh");
        text.ShouldContain("Đơn vị công tác: Trường THCS Trần Phú\n");
        text.ShouldContain(", ngày 10/12/2022, thời lượng");
    }

    private static readonly Uri LongVerify = new("https://boi-duong-giao-vien.haiphong.example.edu.vn/giay-chung-nhan/kiem-tra/0193b2c4-7d5e-7f60-8a91-b2c3d4e5f607");

    public static TheoryData<string> LongOnes => [.. Long.Keys];

    private static readonly Dictionary<string, CertificateContent> Long = new()
    {
        ["usual"] = Sample,
        ["name of 60 letters"] = Sample with { FullName = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Quỳnh Hương Giang Ngọc" },
        ["name in capitals"] = Sample with { FullName = "CÔNG TẰNG TÔN NỮ NGUYỄN PHÚC HOÀNG THỊ QUỲNH HƯƠNG GIANG NGỌC" },
        ["course title of 200 letters"] = Sample with { CourseTitle = Repeated("Bồi dưỡng nâng cao năng lực giáo viên tiếng Anh phổ thông,", 200) },
        ["all at once"] = Sample with
        {
            IssuerParent = "ỦY BAN NHÂN DÂN THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG HẢI PHÒNG",
            FullName = "CÔNG TẰNG TÔN NỮ NGUYỄN PHÚC HOÀNG THỊ QUỲNH HƯƠNG GIANG NGỌC",
            School = Repeated("Trường Phổ thông dân tộc nội trú Trung học cơ sở và Trung học phổ thông huyện Bạch Long Vĩ", 180),
            Unit = Repeated("Phòng Giáo dục và Đào tạo huyện Bạch Long Vĩ", 90),
            CourseTitle = Repeated("BỒI DƯỠNG NÂNG CAO NĂNG LỰC GIÁO VIÊN TIẾNG ANH,", 200),
            PlanNumber = "3689/KH-SGDĐT-GDTXĐH-GDTrH-KHTC",
            RegisterNumber = "000123456789/2022/GCN-SGDĐT-GDTXĐH-GDTrH-KHTC",
            SignerTitle = "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG GIÁO DỤC THƯỜNG XUYÊN VÀ ĐẠI HỌC",
            SignerName = "PGS. TS. Công Tằng Tôn Nữ Nguyễn Phúc Quỳnh Hương",
        },
    };

    [Theory]
    [MemberData(nameof(LongOnes))]
    public void No_word_leaves_the_frame_or_runs_into_another_or_into_the_code(string which)
    {
        var words = Poppler.Words(CertificatePdf.Write(Long[which], LongVerify));

        words.Count.ShouldBeGreaterThan(40);
        foreach (var word in words)
        {
            word.Box.X.ShouldBeGreaterThan(CertificatePdf.Inside.X, word.Text);
            word.Box.Y.ShouldBeGreaterThan(CertificatePdf.Inside.Y, word.Text);
            word.Box.Right.ShouldBeLessThan(CertificatePdf.Inside.Right, word.Text);
            word.Box.Bottom.ShouldBeLessThan(CertificatePdf.Inside.Bottom, word.Text);
            Overlap(word.Box, CertificatePdf.QrBox).ShouldBeFalse(word.Text);
            words.Where(other => other != word && Overlap(word.Box, other.Box)).ShouldBeEmpty(word.Text);
        }
    }

    [Theory]
    [MemberData(nameof(LongOnes))]
    public void However_long_the_texts_none_is_cut(string which)
    {
        var content = Long[which];

        var drawn = Squeezed(Poppler.Text(CertificatePdf.Write(content, LongVerify)));

        foreach (var text in (string[])[content.FullName, content.School, content.Unit, content.CourseTitle, content.PlanNumber,
            content.RegisterNumber, content.SignerName, content.IssuerParent, LongVerify.AbsolutePath])
            drawn.ShouldContain(Squeezed(text));
    }

    [Fact]
    public void A_text_that_cannot_fit_is_refused_instead_of_drawn_over_others() =>
        Should.Throw<ArgumentException>(() => CertificatePdf.Write(Sample with { CourseTitle = Repeated("dài", 4000) }, Verify))
            .Message.ShouldContain(Sample.RegisterNumber);

    [Fact]
    public void The_code_on_the_page_is_the_code_of_the_address_with_its_quiet_zone()
    {
        const int Resolution = 288; // four pixels a point
        using var expected = QRCodeGenerator.GenerateQrCode(Verify.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var modules = expected.ModuleMatrix;

        var raster = Poppler.Render(CertificatePdf.Write(Sample, Verify), Resolution);

        var module = CertificatePdf.QrBox.Width / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                int x = (int)((CertificatePdf.QrBox.X + (column + 0.5) * module) * 4), y = (int)((CertificatePdf.QrBox.Y + (row + 0.5) * module) * 4);
                raster.IsDark(x, y).ShouldBe(modules[row][column], $"row {row}, column {column}");
                if (row < 4 || column < 4) modules[row][column].ShouldBeFalse("the quiet zone is four modules");
            }
        }
    }

    [Fact]
    public void The_code_opens_the_address_when_clicked() =>
        new PdfFileCheck(CertificatePdf.Write(Sample, Verify)).Objects.ShouldContain(o =>
            o.Contains($"/URI <{Convert.ToHexString(Encoding.ASCII.GetBytes(Verify.AbsoluteUri))}>", StringComparison.Ordinal));

    [Fact]
    public void Many_threads_make_the_bytes_that_one_makes_and_a_whole_course_takes_seconds()
    {
        var expected = CertificatePdf.Write(Sample, Verify);
        new PdfFileCheck(expected).Streams().ShouldNotBeEmpty();
        var watch = Stopwatch.StartNew();

        var all = Enumerable.Range(1, 228).AsParallel()
            .Select(i => CertificatePdf.Write(i % 2 == 0 ? Sample : Sample with { FullName = $"Nguyễn Thị Mai {i}" }, Verify)).ToList();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30)); // about one second on an idle machine, several on a busy one
        all.Count(pdf => pdf.AsSpan().SequenceEqual(expected)).ShouldBe(114);
    }

    private static bool Overlap(PdfBox a, PdfBox b) =>
        a.X < b.Right && b.X < a.Right && Height(a).Top < Height(b).Bottom && Height(b).Top < Height(a).Bottom;

    /// <summary>Where the ink may be: the boxes are of the font's full ascent and descent, which overlap on set lines.</summary>
    private static (double Top, double Bottom) Height(PdfBox box) => (box.Y + 0.15 * box.Height, box.Bottom - 0.12 * box.Height);

    private static string Repeated(string text, int letters) =>
        string.Concat(Enumerable.Repeat(text + " ", letters / text.Length + 1))[..letters].Trim();

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
