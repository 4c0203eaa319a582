using System.Text;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class CsvTextTests
{
    private const string Header = "TT{0}Họ và tên{0}Ngày sinh{0}CCCD{0}Trường{0}Cấp{0}Môn{0}SĐT{0}Email";
    private const string Person = "1{0}Đỗ Thị Phượng{0}02/01/1980{0}099180000001{0}Trường Tiểu học Nguyễn Du{0}Tiểu học{0}Tiếng Anh{0}0912345678{0}t@example.edu.vn";

    static CsvTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var encoding in new[] { "utf-8", "utf-8 bom", "utf-16 bom", "utf-16be bom", "utf-16", "utf-16be", "1258" })
                foreach (var separator in new[] { ",", ";", "\t" }) ways.Add(encoding, separator);
            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public void A_csv_is_read_whatever_program_saved_it(string encoding, string separator)
    {
        var text = string.Format(null, CompositeFormat.Parse(Header + "\r\n" + Person), separator);
        var row = Samples.Read(Encode(encoding, text), "ds.csv").Rows.Single();
        row[TraineeColumn.FullName].ShouldBe("Đỗ Thị Phượng");
        row[TraineeColumn.School].ShouldBe("Trường Tiểu học Nguyễn Du");
        row[TraineeColumn.Email].ShouldBe("t@example.edu.vn");
    }

    [Fact]
    public void A_csv_typed_with_an_old_font_is_asked_about_and_converted()
    {
        var old = Encoding.Latin1.GetBytes("TT,Hä vµ tªn,Ngµy sinh,CCCD,Tr\u00ADêng,CÊp,M«n,S§T,Email,Ghi chó\r\n1,§ç ThÞ Tó,02/01/1980,099180000001,Tr\u00ADêng TiÓu häc NguyÔn Du,TiÓu häc,TiÕng Anh,0912345678,t@example.edu.vn,Tó\r\n");
        var list = OpenedList.Open(new MemoryStream(old), "ds.csv").Value!;
        var question = list.Questions(UploadAnswers.None).Legacy.ShouldNotBeNull();
        question.Encoding.ShouldBe(LegacyEncoding.Tcvn3);
        question.Samples.Count.ShouldBe(3);

        var reading = list.Read(new UploadAnswers(ConvertLegacy: true)).Value!;
        reading.Rows.Single()[TraineeColumn.FullName].ShouldBe("Đỗ Thị Tú");
        reading.Rows.Single()[TraineeColumn.Note].ShouldBe("Tú");
        reading.Notices.ShouldContain(n => n.Finding.Before == "§ç ThÞ Tó" && n.Finding.After == "Đỗ Thị Tú" && n.Finding.Severity == FindingSeverity.Fixed);
        list.Read(new UploadAnswers(ConvertLegacy: false)).Value!.Rows.Single()[TraineeColumn.FullName].ShouldBe("§ç ThÞ Tó");
    }

    [Fact]
    public void One_bad_byte_spoils_its_cell_and_not_its_file()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Format(null, CompositeFormat.Parse(Header + "\r\n" + Person + "\r\n" + Person), ","));
        var at = Encoding.UTF8.GetString(bytes).IndexOf("Phượng", StringComparison.Ordinal);
        var place = Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(bytes).AsSpan(0, at + 2)) + 1;
        bytes[place] = (byte)'x';
        var rows = Samples.Read(bytes, "ds.csv").Rows;
        rows[0][TraineeColumn.FullName].ShouldContain("\uFFFD");
        rows[0][TraineeColumn.School].ShouldBe("Trường Tiểu học Nguyễn Du");
        RowReader.Read(rows[0], Samples.Rules).Findings.ShouldContain(f => f.Key == "Finding.TextDamaged" && f.Column == TraineeColumn.FullName);
        rows[1][TraineeColumn.FullName].ShouldBe("Đỗ Thị Phượng");
    }

    [Fact]
    public void A_line_that_another_program_has_added_is_read_in_its_own_encoding()
    {
        var separated = CompositeFormat.Parse(Person);
        byte[] bytes =
        [
            .. Encode("utf-8", string.Format(null, CompositeFormat.Parse(Header + "\r\n" + Person + "\r\n"), ",")),
            .. Encode("1258", string.Format(null, separated, ",")),
        ];
        Samples.Read(bytes, "ds.csv").Rows.Select(row => row[TraineeColumn.FullName]).ShouldBe(["Đỗ Thị Phượng", "Đỗ Thị Phượng"]);
    }

    [Fact]
    public void A_csv_of_marks_on_their_own_in_UTF_16_without_its_sign_is_known()
    {
        var text = string.Format(null, CompositeFormat.Parse(Header + "\r\n" + Person), ",").Normalize(NormalizationForm.FormD);
        Samples.Read(Encoding.Unicode.GetBytes(text), "ds.csv").Rows.Single()[TraineeColumn.Email].ShouldBe("t@example.edu.vn");
    }

    [Theory]
    [InlineData("1252")]
    [InlineData("1258")]
    [InlineData("latin1")]
    [InlineData("macintosh")]
    public void A_csv_that_was_misread_by_another_program_is_asked_about_and_mended(string taken)
    {
        var meant = Encoding.UTF8.GetBytes(string.Format(null, CompositeFormat.Parse(Header + "\r\n" + Person), ","));
        var misread = (taken == "latin1" ? Encoding.Latin1 : Encoding.GetEncoding(taken == "macintosh" ? "macintosh" : $"windows-{taken}")).GetString(meant);
        var list = OpenedList.Open(new MemoryStream(Encoding.UTF8.GetBytes(misread)), "ds.csv").Value!;
        var questions = list.Questions(UploadAnswers.None);
        questions.Columns.ShouldBeNull();
        questions.Legacy.ShouldNotBeNull().Encoding.ShouldBe(LegacyEncoding.Mojibake);
        var row = list.Read(new UploadAnswers(ConvertLegacy: true)).Value!.Rows.Single();
        row[TraineeColumn.FullName].ShouldBe("Đỗ Thị Phượng");
        row[TraineeColumn.School].ShouldBe("Trường Tiểu học Nguyễn Du");
    }

    [Theory]
    [InlineData("DANH SÁCH GIÁO VIÊN (kèm theo công văn số 12, ngày 01/12, của Phòng, gồm: TH A, TH B, TH C, TH D, TH E, TH G, TH H)", ";")]
    [InlineData("Danh sách; đợt 5; năm 2022; tiểu học; THCS; THPT; GDTX; khác; a; b; c", ",")]
    [InlineData("DANH SÁCH, năm 2022", "|")]
    [InlineData("DANH SÁCH, năm 2022; đợt 5", "\t")]
    public void A_title_does_not_tell_what_parts_the_cells(string title, string separator)
    {
        var text = title + "\r\n" + string.Format(null, CompositeFormat.Parse(Header + "\r\n" + Person + "\r\n" + Person), separator);
        Samples.Read(Encoding.UTF8.GetBytes(text), "ds.csv").Rows.Select(row => row[TraineeColumn.FullName]).ShouldBe(["Đỗ Thị Phượng", "Đỗ Thị Phượng"]);
    }

    [Theory]
    [InlineData("^")]
    [InlineData("~")]
    [InlineData("\t")]
    public void A_file_may_say_any_separator(string separator)
    {
        var text = $"sep={separator}\r\n" + string.Format(null, CompositeFormat.Parse(Header + "\r\n" + Person), separator);
        Samples.Read(Encoding.UTF8.GetBytes(text), "ds.csv").Rows.Single().Line.ShouldBe(3);
    }

    private static byte[] Encode(string way, string text) => way switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => Encoding.Unicode.GetBytes(text),
        "utf-16 bom" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf-16be bom" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => Windows1258(text),
    };

    /// <summary>As Vietnamese Windows wrote it: letters with their circumflex, breve or horn whole, tones behind them.</summary>
    private static byte[] Windows1258(string text)
    {
        var whole = "ăâđêôơưĂÂĐÊÔƠƯ";
        var split = string.Concat(text.Select(c => whole.Contains(c) ? $"{c}" : Split(c, whole)));
        return Encoding.GetEncoding(1258, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(split);
    }

    private static string Split(char c, string whole)
    {
        var parts = $"{c}".Normalize(NormalizationForm.FormD);
        if (parts.Length < 2) return parts;
        const string tones = "\u0300\u0301\u0303\u0309\u0323";
        var tone = string.Concat(parts.Where(part => tones.Contains(part)));
        return string.Concat(parts.Where(part => !tones.Contains(part))).Normalize(NormalizationForm.FormC) + tone;
    }
}
