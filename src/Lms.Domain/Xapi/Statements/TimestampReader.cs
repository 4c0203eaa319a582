namespace Lms.Domain.Xapi.Statements;

/// <summary>Reads the text of a timestamp, from its left to its right: see <see cref="XapiTimestamp"/> for what is one.</summary>
internal ref struct TimestampReader(ReadOnlySpan<byte> text, XapiVersion version)
{
    private const int MinutesOfDay = 24 * 60;

    private readonly ReadOnlySpan<byte> text = text;
    private readonly bool isLenient = version == XapiVersion.V1;
    private int at;
    private bool isExtended;
    private bool isNormal = true;

    public bool TryRead(out TimestampReading read)
    {
        read = default;
        if (!TryDate(out var day) || !TrySeparator() || !TryTime(ref read, out var minute)) return false;
        if (!TryOffset(out read.Offset) || at != text.Length) return false;
        read.Minute = (day * MinutesOfDay) + minute - read.Offset;
        read.IsNormal = isNormal;
        return read.IsPossible;
    }

    private bool TryDate(out long day)
    {
        day = 0;
        if (!Number(4, out var year)) return false;
        isExtended = Take((byte)'-');
        if (!isExtended && !isLenient) return false;
        isNormal &= isExtended;
        if (isLenient && Take((byte)'W')) return TryWeekDate(year, out day);
        return isLenient && Run() == 3 ? TryOrdinalDate(year, out day) : TryCalendarDate(year, out day);
    }

    private bool TryCalendarDate(int year, out long day)
    {
        day = 0;
        if (!Number(2, out var month) || (isExtended && !Take((byte)'-')) || !Number(2, out var dayOfMonth)) return false;
        // The year 0000 is a leap year, as 0004 is.
        var like = year == 0 ? 4 : year;
        if (month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(like, month)) return false;
        day = TimestampReading.DaysBefore(year) + new DateOnly(like, month, dayOfMonth).DayOfYear - 1;
        return true;
    }

    private bool TryOrdinalDate(int year, out long day)
    {
        isNormal = false;
        var first = TimestampReading.DaysBefore(year);
        var isRead = Number(3, out var dayOfYear) && dayOfYear >= 1;
        day = first + dayOfYear - 1;
        return isRead && day < TimestampReading.DaysBefore(year + 1);
    }

    private bool TryWeekDate(int year, out long day)
    {
        isNormal = false;
        day = 0;
        if (!Number(2, out var week) || (isExtended && !Take((byte)'-')) || !Number(1, out var weekday)) return false;
        var (first, next) = (FirstMonday(year), FirstMonday(year + 1));
        day = first + (7L * (week - 1)) + weekday - 1;
        return week >= 1 && weekday is >= 1 and <= 7 && day < next;
    }

    /// <summary>The Monday of a year's first week, which is the one with the fourth of January in it.</summary>
    private static long FirstMonday(int year)
    {
        // The first day of the year 0000 was a Saturday.
        var fourth = TimestampReading.DaysBefore(year) + 3;
        return fourth - ((fourth + 5) % 7);
    }

    private bool TrySeparator()
    {
        if (Take((byte)'T')) return true;
        isNormal = false;
        return Take((byte)'t') || Take((byte)' ');
    }

    private bool TryTime(ref TimestampReading read, out long minuteOfDay)
    {
        minuteOfDay = 0;
        var minute = 0;
        var secondsOfLastUnit = 3600;
        if (!Number(2, out var hour)) return false;
        if (HasMore())
        {
            if (!Number(2, out minute)) return false;
            secondsOfLastUnit = 60;
            if (HasMore())
            {
                if (!Number(2, out read.Second)) return false;
                secondsOfLastUnit = 1;
            }
        }
        if (secondsOfLastUnit > 1 && !isLenient) return false;
        isNormal &= secondsOfLastUnit == 1;
        minuteOfDay = (hour * 60) + minute;
        if (!TryFraction(secondsOfLastUnit, ref read, ref minuteOfDay) || minute > 59 || read.Second > 60) return false;
        return hour < 24 || IsEndOfDay(hour, minuteOfDay, read);
    }

    /// <summary>After hours or minutes: a colon in the extended format, the digits themselves in the basic one.</summary>
    private bool HasMore() => isExtended ? Take((byte)':') : Run() > 0;

    /// <summary>24:00 is the next day's 00:00; ISO 8601 has it, RFC 3339 has not.</summary>
    private bool IsEndOfDay(int hour, long minuteOfDay, in TimestampReading read)
    {
        var fraction = read.Computed ?? text[read.Fraction];
        if (!isLenient || hour != 24 || minuteOfDay != MinutesOfDay || read.Second != 0 || fraction.ContainsAnyExcept((byte)'0')) return false;
        isNormal = false;
        return true;
    }

    private bool TryFraction(int secondsOfUnit, ref TimestampReading read, ref long minuteOfDay)
    {
        if (!Take((byte)'.'))
        {
            if (!isLenient || !Take((byte)',')) return true;
            isNormal = false;
        }
        var length = Run();
        var digits = at..(at + length);
        at += length;
        if (secondsOfUnit == 1)
        {
            read.Fraction = digits;
            return length > 0;
        }
        var (seconds, rest) = Multiply(text[digits], secondsOfUnit);
        minuteOfDay += seconds / 60;
        (read.Second, read.Computed) = (seconds % 60, rest);
        return length > 0;
    }

    /// <summary>A fraction of an hour or a minute as seconds and their fraction, exactly, however many digits it has.</summary>
    private static (int Seconds, byte[] Fraction) Multiply(ReadOnlySpan<byte> digits, int by)
    {
        var product = new byte[digits.Length];
        var carry = 0;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            carry += (digits[i] - '0') * by;
            product[i] = (byte)('0' + (carry % 10));
            carry /= 10;
        }
        return (carry, product.AsSpan().TrimEnd((byte)'0').ToArray());
    }

    private bool TryOffset(out int offset)
    {
        offset = 0;
        if (Take((byte)'Z')) return true;
        isNormal = false;
        if (Take((byte)'z')) return true;
        if (at == text.Length) return isLenient;
        var isWest = Take((byte)'-');
        if ((!isWest && !Take((byte)'+')) || !Number(2, out var hours)) return false;
        var minutes = 0;
        var isKnown = Take((byte)':') ? Number(2, out minutes) : isLenient && (Run() == 0 || Number(2, out minutes));
        if (!isKnown || hours > 23 || minutes > 59) return false;
        var east = (hours * 60) + minutes;
        offset = isWest ? -east : east;
        return !isWest || east > 0;
    }

    private bool Take(byte sign)
    {
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    /// <summary>How many digits stand here.</summary>
    private readonly int Run()
    {
        var length = text[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return length < 0 ? text.Length - at : length;
    }

    private bool Number(int digits, out int value)
    {
        value = 0;
        if (text.Length - at < digits) return false;
        for (var end = at + digits; at < end; at++)
        {
            if (text[at] is < (byte)'0' or > (byte)'9') return false;
            value = (value * 10) + (text[at] - '0');
        }
        return true;
    }
}
