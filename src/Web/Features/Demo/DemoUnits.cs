using System.Globalization;
using Lms.Infrastructure.Quotas;

namespace Lms.Web.Features.Demo;

/// <summary>A school of the sample: invented, under a unit that exists in the sample quotas.</summary>
internal sealed record DemoSchool(string Code, string Name, string UnitCode, string Level);

/// <summary>The schools under the fifteen district offices of 2022. The names are those of people whom many schools are named for.</summary>
internal static class DemoUnits
{
    public const string Department = "SGDDT-HP";
    public const string Centre = "TTBD-HP";
    public const string University = "ULIS";

    /// <summary>A school of Hồng Bàng that was given a new name, and the name it had before.</summary>
    public const string Renamed = "303-TH3";
    public const string FormerName = "Trường Tiểu học Hạ Lý";

    private static readonly string[] PrimaryNames = ["Nguyễn Du", "Kim Đồng", "Võ Thị Sáu", "Lê Văn Tám", "Đinh Tiên Hoàng", "Nguyễn Trãi", "Lương Thế Vinh", "Trần Quốc Toản"];
    private static readonly string[] LowerSecondaryNames = ["Hồng Bàng", "Chu Văn An", "Trần Phú", "Ngô Gia Tự", "Lê Hồng Phong", "Nguyễn Bỉnh Khiêm", "Lý Tự Trọng", "Trương Công Định"];

    /// <summary>A school for about every two seats of a district's quota, primary and lower secondary in turn.</summary>
    public static IReadOnlyList<DemoSchool> Schools(IEnumerable<QuotaLine> quotas) => [.. quotas.SelectMany(Of)];

    private static IEnumerable<DemoSchool> Of(QuotaLine unit)
    {
        if (unit.Kind != "DistrictOffice")
        {
            // An upper-secondary school submits for itself.
            yield return new DemoSchool(unit.Code, unit.Name, unit.Code, "THPT");
            yield break;
        }

        for (var i = 0; i < Math.Min(unit.Seats, PrimaryNames.Length * 2); i++)
        {
            var n = (i / 2).ToString(CultureInfo.InvariantCulture);
            yield return i % 2 == 0
                ? new DemoSchool($"{unit.Code}-TH{n}", $"Trường Tiểu học {PrimaryNames[i / 2]}", unit.Code, "TH")
                : new DemoSchool($"{unit.Code}-THCS{n}", $"Trường THCS {LowerSecondaryNames[i / 2]}", unit.Code, "THCS");
        }
    }
}
