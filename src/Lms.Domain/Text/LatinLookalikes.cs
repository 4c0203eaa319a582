using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Lms.Domain.Text;

/// <summary>
/// Letters of the Cyrillic and Greek alphabets that look like Latin ones: nobody sees them, and no search finds the
/// name.
/// </summary>
public static class LatinLookalikes
{
    private const string From = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονυ";
    private const string To = "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXaovu";

    private static readonly FrozenDictionary<char, char> Letters =
        From.Zip(To).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>True where a letter of these alphabets stands in the text.</summary>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAnyInRange('\u0370', '\u052F');
    }

    /// <summary>The same text in Latin letters; null where a letter looks like none of them.</summary>
    public static string? ToLatin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var latin = new StringBuilder(text.Length);
        foreach (var c in VietnameseText.Normalize(text).Normalize(NormalizationForm.FormD))
        {
            if (c is < '\u0370' or > '\u052F') latin.Append(c);
            else if (Letters.TryGetValue(c, out var letter)) latin.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) return null;
        }
        return latin.ToString().Normalize(NormalizationForm.FormC);
    }
}
