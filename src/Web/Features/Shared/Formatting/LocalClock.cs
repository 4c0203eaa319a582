using System.Globalization;

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

    /// <summary>07:30–11:00 10/12/2022; over midnight both ends in full.</summary>
    public string ToText(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (ToLocal(from), ToLocal(to));
        if (start.Date != end.Date) return $"{ToText(from)} – {ToText(to)}";
        return $"{start.ToString("HH:mm", CultureInfo.InvariantCulture)}–{ToText(to)}";
    }
}
