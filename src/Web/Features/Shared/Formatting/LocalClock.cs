using System.Globalization;
using Lms.Domain;

namespace Lms.Web.Features.Shared.Formatting;

/// <summary>Giờ Việt Nam: the clock of the province. Instants are kept in UTC and shown in +07:00.</summary>
public sealed class LocalClock(TimeProvider time)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>Now, with the offset +07:00.</summary>
    public DateTimeOffset Now => ToLocal(time.GetUtcNow());

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The day on which an instant falls here.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The instant of a local day and time, as people type them.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly timeOfDay)
    {
        var local = day.ToDateTime(timeOfDay);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    /// <summary>07:30 10/12/2022; in English 07:30, 10 Dec 2022.</summary>
    public string ToText(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var separator = Formats.Culture.TwoLetterISOLanguageName == "vi" ? " " : ", ";
        return $"{local.ToString("HH:mm", CultureInfo.InvariantCulture)}{separator}{DateOnly.FromDateTime(local.DateTime).ToText()}";
    }

    /// <summary>To the second, with the offset: 16:59:58, 10/12/2022 (+07:00).</summary>
    public string ToSecondText(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        return $"{local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}, {DateOnly.FromDateTime(local.DateTime).ToText()} (+07:00)";
    }

    /// <summary>The end of something: midnight is 24:00 of the day that ends, which nobody takes for a day longer.</summary>
    public string ToEndText(DateTimeOffset instant) =>
        IsMidnight(instant) ? ToText(instant.AddDays(-1)).Replace("00:00", "24:00", StringComparison.Ordinal) : ToText(instant);

    /// <summary>hết ngày 07/12/2022 (Thứ Tư); in English the end of Wednesday, 7 Dec 2022. Within a day the instant.</summary>
    public string ToText(EndInstant end)
    {
        if (Formats.Culture.TwoLetterISOLanguageName == "vi") return end.ToVietnamese();
        return end.WholeDay is { } day ? $"the end of {day.ToLongText()}" : ToText(end.At);
    }

    /// <summary>07:30–11:00 10/12/2022; whole days by their dates alone; over midnight both ends in full.</summary>
    public string ToText(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (DayOf(from), from < to ? DayOf(to.AddTicks(-1)) : DayOf(to));
        if (from < to && IsMidnight(from) && IsMidnight(to)) return (first, last).ToRangeText();
        if (first != last) return $"{ToText(from)} – {ToEndText(to)}";
        return $"{ToLocal(from).ToString("HH:mm", CultureInfo.InvariantCulture)}–{ToEndText(to)}";
    }

    private bool IsMidnight(DateTimeOffset instant) => ToLocal(instant).TimeOfDay == TimeSpan.Zero;
}
