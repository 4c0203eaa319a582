using System.Globalization;
using Lms.Domain.Certificates;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// The fixed words of the certificate. They are constants, not resources: the document is Vietnamese whatever language
/// its reader's screens are in. "\u00A0" keeps together what must not be parted at the end of a line.
/// </summary>
internal static class CertificateWording
{
    internal const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    internal const string Motto = "Độc lập - Tự do - Hạnh phúc";
    internal const string Certifies = "Chứng nhận ông/bà";
    internal const string Born = "Ngày\u00A0sinh:\u00A0";
    internal const string Workplace = "Đơn vị công tác: ";
    internal const string Completed = "đã hoàn thành chương trình";
    internal const string Registered = "Số vào sổ";
    internal const string Scan = "Quét mã để kiểm tra";

    /// <summary>dd/MM/yyyy, whatever the culture of the thread.</summary>
    internal static string Short(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>
    /// "Hải Phòng, ngày 05 tháng 02 năm 2022": a leading zero for days below 10 and for months 1 and 2 only
    /// (Decree 30/2020/NĐ-CP, annex I, part II, point 4).
    /// </summary>
    internal static string PlaceAndDate(string place, DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}, ngày {date.Day:00} tháng {(date.Month < 3 ? "0" : "")}{date.Month} năm {date.Year:0000}");

    internal static string Workplaces(CertificateContent content) =>
        content.Unit.Length == 0 || string.Equals(content.Unit, content.School, StringComparison.OrdinalIgnoreCase)
            ? content.School
            : $"{content.School}, {content.Unit}";

    internal static string Training(CertificateContent content)
    {
        var span = content.TrainedFrom == content.TrainedTo
            ? $"ngày\u00A0{Short(content.TrainedFrom)}"
            : $"từ\u00A0ngày\u00A0{Short(content.TrainedFrom)} đến\u00A0ngày\u00A0{Short(content.TrainedTo)}";
        return string.Create(CultureInfo.InvariantCulture,
            $"theo Kế hoạch số\u00A0{content.PlanNumber} ngày\u00A0{Short(content.PlanDate)}, {span}, thời\u00A0lượng\u00A0{content.Periods}\u00A0tiết");
    }

    internal static IReadOnlyList<string> SignerLines(CertificateContent content) =>
        content.SignerTitle.Split(['\n', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
