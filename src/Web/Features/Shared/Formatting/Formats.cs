using System.Globalization;

namespace Lms.Web.Features.Shared.Formatting;

/// <summary>Dates, times and numbers as the reader's language writes them: 07/12/2022 in Vietnamese, 7 Dec 2022 in English.</summary>
public static class Formats
{
    public static CultureInfo Culture => CultureInfo.CurrentUICulture;

    private static bool Vietnamese => Culture.TwoLetterISOLanguageName == "vi";

    /// <summary>07/12/2022; in English 7 Dec 2022, which nobody can read as July.</summary>
    public static string ToText(this DateOnly day) => day.ToString(Vietnamese ? "dd/MM/yyyy" : "d MMM yyyy", Culture);

    /// <summary>Thứ Tư, 07/12/2022; Wednesday, 7 Dec 2022.</summary>
    public static string ToLongText(this DateOnly day) => $"{Culture.DateTimeFormat.GetDayName(day.DayOfWeek)}, {day.ToText()}";

    /// <summary>07:30.</summary>
    public static string ToText(this TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>07:30–11:00.</summary>
    public static string ToRangeText(this (TimeOnly From, TimeOnly To) range) => $"{range.From.ToText()}–{range.To.ToText()}";

    /// <summary>13–17/12/2022, 28/11–02/12/2022; in English 13–17 Dec 2022. The same day twice is one day.</summary>
    public static string ToRangeText(this (DateOnly From, DateOnly To) range)
    {
        var (from, to) = range;
        if (from == to) return to.ToText();
        if (from.Year != to.Year) return $"{from.ToText()} – {to.ToText()}";
        var start = (from.Month == to.Month, Vietnamese) switch
        {
            (true, true) => from.ToString("dd", Culture),
            (true, false) => from.ToString("%d", Culture),
            (false, true) => from.ToString("dd/MM", Culture),
            (false, false) => from.ToString("d MMM", Culture),
        };
        return $"{start}–{to.ToText()}";
    }

    /// <summary>1.234 in Vietnamese, 1,234 in English.</summary>
    public static string ToText(this int number) => number.ToString("N0", Culture);

    /// <summary>At most two decimals: 8,75 in Vietnamese, 8.75 in English.</summary>
    public static string ToText(this decimal number) => number.ToString("#,0.##", Culture);

    /// <summary>12,4 MB.</summary>
    public static string ToFileSize(this long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{(bytes / 1024m).ToString("#,0.#", Culture)} KB",
        < 10L << 30 => $"{(bytes / 1024m / 1024m).ToString("#,0.#", Culture)} MB",
        _ => $"{(bytes / 1024m / 1024m / 1024m).ToString("#,0.#", Culture)} GB",
    };
}
