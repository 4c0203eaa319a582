using System.Buffers;
using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// The form of an IRI with a scheme (RFC 3987), as far as it can be judged by its characters: a scheme, no space, control
/// character, quote, brace or the like, none that is no character of text or steers its direction, whole percent escapes, square
/// brackets around an address of IPv6 alone, a port of digits, one fragment at most, characters for private use only in the query.
/// </summary>
public static class Iri
{
    // First bytes of what has to be looked at: of several bytes those that lead to a character which is not allowed everywhere.
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(b => (byte)b), .. "\"<>\\^`{|}[]%#?"u8, 0x7F, 0xC2, 0xD8, 0xE2, 0xEE, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4]);

    private static readonly SearchValues<byte> InLiteral = SearchValues.Create("0123456789abcdefABCDEF:.vV%-_~!$&'()*+,;="u8);

    public static bool IsValid(ReadOnlySpan<char> text) => Utf8Text.Keeps(text, IsValid);

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        var colon = utf8.IndexOf((byte)':');
        if (colon <= 0 || colon + 1 == utf8.Length || !IsScheme(utf8[..colon])) return false;
        var rest = utf8[(colon + 1)..];
        if (!rest.StartsWith("//"u8)) return HasOnlyAllowed(rest);
        var length = rest[2..].IndexOfAny("/?#"u8);
        var authority = length < 0 ? rest[2..] : rest.Slice(2, length);
        return IsAuthority(authority) && HasOnlyAllowed(rest[(2 + authority.Length)..]);
    }

    private static bool IsScheme(ReadOnlySpan<byte> scheme)
    {
        if (!char.IsAsciiLetter((char)scheme[0])) return false;
        foreach (var b in scheme)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'+' or (byte)'-' or (byte)'.')) return false;
        }
        return true;
    }

    /// <summary>Who, where and at which port: <c>user@host:8080</c>, or <c>[::1]</c> for the host.</summary>
    private static bool IsAuthority(ReadOnlySpan<byte> authority)
    {
        var at = authority.LastIndexOf((byte)'@');
        if (at >= 0 && !HasOnlyAllowed(authority[..at])) return false;
        var host = authority[(at + 1)..];
        var close = host.IndexOf((byte)']');
        if (close >= 0 && (host[0] != (byte)'[' || close < 3 || host[1..close].ContainsAnyExcept(InLiteral))) return false;
        var rest = host[(close + 1)..];
        var colon = rest.IndexOf((byte)':');
        var name = colon < 0 ? rest : rest[..colon];
        var port = colon < 0 ? [] : rest[(colon + 1)..];
        return (close < 0 || name.IsEmpty) && HasOnlyAllowed(name) && !port.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static bool HasOnlyAllowed(ReadOnlySpan<byte> rest)
    {
        var (inQuery, inFragment) = (false, false);
        for (var at = rest.IndexOfAny(Special); at >= 0; at = rest.IndexOfAny(Special))
        {
            var size = 1;
            switch (rest[at])
            {
                case (byte)'%':
                    if (at + 2 >= rest.Length || !char.IsAsciiHexDigit((char)rest[at + 1]) || !char.IsAsciiHexDigit((char)rest[at + 2])) return false;
                    break;
                case (byte)'#':
                    if (inFragment) return false;
                    (inQuery, inFragment) = (false, true);
                    break;
                case (byte)'?':
                    inQuery = !inFragment;
                    break;
                default:
                    if (Rune.DecodeFromUtf8(rest[at..], out var rune, out size) != OperationStatus.Done || !IsAllowed(rune.Value, inQuery)) return false;
                    break;
            }
            rest = rest[(at + size)..];
        }
        return true;
    }

    /// <summary>Whether a character beyond ASCII may stand in an IRI (RFC 3987, 2.2 and 4.1).</summary>
    private static bool IsAllowed(int character, bool inQuery) => character switch
    {
        // These steer the direction of what follows.
        0x61C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => false,
        >= 0xE000 and <= 0xF8FF or >= 0xF0000 => inQuery && (character & 0xFFFF) <= 0xFFFD,
        >= 0xE0000 and <= 0xE0FFF or >= 0xFDD0 and <= 0xFDEF or >= 0xFFF0 and <= 0xFFFF => false,
        _ => character >= 0xA0 && (character & 0xFFFF) <= 0xFFFD,
    };
}
