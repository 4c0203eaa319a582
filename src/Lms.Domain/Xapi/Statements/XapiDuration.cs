namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// A duration in the designator form of ISO 8601:2004, 4.4.3.2 (xAPI Data, 4.6): <c>P3Y1M29DT4H35M59.14S</c> or <c>P4W</c>.
/// Only the last part may have a fraction; weeks stand alone.
/// </summary>
public static class XapiDuration
{
    public static bool IsValid(ReadOnlySpan<char> text) => Utf8Text.Keeps(text, IsValid);

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 3 || utf8[0] != (byte)'P') return false;
        var rest = utf8[1..];
        if (rest[^1] == (byte)'W') return Parts(ref rest, "W"u8, out var weeks) && weeks == 1 && rest.IsEmpty;
        if (!Parts(ref rest, "YMD"u8, out var days)) return false;
        if (rest.IsEmpty) return days > 0;
        if (rest[0] != (byte)'T') return false;
        rest = rest[1..];
        return Parts(ref rest, "HMS"u8, out var times) && times > 0 && rest.IsEmpty;
    }

    /// <summary>A valid duration without what its seconds have beyond a hundredth, which comparison must not look at.</summary>
    public static string Truncated(string duration)
    {
        var point = duration.AsSpan().IndexOfAny('.', ',');
        if (point < 0 || !duration.EndsWith('S')) return duration;
        var hundredths = duration.AsSpan(point + 1, Math.Min(2, duration.Length - point - 2)).TrimEnd('0');
        return hundredths.IsEmpty ? $"{duration.AsSpan(0, point)}S" : $"{duration.AsSpan(0, point)}.{hundredths}S";
    }

    /// <summary>Takes numbers with these designators, in their order; false where a fraction is not at the very end.</summary>
    private static bool Parts(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> designators, out int count)
    {
        count = 0;
        foreach (var designator in designators)
        {
            var digits = Digits(rest);
            if (digits == 0) return true;
            var length = digits;
            if (length < rest.Length && rest[length] is (byte)'.' or (byte)',')
            {
                var fraction = Digits(rest[(length + 1)..]);
                if (fraction == 0) return false;
                length += 1 + fraction;
            }
            if (length >= rest.Length) return false;
            if (rest[length] != designator) continue;
            if (length > digits && length + 1 < rest.Length) return false;
            rest = rest[(length + 1)..];
            count++;
        }
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var other = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return other < 0 ? text.Length : other;
    }
}
