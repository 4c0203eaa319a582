using System.Buffers;
using System.Text.RegularExpressions;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>
/// Signs of text typed with old fonts in cells that cannot be converted for certain; see <see cref="Lms.Domain.Text.LegacyVietnamese"/>.
/// </summary>
internal static partial class LegacyText
{
    /// <summary>Every sign has one of these; nearly no cell has.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create([.. "¨©ª«¬µ¸¶·¹»¾¼½®§¡¢¤¥¦Þþ", .. Enumerable.Range(0xC0, 0x1E).Select(c => (char)c)]);

    /// <summary>Signs that no Vietnamese text has next to a letter, or an accented capital behind a small letter.</summary>
    public static bool IsCertain(string text) =>
        text.AsSpan().ContainsAny(Marks) && (Misread().IsMatch(text) || (Sign().IsMatch(text) && !Modern().IsMatch(text)));

    /// <summary>Letters of other languages that Vietnamese lacks: an old encoding, or a foreign name.</summary>
    public static bool IsLikely(string text) => Foreign().IsMatch(text);

    // Each begins with the sign itself, and looks about only where there is one.
    [GeneratedRegex(
        @"[¨©ª«¬µ¸¶·¹»¾¼½](?<=[A-Za-z].)|[®§¡¢¤¥¦](?=[A-Za-z\u00C0-\u00FF])|[Þþ]|[\u00C0-\u00DD](?<=[a-z].)")]
    private static partial Regex Sign();

    // UTF-8 taken for windows-1252, of which some letters were lost.
    [GeneratedRegex(@"\u00E1[\u00BA\u00BB]|[\u00C3-\u00C6][\u0080-\u009F\u00A1-\u00BF\u2018\u2019\u201A\u0192\u2020-\u2022\u2030\u2039]")]
    private static partial Regex Misread();

    // A text of one byte a letter has none of these, so "VănÁnh" only lacks a space.
    [GeneratedRegex(@"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u0300-\u0323\u1EA0-\u1EF9]")]
    private static partial Regex Modern();

    [GeneratedRegex(@"[\u00E4-\u00E7\u00EB\u00EE\u00EF\u00F1\u00F6\u00F8\u00FB\u00FC\u00DF\u00C4-\u00C7\u00CB\u00CE\u00CF\u00D1\u00D6\u00D8\u00DB\u00DC]")]
    private static partial Regex Foreign();
}
