using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

namespace Lms.Domain.Text;

/// <summary>
/// How Vietnamese was typed before Unicode, with fonts that draw its letters in the places of others; or how a program that took
/// Unicode for something else left it.
/// </summary>
public enum LegacyEncoding
{
    /// <summary>TCVN3 (ABC), the fonts .VnTime and its kin: one character a letter. "NguyÔn ThÞ".</summary>
    Tcvn3,

    /// <summary>VNI, the fonts VNI-Times and its kin: a letter, then its mark. "Nguyeãn Thò".</summary>
    Vni,

    /// <summary>UTF-8 read as windows-1252, windows-1258 or Mac Roman: one letter became two or three. "Nguyá»…n Thá»‹".</summary>
    Mojibake,
}

/// <summary>Text that was recognised as typed in an old encoding, and the same text in Unicode.</summary>
public sealed record LegacyReading(LegacyEncoding Encoding, string Text);

/// <summary>
/// Recognises and converts text in an old encoding. It is recognised where the text as it stands is no Vietnamese, every word
/// of the conversion is, and only one encoding makes it so; text with one letter that the old encodings could not hold is never it.
/// </summary>
public static class LegacyVietnamese
{
    // TCVN 5712:1993 VN2, the places A1–FE. Capitals with a tone exist only as other fonts (.VnTimeH), which no text can tell.
    private const string Tcvn3From = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
    private const string Tcvn3To = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    // VNI: what stands alone, and after which letter which mark makes what.
    private const string VniAloneFrom = "ñÑíìæóòÍÌÆÓÒôÔöÖîÎ";
    private const string VniAloneTo = "đĐíìỉĩịÍÌỈĨỊơƠưƯỵỴ";
    private const string VniTones = "ùøûõï";

    private static readonly FrozenDictionary<char, char> Tcvn3 = Tcvn3From.Zip(Tcvn3To).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    private static readonly FrozenDictionary<char, char> VniAlone = VniAloneFrom.Zip(VniAloneTo).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    private static readonly FrozenDictionary<(char, char), char> VniPairs = Pairs().ToFrozenDictionary(pair => (pair.Letter, pair.Mark), pair => pair.To);

    private static readonly LegacyEncoding[] Fonts = [LegacyEncoding.Tcvn3, LegacyEncoding.Vni];

    /// <summary>The words of a list come again and again, and there are some seven thousand syllables.</summary>
    private static readonly ConcurrentDictionary<string, bool> Judged = [];
    private const int MostJudged = 20_000;
    private const int LongestJudged = 12;

    /// <summary>What the text says if it was typed in an old encoding; null for text that is right, foreign, or could be either.</summary>
    public static LegacyReading? Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Mojibake.Read(text) is var (meant, letters) && (letters > 1 || IsVietnamese(meant))) return new(LegacyEncoding.Mojibake, meant);
        if (!CouldBeLegacy(text) || IsVietnamese(VietnameseText.Normalize(text))) return null;
        var readings = Fonts.Select(encoding => new LegacyReading(encoding, Convert(text, encoding)))
            .Where(reading => reading.Text != text && IsVietnamese(reading.Text)).ToList();
        return readings.Count == 1 ? readings[0] : null;
    }

    /// <summary>The text in Unicode, as the fonts of that encoding would have shown it; letters that they do not have stay.</summary>
    public static string Convert(string text, LegacyEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (encoding == LegacyEncoding.Mojibake) return Mojibake.Read(text)?.Text ?? text;
        if (!CouldBeLegacy(text)) return text;
        return encoding == LegacyEncoding.Tcvn3 ? FromTcvn3(text) : FromVni(text);
    }

    /// <summary>
    /// The cell of a file that is known to be in an old encoding: also what alone could be either ("Tó") is converted, unless
    /// that makes words of it that Vietnamese does not have.
    /// </summary>
    public static string ConvertKnown(string text, LegacyEncoding encoding)
    {
        var converted = Convert(text, encoding);
        if (encoding == LegacyEncoding.Mojibake) return converted;
        return IsVietnamese(converted) ? converted : text;
    }

    /// <summary>Some character beyond ASCII, and none that one byte a letter could not have held.</summary>
    private static bool CouldBeLegacy(string text)
    {
        var beyond = false;
        foreach (var c in text)
        {
            if (c > 'ÿ') return false;
            beyond |= c > '\u00A0';
        }
        return beyond;
    }

    /// <summary>Every word with a letter beyond ASCII can be a Vietnamese syllable.</summary>
    private static bool IsVietnamese(string text) =>
        Words(text).Where(word => word.Any(c => c > '~')).All(IsSyllable);

    private static bool IsSyllable(string word)
    {
        if (word.Length > LongestJudged) return VietnameseSyllable.IsPlausible(word);
        if (Judged.TryGetValue(word, out var plausible)) return plausible;
        return Judged.Count < MostJudged ? Judged.GetOrAdd(word, VietnameseSyllable.IsPlausible) : VietnameseSyllable.IsPlausible(word);
    }

    private static string[] Words(string text) =>
        text.Split([' ', '\t', '\r', '\n', '\u00A0', ',', '.', ';', ':', '-', '/', '(', ')', '&', '"', '\'', '+'], StringSplitOptions.RemoveEmptyEntries);

    private static string FromTcvn3(string text)
    {
        var words = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(' ', start) is var space and >= 0 ? space + 1 : text.Length;
            var word = string.Concat(text[start..end].Select(c => Tcvn3.GetValueOrDefault(c, c)));
            // A word of capitals was typed with capital letters and a capital font, whose toned letters have the places of small ones.
            var isCapital = text[start..end].Count(char.IsAsciiLetterUpper) > 1 && !text[start..end].Any(char.IsAsciiLetterLower);
            words.Append(isCapital ? word.ToUpperInvariant() : word);
            start = end;
        }
        return words.ToString();
    }

    private static string FromVni(string text)
    {
        var converted = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && VniPairs.TryGetValue((text[i], text[i + 1]), out var pair))
            {
                converted.Append(pair);
                i++;
            }
            else
            {
                converted.Append(VniAlone.GetValueOrDefault(text[i], text[i]));
            }
        }
        return converted.ToString();
    }

    /// <summary>Every letter with every mark in its case; a capital's mark may be a small one, as it was often typed.</summary>
    private static IEnumerable<(char Letter, char Mark, char To)> Pairs()
    {
        (char Letter, string Marks, string To)[] rows =
        [
            ('a', VniTones + "âáàåãä" + "êéèúüë", "áàảãạ" + "âấầẩẫậ" + "ăắằẳẵặ"),
            ('e', VniTones + "âáàåãä", "éèẻẽẹ" + "êếềểễệ"),
            ('o', VniTones + "âáàåãä", "óòỏõọ" + "ôốồổỗộ"),
            ('ô', VniTones, "ớờởỡợ"),
            ('u', VniTones, "úùủũụ"),
            ('ö', VniTones, "ứừửữự"),
            ('y', VniTones[..4], "ýỳỷỹ"),
        ];
        foreach (var (letter, marks, to) in rows)
        {
            for (var i = 0; i < marks.Length; i++)
            {
                yield return (letter, marks[i], to[i]);
                yield return (char.ToUpperInvariant(letter), char.ToUpperInvariant(marks[i]), char.ToUpperInvariant(to[i]));
                yield return (char.ToUpperInvariant(letter), marks[i], char.ToUpperInvariant(to[i]));
            }
        }
    }
}
