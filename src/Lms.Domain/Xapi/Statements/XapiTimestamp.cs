using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// A timestamp (xAPI Data, 4.5). In 2.0 the form of RFC 3339: date, T, time with seconds, and Z or an offset such as +07:00.
/// 1.0 asks only for ISO 8601, so there seconds may be missing, an offset may be +07 or +0700, and without any the time is taken
/// to be UTC. An offset of minus zero (which says that the offset is not known) is refused in both.
/// </summary>
public static class XapiTimestamp
{
    /// <summary>Reads an instant; what it has beyond 100 nanoseconds is cut off.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, XapiVersion version, out DateTimeOffset instant)
    {
        var found = default(DateTimeOffset);
        var read = Utf8Text.Keeps(text, utf8 => TryParse(utf8, version, out found));
        instant = found;
        return read;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, XapiVersion, out DateTimeOffset)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, XapiVersion version, out DateTimeOffset instant)
    {
        instant = default;
        if (!TryRead(utf8, version, out var read)) return false;
        instant = new DateTimeOffset(read.Minute.AddSeconds(read.Second).AddTicks(Ticks(utf8[read.Fraction])));
        return true;
    }

    /// <summary>
    /// The same instant written in UTC with every digit of its fraction, or null where it is written in UTC already.
    /// False where the text is no timestamp.
    /// </summary>
    internal static bool TryNormalise(ReadOnlySpan<byte> utf8, XapiVersion version, out byte[]? inUtc)
    {
        inUtc = null;
        if (!TryRead(utf8, version, out var read)) return false;
        if (utf8[^1] == (byte)'Z') return true;
        var fraction = read.Fraction.Equals(default) ? "" : $".{Encoding.ASCII.GetString(utf8[read.Fraction])}";
        inUtc = Encoding.ASCII.GetBytes(FormattableString.Invariant($"{read.Minute:yyyy-MM-ddTHH:mm}:{read.Second:00}{fraction}Z"));
        return true;
    }

    private struct Reading
    {
        /// <summary>The whole minute in UTC; seconds stay apart, as an offset never touches them and 60 is a leap second.</summary>
        public DateTime Minute;
        public int Second;

        /// <summary>Where the digits after the point stand, or the default where there are none.</summary>
        public Range Fraction;
    }

    private static bool TryRead(ReadOnlySpan<byte> text, XapiVersion version, out Reading read)
    {
        read = default;
        if (text.Length < 16 || text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] != (byte)'T' || text[13] != (byte)':') return false;
        if (!Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..10], out var day)) return false;
        if (!Number(text[11..13], out var hour) || !Number(text[14..16], out var minute)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59) return false;
        if (!TrySeconds(text, version, ref read, out var end) || !TryOffset(text[end..], version, out var offset)) return false;
        var ticks = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc).Ticks - offset.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerMinute) return false;
        read.Minute = new DateTime(ticks, DateTimeKind.Utc);
        return read.Second < 60 || read.Minute is { Hour: 23, Minute: 59 };
    }

    private static bool TrySeconds(ReadOnlySpan<byte> text, XapiVersion version, ref Reading read, out int end)
    {
        end = 16;
        if (text.Length < 19 || text[16] != (byte)':') return version == XapiVersion.V1;
        if (!Number(text[17..19], out read.Second) || read.Second > 60) return false;
        end = 19;
        if (text.Length == 19 || text[19] != (byte)'.') return true;
        var digits = text[20..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        end = digits < 0 ? text.Length : 20 + digits;
        read.Fraction = 20..end;
        return end > 20;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, XapiVersion version, out TimeSpan offset)
    {
        offset = default;
        if (text.IsEmpty) return version == XapiVersion.V1;
        if (text[0] == (byte)'Z') return text.Length == 1;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length < 3 || !Number(text[1..3], out var hours)) return false;
        var rest = text[3..];
        var minutes = 0;
        var known = rest.Length == 3 && rest[0] == (byte)':' ? Number(rest[1..], out minutes)
            : version == XapiVersion.V1 && (rest.IsEmpty || (rest.Length == 2 && Number(rest, out minutes)));
        if (!known || hours > 23 || minutes > 59) return false;
        var east = new TimeSpan(hours, minutes, 0);
        offset = text[0] == (byte)'-' ? -east : east;
        return text[0] == (byte)'+' || east != TimeSpan.Zero;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            value = (value * 10) + (digit - '0');
        }
        return true;
    }

    private static long Ticks(ReadOnlySpan<byte> fraction)
    {
        long ticks = 0;
        for (var i = 0; i < 7; i++) ticks = (ticks * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        return ticks;
    }
}
