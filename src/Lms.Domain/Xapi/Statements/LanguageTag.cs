namespace Lms.Domain.Xapi.Statements;

/// <summary>The shape of a language tag: the order and the lengths of its subtags (RFC 5646, 2.1). Whether they are registered is not asked.</summary>
public static class LanguageTag
{
    /// <summary>No tag of any use is longer; RFC 5646, 4.4.1 reckons with 35 characters.</summary>
    private const int MaxLength = 256;

    /// <summary>Tags that were registered before today's shape and do not have it (RFC 5646, "irregular").</summary>
    private static readonly HashSet<string> Irregular = new(StringComparer.OrdinalIgnoreCase)
    {
        "en-GB-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
        "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
    };

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MaxLength];
        if (utf8.Length is 0 or > MaxLength) return false;
        for (var i = 0; i < utf8.Length; i++) text[i] = (char)utf8[i];
        return IsValid(text[..utf8.Length]);
    }

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-') return false;
        }
        var subtags = new Subtags(text);
        if (subtags.Is('x')) return subtags.Takes(1, 8) && subtags.AtEnd;
        return IsRegular(subtags) || Irregular.Contains(text.ToString());
    }

    private static bool IsRegular(Subtags subtags)
    {
        if (!subtags.IsLetters(2, 8)) return false;
        var mayBeExtended = subtags.Current.Length < 4;
        subtags.Next();
        for (var extended = 0; mayBeExtended && extended < 3 && subtags.IsLetters(3, 3); extended++) subtags.Next();
        if (subtags.IsLetters(4, 4)) subtags.Next();
        if (subtags.IsLetters(2, 2) || subtags.IsDigits(3)) subtags.Next();
        while (subtags.IsVariant()) subtags.Next();
        while (subtags.Current.Length == 1 && !subtags.Is('x'))
        {
            if (!subtags.Takes(2, 8)) return false;
        }
        if (subtags.Is('x') && !subtags.Takes(1, 8)) return false;
        return subtags.AtEnd;
    }

    /// <summary>Walks over the parts between the hyphens. At the end the current one is empty, as it is between two hyphens.</summary>
    private ref struct Subtags
    {
        private ReadOnlySpan<char> rest;
        private bool last;
        private bool ended;

        public Subtags(ReadOnlySpan<char> tag)
        {
            rest = tag;
            Next();
        }

        public ReadOnlySpan<char> Current { get; private set; }
        public readonly bool AtEnd => ended && Current.IsEmpty;

        public void Next()
        {
            if (last)
            {
                Current = [];
                ended = true;
                return;
            }
            var hyphen = rest.IndexOf('-');
            last = hyphen < 0;
            Current = last ? rest : rest[..hyphen];
            rest = last ? [] : rest[(hyphen + 1)..];
        }

        public readonly bool Is(char singleton) => Current.Length == 1 && char.ToLowerInvariant(Current[0]) == singleton;

        public readonly bool IsLetters(int min, int max) =>
            Current.Length >= min && Current.Length <= max && !Current.ContainsAnyExceptInRange('A', 'z') && !Current.ContainsAnyInRange('0', '9');

        public readonly bool IsDigits(int length) => Current.Length == length && !Current.ContainsAnyExceptInRange('0', '9');

        public readonly bool IsVariant() => Current.Length is >= 5 and <= 8 || (Current.Length == 4 && char.IsAsciiDigit(Current[0]));

        /// <summary>Steps over a singleton and its subtags, of which there must be one at least.</summary>
        public bool Takes(int min, int max)
        {
            Next();
            var taken = 0;
            for (; Current.Length >= min && Current.Length <= max; taken++) Next();
            return taken > 0;
        }
    }
}
