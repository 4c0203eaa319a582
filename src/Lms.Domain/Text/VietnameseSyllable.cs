using System.Text;
using System.Text.RegularExpressions;

namespace Lms.Domain.Text;

/// <summary>Âm tiết: whether a word can be Vietnamese by its sounds: an initial, a rhyme, at most one tone.</summary>
public static partial class VietnameseSyllable
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>True for a word that follows the spelling of Vietnamese, in any case; it need not exist.</summary>
    public static bool IsPlausible(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length is 0 or > 12) return false;
        var letters = new StringBuilder(word.Length);
        var tone = '\0';
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (!Tones.Contains(c, StringComparison.Ordinal)) letters.Append(c);
            else if (tone == '\0') tone = c;
            else return false;
        }
        if (Syllable().Match(letters.ToString().Normalize(NormalizationForm.FormC)) is not { Success: true } syllable) return false;
        // A syllable that ends in a stop has the rising or the heavy tone.
        return !syllable.Groups["stop"].Success || tone is '\u0301' or '\u0323';
    }

    [GeneratedRegex("""
        ^(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?
        (?:
          (?:a|ă|â|e|ê|i|iê|o|oa|oă|oe|oo|ô|ơ|u|uâ|uê|uô|ươ|uy|uyê|ư|y|yê)(?:(?<stop>c|ch|p|t)|m|ng|nh|n)
          |(?:ai|ao|au|ay|âu|ây|eo|êu|iu|iêu|oai|oao|oay|oeo|oi|ôi|ơi|ua|uây|ui|uôi|uơ|ươi|ươu|uya|uyu|ưi|ưu|yêu|ia|ya|ưa|oa|oe|uê|uy|uu)
          |[aeêioôơuưy]
        )$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Syllable();
}
