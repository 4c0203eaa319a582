using System.Buffers;
using System.Globalization;
using System.Text;

namespace Lms.Domain.Text;

/// <summary>
/// Chữ Việt: the forms in which Vietnamese text is kept, compared and sorted. Every function is pure and total: it takes
/// any string, also one with lone surrogates, and never throws.
/// </summary>
public static class VietnameseText
{
    /// <summary>Longest sort key in characters; beyond it two very long names may tie.</summary>
    public const int SortKeyLength = 400;

    /// <summary>ICU needs some five bytes for a Latin letter with its marks.</summary>
    private const int MostKeyBytes = 32;

    private const char LastLatin = '\u1EFF';

    /// <summary>What each letter of clean Latin text folds to, for names are folded all the time; <c>\0</c> where it folds to none or several.</summary>
    private static readonly char[] Folded =
        [.. Enumerable.Range(0, '\u1F00').Select(c => c == ' ' ? ' ' : IsWholeLatin((char)c) && FoldAny($"{(char)c}") is [var folded] ? folded : '\0')];

    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>
    /// The form in which text is stored: NFC, <c>Ð</c> (U+00D0) and <c>ð</c> mended to <c>Đ</c> and <c>đ</c> (NFC does not do
    /// that), every kind of space collapsed to one, zero-width and control characters gone.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsStoredForm(text) ? text : CollapseSpaces(Strip(text).Normalize(NormalizationForm.FormC));
    }

    /// <summary>The search key: lower case, marks removed, đ→d, spaces collapsed. <c>Hoà</c>, <c>Hòa</c> and <c>hoa</c> are one.</summary>
    public static string Fold(string text)
    {
        var clean = Normalize(text);
        return clean.All(c => c < Folded.Length && Folded[c] != '\0')
            ? string.Create(clean.Length, clean, (folded, letters) =>
            {
                for (var i = 0; i < folded.Length; i++) folded[i] = Folded[letters[i]];
            })
            : FoldAny(clean);
    }

    /// <summary>True where nothing of the text can be seen: blanks of every kind, zero-width and control characters.</summary>
    public static bool IsInvisible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (c is > ' ' and <= '~') return false;
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)) return false;
        }
        return true;
    }

    private static string FoldAny(string clean)
    {
        var folded = new StringBuilder(clean.Length);
        foreach (var c in clean.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(c is 'đ' or 'Đ' ? 'd' : c);
        }
        return CollapseSpaces(folded.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormC));
    }

    /// <summary>
    /// The order of Vietnamese name lists: given name (the last word) first, then the rest, by ICU's vi-VN rules. Compare
    /// ordinally; both databases sort it right under any collation, for it is plain hexadecimal.
    /// </summary>
    public static string SortKey(string fullName)
    {
        var name = Normalize(fullName);
        var lastSpace = name.LastIndexOf(' ');
        var key = string.Concat(Hex(name.AsSpan(lastSpace + 1)), "00", lastSpace < 0 ? "" : Hex(name.AsSpan(0, lastSpace)));
        return key.Length <= SortKeyLength ? key : key[..SortKeyLength];
    }

    /// <summary>"NGUYỄN THỊ HỒNG" → "Nguyễn Thị Hồng": each letter that starts a word is a capital, the others are small.</summary>
    public static string ToTitleCase(string text)
    {
        var titled = new StringBuilder(text.Length);
        var inWord = false;
        foreach (var c in Normalize(text))
        {
            titled.Append(inWord ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
            inWord = char.IsLetter(c) || char.IsDigit(c) || (inWord && IsMark(c));
        }
        return Normalize(titled.ToString());
    }

    /// <summary>True where there are at least two letters and no letter is small.</summary>
    public static bool IsAllCapitals(string text) => text.Count(char.IsLetter) > 1 && !text.Any(char.IsLower);

    /// <summary>True for nearly all text that is clean already, which is nearly all text: whole Latin letters, single spaces.</summary>
    private static bool IsStoredForm(string text)
    {
        var afterSpace = true;
        foreach (var c in text)
        {
            if (c == ' ' ? afterSpace : !IsWholeLatin(c)) return false;
            afterSpace = c == ' ';
        }
        return !afterSpace || text.Length == 0;
    }

    private static bool IsWholeLatin(char c) =>
        c is (> ' ' and <= '~') or (> '\u00A0' and < '\u0300' and not ('Ð' or 'ð' or '\u00AD')) or (>= '\u1E00' and <= '\u1EFF');

    /// <summary>True for the same letters in two ways of encoding, such as <c>e</c> with a combining mark and <c>ê</c>: both look alike.</summary>
    public static bool DifferInFormOnly(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one != other && IsText(one) && IsText(other) && one.Normalize(NormalizationForm.FormC) == other.Normalize(NormalizationForm.FormC);
    }

    /// <summary>False for what <see cref="string.Normalize(NormalizationForm)"/> would throw on.</summary>
    private static bool IsText(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || rune.Value is 0xFFFE or 0xFFFF) return false;
            rest = rest[length..];
        }
        return true;
    }

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>ICU ends a key with a zero byte; it is dropped so that the caller's separator alone marks the end of a part.</summary>
    private static string Hex(ReadOnlySpan<char> part)
    {
        // Latin letters are nearly all there is; another script's may need any number of bytes.
        var room = part.Length <= 64 && !part.ContainsAnyExceptInRange(' ', LastLatin) ? stackalloc byte[(part.Length + 1) * MostKeyBytes] : [];
        var key = room.IsEmpty ? Vietnamese.GetSortKey(part.ToString(), CompareOptions.IgnoreCase).KeyData : room[..Vietnamese.GetSortKey(part, room, CompareOptions.IgnoreCase)];
        return Convert.ToHexString(key.TrimEnd((byte)0));
    }

    private static string Strip(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            // A lone half of a surrogate pair is not text, and string.Normalize would throw on it.
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var length);
            rest = rest[length..];
            if (status == OperationStatus.Done && Mend(rune) is { } mended) kept.Append(mended.ToString());
        }
        return kept.ToString();
    }

    private static Rune? Mend(Rune rune) => rune.Value switch
    {
        'Ð' => new Rune('Đ'),
        'ð' => new Rune('đ'),
        _ when Rune.IsWhiteSpace(rune) => new Rune(' '),
        0xFFFE or 0xFFFF => null,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? null : rune,
    };

    private static string CollapseSpaces(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
