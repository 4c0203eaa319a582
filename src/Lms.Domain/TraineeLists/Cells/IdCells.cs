using System.Globalization;
using System.Text.RegularExpressions;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>What both kinds of identifier share.</summary>
internal static partial class IdText
{
    /// <summary>True for what a spreadsheet makes of a long number: digits are lost and cannot be won back.</summary>
    public static bool IsScientific(string text) => Scientific().IsMatch(text);

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?[Ee]\+[0-9]+$|^[0-9]+[.,][0-9]+[Ee][0-9]+$")]
    private static partial Regex Scientific();
}

/// <summary>Mã định danh ngành: capitals and digits, kept as the ministry's database writes it.</summary>
internal static partial class TeacherCodeCell
{
    private const TraineeColumn Column = TraineeColumn.TeacherCode;

    public static string? Read(RowDraft draft)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return null;
        if (IdText.IsScientific(text))
        {
            draft.Block(FindingCode.ID, Column, "IdScientific", text);
            return null;
        }
        var code = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (Form().IsMatch(code)) return draft.Fix(FindingCode.ID, Column, "TeacherCodeForm", text, code);
        draft.Block(FindingCode.ID, Column, "TeacherCodeInvalid", text);
        return null;
    }

    [GeneratedRegex(@"^[0-9A-ZĐ][0-9A-ZĐ./_-]{2,29}$")]
    private static partial Regex Form();
}

/// <summary>
/// Số CCCD/ĐDCN: 12 digits = province of birth registration (3), century and sex (1), year (2), number (6).
/// </summary>
internal static partial class PersonalIdCell
{
    private const TraineeColumn Column = TraineeColumn.PersonalId;

    public static string? Read(RowDraft draft, Gender? gender, int? birthYear)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return null;
        if (IdText.IsScientific(text)) return Block(draft, "IdScientific", text);
        var digits = Separators().Replace(ZeroDecimals().Replace(text, ""), "");
        if (!digits.All(char.IsAsciiDigit)) return Block(draft, "PersonalIdInvalid", text);
        if (digits.Length == 9)
        {
            draft.Fix(FindingCode.ID, Column, "IdSeparators", text, digits);
            draft.Warn(FindingCode.ID, Column, "PersonalIdOld", digits);
            return digits;
        }
        var id = digits.Length is 10 or 11 && digits[0] != '0' ? digits.PadLeft(12, '0') : digits;
        if (id.Length != 12) return Block(draft, "PersonalIdLength", text, ("Length", $"{digits.Length}"));
        if (!IsProvince(int.Parse(id.AsSpan(0, 3), CultureInfo.InvariantCulture), draft.Rules)) return Block(draft, "PersonalIdProvince", text, ("Province", id[..3]));
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

    private static bool IsProvince(int code, RowRules rules) => (code >= 1 && code <= rules.LastProvince) || code == rules.SampleProvince;

    private static string? Block(RowDraft draft, string name, string text, params ReadOnlySpan<(string, string)> arguments)
    {
        draft.Block(FindingCode.ID, Column, name, text, arguments);
        return null;
    }

    [GeneratedRegex(@"[ .\-]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\.0+$")]
    private static partial Regex ZeroDecimals();
}
