using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// A timestamp (xAPI Data, 4.5). In 2.0 any of RFC 3339: date, T, time with seconds, and Z or an offset such as +07:00, in
/// letters of any case and with a space for the T. In 1.0 any date with a time of ISO 8601 besides: the basic format, ordinal
/// and week dates, a comma, a fraction of the last unit written, hours or minutes alone, 24:00, an offset of +07 or +0700; and
/// without any offset the time is taken to be UTC. An offset of minus zero (which says that the offset is not known) is refused
/// in both.
/// </summary>
public static class XapiTimestamp
{
    /// <summary>Reads an instant; what it has beyond 100 nanoseconds is cut off, and one beyond all calendars is their end.</summary>
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
        if (!new TimestampReader(utf8, version).TryRead(out var read)) return false;
        instant = read.Instant(utf8);
        return true;
    }

    /// <summary>
    /// The same instant in the one form that both versions read, in UTC with every digit of its fraction; null where it is
    /// written so already. False where the text is no timestamp.
    /// </summary>
    internal static bool TryNormalise(ReadOnlySpan<byte> utf8, XapiVersion version, out byte[]? inUtc)
    {
        inUtc = null;
        if (!new TimestampReader(utf8, version).TryRead(out var read)) return false;
        if (!read.IsNormal) inUtc = Encoding.ASCII.GetBytes(read.Text(utf8));
        return true;
    }
}
