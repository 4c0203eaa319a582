using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Lms.Domain.Text;

/// <summary>
/// Text whose UTF-8 was read as if each byte were a letter: of windows-1252 or windows-1258 ("Tráº§n Thá»‹"), or of an old Mac.
/// The letters of such text, written as bytes again, are UTF-8; nearly no other text is.
/// </summary>
internal static class Mojibake
{
    private const int FirstHigh = 0x80;

    /// <summary>Windows-1252 from 80 on; the places without a letter stay control characters. From A0 on it is Latin-1.</summary>
    private const string Western =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u009F";

    /// <summary>Where windows-1258 has other letters.</summary>
    private static readonly (char Letter, byte Byte)[] Vietnamese =
    [
        ('Ă', 0xC3), ('\u0300', 0xCC), ('Đ', 0xD0), ('\u0309', 0xD2), ('Ơ', 0xD5), ('Ư', 0xDD), ('\u0303', 0xDE), ('ă', 0xE3),
        ('\u0301', 0xEC), ('đ', 0xF0), ('\u0323', 0xF2), ('ơ', 0xF5), ('ư', 0xFD), ('₫', 0xFE),
    ];

    /// <summary>Mac Roman from 80 on.</summary>
    private const string Macintosh =
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    /// <summary>Misread Vietnamese has one of these: what the first byte of a letter, or the second of three, looks like.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("ÃÄÅÆÌĂº»√ƒ∆≈∫ª");

    /// <summary>What Vietnamese has and English has not, marks of their own, and the short vowels of other languages of the country.</summary>
    private static readonly SearchValues<char> OfVietnamese = SearchValues.Create(
    [
        .. "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưĔĕĬĭŎŏŬŭƀɃČčÑñ\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323",
        .. Enumerable.Range(0x1EA0, 0x5A).Select(c => (char)c),
    ]);

    private static readonly FrozenDictionary<char, byte> WindowsBytes = Windows().ToFrozenDictionary(pair => pair.Letter, pair => pair.Byte);
    private static readonly FrozenDictionary<char, byte> MacintoshBytes = Places(Macintosh).ToFrozenDictionary(pair => pair.Letter, pair => pair.Byte);

    /// <summary>A file may have been misread and saved more than once.</summary>
    private const int MostTimes = 3;

    /// <summary>What the text said before it was misread, and how many letters of it show that; null where it was not.</summary>
    public static (string Text, int Letters)? Read(string text)
    {
        if (Once(text) is not { } read) return null;
        for (var times = 1; times < MostTimes && Once(read.Text) is { } deeper; times++) read = deeper;
        return read;
    }

    /// <summary>Every cell of every file is asked, and nearly none has a sign.</summary>
    private static (string Text, int Letters)? Once(string text) =>
        text.AsSpan().ContainsAny(Signs) ? Read(text, WindowsBytes) ?? Read(text, MacintoshBytes) : null;

    private static (string Text, int Letters)? Read(string text, FrozenDictionary<char, byte> places)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < FirstHigh) bytes[i] = (byte)text[i];
            else if (places.TryGetValue(text[i], out var place)) bytes[i] = place;
            else return null;
        }
        var read = new StringBuilder(text.Length);
        var letters = 0;
        for (var rest = bytes.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != OperationStatus.Done) return null;
            if (OfVietnamese.Contains((char)rune.Value) && rune.IsBmp) letters++;
            else if (!rune.IsAscii && Rune.IsLetter(rune)) return null;
            read.Append(rune.ToString());
            rest = rest[length..];
        }
        return letters > 0 ? (read.ToString(), letters) : null;
    }

    private static IEnumerable<(char Letter, byte Byte)> Windows()
    {
        var known = Places(Western).Concat(Vietnamese).ToList();
        // A program that knows no windows letters reads bytes as Latin-1: control characters in the first places.
        var latin = Enumerable.Range(FirstHigh, 0x80).Select(place => (Letter: (char)place, Byte: (byte)place));
        return known.Concat(latin.Where(one => !known.Exists(pair => pair.Letter == one.Letter)));
    }

    private static IEnumerable<(char Letter, byte Byte)> Places(string letters) =>
        letters.Select((letter, i) => (letter, (byte)(FirstHigh + i)));
}
