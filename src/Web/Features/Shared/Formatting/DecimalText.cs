using System.Globalization;

namespace Lms.Web.Features.Shared.Formatting;

/// <summary>A number with a fraction as people type it: "1,5" and "1.5" are one and a half, in either language.</summary>
public static class DecimalText
{
    /// <summary>The number; null for what is none. There are no marks between thousands: "1.000,5" is no number.</summary>
    public static decimal? Parse(string? typed)
    {
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var text = (typed ?? "").Trim().Replace(',', '.');
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
