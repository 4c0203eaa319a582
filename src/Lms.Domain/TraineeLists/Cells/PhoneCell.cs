using System.Text;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>Điện thoại: 10 digits of a mobile, 10 or 11 of a landline, with the leading 0.</summary>
internal static class PhoneCell
{
    private const TraineeColumn Column = TraineeColumn.Phone;
    private const string InNumber = " .-()\u2010\u2011\u2012\u2013";
    private const string MobileStarts = "35789";

    private static readonly string[] BetweenWords = [" - ", " hoặc ", " và "];
    private static readonly char[] BetweenMarks = ['/', ';', ',', '|', '&'];

    /// <summary>Mobile prefixes of 11-digit numbers → what replaced them in September 2018.</summary>
    private static readonly Dictionary<string, string> Since2018 = (
        "0162 032 0163 033 0164 034 0165 035 0166 036 0167 037 0168 038 0169 039 "
        + "0120 070 0121 079 0122 077 0126 076 0128 078 "
        + "0123 083 0124 084 0125 085 0127 081 0129 082 "
        + "0186 056 0188 058 0199 059").Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    public static string? Read(RowDraft draft)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return null;
        if (IsValid(text)) return text;
        var parts = Parts(text);
        if (parts.Count > 1) return ReadSeveral(draft, text, parts);
        var (number, name) = Mend(text);
        if (number is not null) return draft.Fix(FindingCode.FMT, Column, name, text, number);
        Block(draft, text);
        return null;
    }

    /// <summary>
    /// A letter O, I or l typed for a digit, and a number among words ("Zalo: …", "… (DĐ)"), are likely enough to be
    /// proposed, not to be changed.
    /// </summary>
    private static void Block(RowDraft draft, string text)
    {
        var typed = string.Concat(text.Select(c => c switch { 'O' or 'o' or 'Q' => '0', 'I' or 'l' or '|' => '1', _ => c }));
        IReadOnlyList<string> offers = typed != text && Mend(typed).Number is { } number ? [number] : NumbersIn(text);
        draft.BlockWithOffers(FindingCode.FMT, Column, "PhoneInvalid", text, offers);
    }

    /// <summary>
    /// The first number is used; the cell keeps them all, for nobody but its owner knows which is right.
    /// </summary>
    private static string? ReadSeveral(RowDraft draft, string text, IReadOnlyList<string> parts)
    {
        if (Mend(parts[0]).Number is not { } first)
        {
            Block(draft, text);
            return null;
        }
        draft.Warn(FindingCode.FMT, Column, "PhoneTwo", text, ("Used", first), (RowFinding.Proposal, first));
        return first;
    }

    private static IReadOnlyList<string> Parts(string text)
    {
        var marked = text;
        foreach (var word in BetweenWords) marked = marked.Replace(word, ";", StringComparison.OrdinalIgnoreCase);
        var parts = marked.Split(BetweenMarks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 1 || text.Count(char.IsAsciiDigit) < 18) return parts;
        var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.All(word => word.Count(char.IsAsciiDigit) >= 9) ? words : parts;
    }

    /// <summary>The numbers that stand among words, each once.</summary>
    private static IReadOnlyList<string> NumbersIn(string text)
    {
        var found = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && IsOfNumber(text[at])) at++;
            if (at == start) at++;
            else if (Mend(text[start..at].Trim()).Number is { } number && !found.Contains(number)) found.Add(number);
        }
        return found;
    }

    private static bool IsOfNumber(char c) =>
        char.IsAsciiDigit(c) || c == '+' || InNumber.Contains(c, StringComparison.Ordinal);

    private static (string? Number, string Name) Mend(string text)
    {
        var number = WithoutSeparators(text);
        if (!IsDigits(number.AsSpan().TrimStart('+')) || number.LastIndexOf('+') > 0) return (null, "");
        var name = "PhoneSeparators";
        if (WithoutCountry(number) is { } home) (number, name) = (home, "PhoneCountryCode");
        else if (HasLostZero(number)) (number, name) = ("0" + number, "PhoneLostZero");
        if (number.Length == 11 && Since2018.TryGetValue(number[..4], out var prefix)) (number, name) = (prefix + number[4..], "PhoneOldPrefix");
        return IsValid(number) ? (number, name) : (null, "");
    }

    /// <summary>
    /// Without dots, brackets and dashes, and without the ".0" of a number that was written as a decimal.
    /// </summary>
    private static string WithoutSeparators(string text)
    {
        var whole = text.EndsWith(".0", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 2) : text.AsSpan();
        var number = new StringBuilder(whole.Length);
        foreach (var c in whole)
        {
            if (!InNumber.Contains(c, StringComparison.Ordinal)) number.Append(c);
        }
        return number.ToString();
    }

    /// <summary>"+84912345678", "0084912345678", "84912345678", also with the 0 that should have gone.</summary>
    private static string? WithoutCountry(string number)
    {
        var rest = number.StartsWith("+84", StringComparison.Ordinal) ? number[3..]
            : number.StartsWith("0084", StringComparison.Ordinal) ? number[4..]
            : number.StartsWith("84", StringComparison.Ordinal) && number.Length >= 11 ? number[2..] : null;
        if (rest is ['0', ..] && rest.Length is 10 or 11) rest = rest[1..];
        return rest is { Length: 9 or 10 } ? "0" + rest : null;
    }

    private static bool HasLostZero(string number) => number.Length switch
    {
        9 => MobileStarts.Contains(number[0], StringComparison.Ordinal) || number[0] == '2',
        10 => number[0] == '2' || (number[0] == '1' && number[1] is '2' or '6' or '8' or '9'),
        _ => false,
    };

    private static bool IsValid(string text)
    {
        if (text.Length is not (10 or 11) || text[0] != '0' || !IsDigits(text)) return false;
        return text[1] == '2' || (text.Length == 10 && MobileStarts.Contains(text[1], StringComparison.Ordinal));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
