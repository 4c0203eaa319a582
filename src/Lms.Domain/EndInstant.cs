using System.Globalization;

namespace Lms.Domain;

/// <summary>
/// The first instant that is too late: when lists, a room or a request close. It has a type of its own so that no text shows
/// it as a time of day: midnight is the end of the day before, which nobody takes for a day longer.
/// </summary>
public readonly record struct EndInstant(DateTimeOffset At) : IComparable<EndInstant>
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The last day in Viet Nam, where the end is midnight; null where it is within a day.</summary>
    public DateOnly? WholeDay =>
        At.ToOffset(VietnamTime.Offset).TimeOfDay == TimeSpan.Zero ? VietnamTime.DateOf(At.AddTicks(-1)) : null;

    public bool IsOver(DateTimeOffset now) => now >= At;

    public TimeSpan From(DateTimeOffset now) => At - now;

    public int CompareTo(EndInstant other) => At.CompareTo(other.At);

    /// <summary>"hết ngày 07/12/2022 (Thứ Tư)", "10:00 ngày 08/12/2022": as papers say it, and pages in Vietnamese.</summary>
    public string ToVietnamese()
    {
        if (WholeDay is { } day)
        {
            return string.Create(Vietnamese, $"hết ngày {day:dd/MM/yyyy} ({Vietnamese.DateTimeFormat.GetDayName(day.DayOfWeek)})");
        }

        return At.ToOffset(VietnamTime.Offset).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
    }

    public static bool operator <(EndInstant left, EndInstant right) => left.CompareTo(right) < 0;
    public static bool operator >(EndInstant left, EndInstant right) => left.CompareTo(right) > 0;
    public static bool operator <=(EndInstant left, EndInstant right) => left.CompareTo(right) <= 0;
    public static bool operator >=(EndInstant left, EndInstant right) => left.CompareTo(right) >= 0;
}
