using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>What a timestamp says. Years go from 0000 to 9999, further than those of the platform's own types.</summary>
internal struct TimestampReading
{
    private const long MinutesOfDay = 24 * 60;
    private const long DaysOf400Years = 146_097;
    private static readonly long MinutesOfYearZero = DaysBefore(1) * MinutesOfDay;
    private static readonly long MinutesOfAllYears = DaysBefore(10_000) * MinutesOfDay;

    /// <summary>The whole minute in UTC, from the first of the year 0000; seconds stay apart, as an offset never touches them.</summary>
    public long Minute;

    /// <summary>60 is a leap second.</summary>
    public int Second;

    /// <summary>How far east of UTC it was written, in minutes.</summary>
    public int Offset;

    /// <summary>Where the digits of the second's fraction stand in the text, or the default where none do.</summary>
    public Range Fraction;

    /// <summary>The digits of the second's fraction where the text has one of an hour or a minute instead.</summary>
    public byte[]? Computed;

    /// <summary>Whether it is written in the one form that every reader knows.</summary>
    public bool IsNormal;

    /// <summary>Whether the minute is one that there is, and 60 seconds stand only where a leap second may be.</summary>
    public readonly bool IsPossible => Fits(Minute + Offset) && (Second < 60 || (Minute + MinutesOfDay) % MinutesOfDay == MinutesOfDay - 1);

    /// <summary>How many days of the calendar come before a year.</summary>
    public static long DaysBefore(int year) => (365L * year) + ((year + 3) / 4) - ((year + 99) / 100) + ((year + 399) / 400);

    public readonly DateTimeOffset Instant(ReadOnlySpan<byte> text)
    {
        var ticks = ((Minute - MinutesOfYearZero) * TimeSpan.TicksPerMinute) + (Second * TimeSpan.TicksPerSecond) + Ticks(Digits(text));
        return new DateTimeOffset(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    /// <summary>In UTC; with the offset it came with where in UTC it would lie outside of the years that can be written.</summary>
    public readonly string Text(ReadOnlySpan<byte> text)
    {
        var digits = Digits(text);
        var fraction = digits.IsEmpty ? "" : $".{Encoding.ASCII.GetString(digits)}";
        if (Fits(Minute)) return FormattableString.Invariant($"{MinuteText(Minute)}:{Second:00}{fraction}Z");
        var (sign, off) = Offset < 0 ? ('-', -Offset) : ('+', Offset);
        return FormattableString.Invariant($"{MinuteText(Minute + Offset)}:{Second:00}{fraction}{sign}{off / 60:00}:{off % 60:00}");
    }

    private readonly ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> text) => Computed ?? text[Fraction];

    private static bool Fits(long minute) => minute >= 0 && minute < MinutesOfAllYears;

    private static string MinuteText(long minute)
    {
        // The calendar comes again after 400 years: the year 0000 is that of 0400.
        var isYearZero = minute < MinutesOfYearZero;
        var at = DateTime.MinValue.AddMinutes(minute - MinutesOfYearZero + (isYearZero ? DaysOf400Years * MinutesOfDay : 0));
        return isYearZero
            ? FormattableString.Invariant($"0000-{at:MM-dd'T'HH:mm}")
            : FormattableString.Invariant($"{at:yyyy-MM-dd'T'HH:mm}");
    }

    private static long Ticks(ReadOnlySpan<byte> fraction)
    {
        long ticks = 0;
        for (var i = 0; i < 7; i++) ticks = (ticks * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        return ticks;
    }
}
