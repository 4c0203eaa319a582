using System.Text.RegularExpressions;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>Điện thoại: 10 digits of a mobile, 10 or 11 of a landline, with the leading 0.</summary>
internal static partial class PhoneCell
{
    private const TraineeColumn Column = TraineeColumn.Phone;

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
        if (Valid().IsMatch(text)) return text;
        var parts = Parts(text);
        if (parts.Count > 1) return ReadSeveral(draft, text, parts);
        var (number, name) = Mend(text);
        if (number is not null) return draft.Fix(FindingCode.FMT, Column, name, text, number);
        Block(draft, text);
        return null;
    }

    /// <summary>A letter O, I or l typed for a digit is likely enough to be proposed, not to be changed.</summary>
    private static void Block(RowDraft draft, string text)
    {
        var typed = string.Concat(text.Select(c => c switch { 'O' or 'o' or 'Q' => '0', 'I' or 'l' or '|' => '1', _ => c }));
        if (typed != text && Mend(typed).Number is { } number) draft.Block(FindingCode.FMT, Column, "PhoneInvalid", text, (RowFinding.Proposal, number));
        else draft.Block(FindingCode.FMT, Column, "PhoneInvalid", text);
    }

    /// <summary>The first number is used; the cell keeps them all, for nobody but its owner knows which is right.</summary>
    private static string? ReadSeveral(RowDraft draft, string text, IReadOnlyList<string> parts)
    {
        var numbers = parts.Select(part => Mend(part).Number).ToList();
        if (numbers[0] is not { } first)
        {
            Block(draft, text);
            return null;
        }
        draft.Warn(FindingCode.FMT, Column, "PhoneTwo", text, ("Used", first), (RowFinding.Proposal, first));
        return first;
    }

    private static IReadOnlyList<string> Parts(string text)
    {
        var parts = Between().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        if (parts.Count != 1 || text.Count(char.IsAsciiDigit) < 18) return parts;
        var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.All(word => word.Count(char.IsAsciiDigit) >= 9) ? words : parts;
    }

    private static (string? Number, string Name) Mend(string text)
    {
        var number = Separators().Replace(ZeroDecimals().Replace(text, ""), "");
        if (!Digits().IsMatch(number)) return (null, "");
        var name = "PhoneSeparators";
        if (CountryCode().Match(number) is { Success: true } abroad) (number, name) = ("0" + abroad.Groups["rest"].Value, "PhoneCountryCode");
        else if (LostZero().IsMatch(number)) (number, name) = ("0" + number, "PhoneLostZero");
        if (number.Length == 11 && Since2018.TryGetValue(number[..4], out var prefix)) (number, name) = (prefix + number[4..], "PhoneOldPrefix");
        return Valid().IsMatch(number) ? (number, name) : (null, "");
    }

    [GeneratedRegex(@"[/;,|&]| - |\bhoặc\b|\bvà\b", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"[ .\-()\u2010-\u2013]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\.0$")]
    private static partial Regex ZeroDecimals();

    [GeneratedRegex(@"^\+?[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(\+84|0084|84(?=[0-9]{9}))0?(?<rest>[0-9]{9,10})$")]
    private static partial Regex CountryCode();

    [GeneratedRegex(@"^([35789][0-9]{8}|1[2689][0-9]{8}|2[0-9]{8,9})$")]
    private static partial Regex LostZero();

    [GeneratedRegex(@"^(0[35789][0-9]{8}|02[0-9]{8,9})$")]
    private static partial Regex Valid();
}
