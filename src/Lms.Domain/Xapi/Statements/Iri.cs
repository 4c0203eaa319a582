using System.Buffers;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// The form of an IRI with a scheme (RFC 3987), as far as it can be judged by its characters: a scheme, no space, control
/// character, quote, brace or the like, whole percent escapes, one fragment at most.
/// </summary>
public static class Iri
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(b => (byte)b), .. "\"<>\\^`{|}%#"u8, 0x7F, 0xC2]);

    public static bool IsValid(ReadOnlySpan<char> text) => Utf8Text.Keeps(text, IsValid);

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        var colon = utf8.IndexOf((byte)':');
        return colon > 0 && colon + 1 < utf8.Length && IsScheme(utf8[..colon]) && HasOnlyAllowed(utf8[(colon + 1)..]);
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

    private static bool HasOnlyAllowed(ReadOnlySpan<byte> rest)
    {
        var fragments = 0;
        for (var at = rest.IndexOfAny(Special); at >= 0; at = rest.IndexOfAny(Special))
        {
            var allowed = rest[at] switch
            {
                (byte)'%' => at + 2 < rest.Length && char.IsAsciiHexDigit((char)rest[at + 1]) && char.IsAsciiHexDigit((char)rest[at + 2]),
                (byte)'#' => ++fragments == 1,
                // C2 80 to C2 9F are the second set of control characters.
                0xC2 => at + 1 < rest.Length && rest[at + 1] >= 0xA0,
                _ => false,
            };
            if (!allowed) return false;
            rest = rest[(at + 1)..];
        }
        return true;
    }
}
