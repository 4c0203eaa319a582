using System.Globalization;
using System.Text;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>What both kinds of identifier share.</summary>
internal static class IdText
{
    /// <summary>True for what a spreadsheet makes of a long number: digits are lost and cannot be won back.</summary>
    public static bool IsScientific(string text)
    {
        var e = text.IndexOfAny(['E', 'e']);
        if (e <= 0 || e == text.Length - 1) return false;
        var mark = text.AsSpan(0, e).IndexOfAny('.', ',');
        var isWhole = IsDigits(text.AsSpan(0, mark < 0 ? e : mark));
        var isParted = mark < 0 || IsDigits(text.AsSpan(mark + 1, e - mark - 1));
        var power = text.AsSpan(e + 1);
        return isWhole && isParted && (power[0] == '+' ? IsDigits(power[1..]) : mark >= 0 && IsDigits(power));
    }

    public static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}

/// <summary>Mã định danh ngành: capitals and digits, kept as the ministry's database writes it.</summary>
internal static class TeacherCodeCell
{
    private const TraineeColumn Column = TraineeColumn.TeacherCode;
    private const int Shortest = 3;
    private const int Longest = 30;

    public static string? Read(RowDraft draft)
    {
        var text = draft.TextUnlessNone(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return null;
        if (IdText.IsScientific(text))
        {
            draft.Block(FindingCode.ID, Column, "IdScientific", text);
            return null;
        }
        var code = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (IsCode(code)) return draft.Fix(FindingCode.ID, Column, "TeacherCodeForm", text, code);
        draft.Block(FindingCode.ID, Column, "TeacherCodeInvalid", text);
        return null;
    }

    private static bool IsCode(string text)
    {
        if (text.Length is < Shortest or > Longest || !IsLetterOrDigit(text[0])) return false;
        foreach (var c in text)
        {
            if (!IsLetterOrDigit(c) && c is not ('.' or '/' or '_' or '-')) return false;
        }
        return true;
    }

    private static bool IsLetterOrDigit(char c) => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c == 'Đ';
}

/// <summary>
/// Số CCCD/ĐDCN: 12 digits = province of birth registration (3), century and sex (1), year (2), number (6).
/// </summary>
internal static class PersonalIdCell
{
    private const TraineeColumn Column = TraineeColumn.PersonalId;
    private const int Whole = 12;
    private const int Old = 9;

    public static string? Read(RowDraft draft, Gender? gender, int? birthYear)
    {
        var text = draft.TextUnlessNone(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return null;
        if (IdText.IsScientific(text)) return Block(draft, "IdScientific", text);
        var digits = WithoutSeparators(text);
        if (!IdText.IsDigits(digits))
        {
            draft.BlockWithOffers(FindingCode.ID, Column, "PersonalIdInvalid", text, IdsIn(text, draft.Rules));
            return null;
        }
        if (digits.Length == Old)
        {
            draft.Fix(FindingCode.ID, Column, "IdSeparators", text, digits);
            draft.Warn(FindingCode.ID, Column, "PersonalIdOld", digits);
            return digits;
        }
        var id = digits.Length is 10 or 11 && digits[0] != '0' ? digits.PadLeft(Whole, '0') : digits;
        if (id.Length != Whole) return Block(draft, "PersonalIdLength", text, ("Length", $"{digits.Length}"));
        if (!IsProvince(id, draft.Rules)) return Block(draft, "PersonalIdProvince", text, ("Province", id[..3]));
        return Accept(draft, text, digits, id, gender, birthYear);
    }

    private static string Accept(RowDraft draft, string text, string digits, string id, Gender? gender, int? birthYear)
    {
        draft.Fix(FindingCode.ID, Column, "IdSeparators", text, digits);
        draft.Fix(FindingCode.ID, Column, "PersonalIdLostZero", digits, id);
        if (digits != id) draft.Warn(FindingCode.ID, Column, "PersonalIdLostZeroCheck", id);
        var sex = (id[3] - '0') % 2 == 0 ? Gender.Male : Gender.Female;
        if (gender is { } told && told != sex) draft.Warn(FindingCode.ID, Column, "PersonalIdSexDiffers", id);
        var year = 1900 + (id[3] - '0') / 2 * 100 + int.Parse(id.AsSpan(4, 2), CultureInfo.InvariantCulture);
        if (birthYear is { } born && born != year)
            draft.Warn(FindingCode.ID, Column, "PersonalIdYearDiffers", id, ("IdYear", $"{year}"), ("BirthYear", $"{born}"));
        return id;
    }

    /// <summary>
    /// The ids among words, such as "CCCD: …" or "… cấp ngày 01/01/2021", a letter O, I or l beside a digit taken for
    /// one: whole ones, else old ones.
    /// </summary>
    private static IReadOnlyList<string> IdsIn(string text, RowRules rules)
    {
        var runs = Runs(Typed(text));
        var whole = runs.SelectMany(groups => Joined(groups, Whole)).Where(id => IsProvince(id, rules)).Distinct();
        if (whole.ToList() is { Count: > 0 } ids) return ids;
        return [.. runs.SelectMany(groups => Joined(groups, Old)).Distinct()];
    }

    private static string Typed(string text)
    {
        var typed = text.ToCharArray();
        for (var i = 0; i < typed.Length; i++)
        {
            var digit = typed[i] switch { 'O' or 'o' or 'Q' => '0', 'I' or 'l' or '|' => '1', _ => '\0' };
            var isBehind = i > 0 && char.IsAsciiDigit(typed[i - 1]);
            var isBefore = i + 1 < typed.Length && char.IsAsciiDigit(typed[i + 1]);
            if (digit != '\0' && (isBehind || isBefore)) typed[i] = digit;
        }
        return new(typed);
    }

    /// <summary>The groups of digits, those together between which stands one space, dot or dash.</summary>
    private static List<List<string>> Runs(string text)
    {
        var runs = new List<List<string>>();
        var end = -2;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at])) continue;
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            var goesOn = start == end + 1 && text[end] is ' ' or '.' or '-';
            if (!goesOn) runs.Add([]);
            runs[^1].Add(text[start..at]);
            end = at;
        }
        return runs;
    }

    /// <summary>What neighbouring groups make that has so many digits.</summary>
    private static IEnumerable<string> Joined(List<string> groups, int length)
    {
        for (var from = 0; from < groups.Count; from++)
        {
            var joined = new StringBuilder();
            for (var i = from; i < groups.Count && joined.Length < length; i++) joined.Append(groups[i]);
            if (joined.Length == length) yield return joined.ToString();
        }
    }

    private static bool IsProvince(string id, RowRules rules)
    {
        var code = int.Parse(id.AsSpan(0, 3), CultureInfo.InvariantCulture);
        return (code >= 1 && code <= rules.LastProvince) || code == rules.SampleProvince;
    }

    /// <summary>
    /// Without spaces, dots and dashes, and without the ".0" of a number that was written as a decimal.
    /// </summary>
    private static string WithoutSeparators(string text)
    {
        var whole = text.AsSpan();
        if (whole.TrimEnd('0') is [.. var before, '.'] && before.Length + 1 < text.Length) whole = before;
        var digits = new StringBuilder(whole.Length);
        foreach (var c in whole)
        {
            if (c is not (' ' or '.' or '-')) digits.Append(c);
        }
        return digits.ToString();
    }

    private static string? Block(RowDraft draft, string name, string text, params ReadOnlySpan<(string, string)> arguments)
    {
        draft.Block(FindingCode.ID, Column, name, text, arguments);
        return null;
    }
}
