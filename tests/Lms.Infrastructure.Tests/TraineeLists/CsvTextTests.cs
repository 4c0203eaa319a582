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
