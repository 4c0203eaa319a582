using System.Globalization;
using System.Text.RegularExpressions;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>Ngày sinh. Where day and month could be either, the day comes first, as it does in Vietnam.</summary>
internal static partial class BirthDateCell
{
    private const TraineeColumn Column = TraineeColumn.BirthDate;
    private const string Form = "dd/MM/yyyy";
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    public static (DateOnly? Date, int? Year) Read(RowDraft draft)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return (null, null);
        // Nearly every cell is as it should be, and needs no expression.
        if (DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain) && plain.Year is >= FirstYear and <= LastYear) return Accept(draft, text, plain, "BirthDateForm");
        var written = TimeOfDay().Replace(text, "");
        if (YearOnly().Match(written) is { Success: true } y && Number(y.Groups["y"]) is var year && IsYear(year, draft.Rules))
        {
            draft.Warn(FindingCode.FMT, Column, "BirthDateYearOnly", text, ("Year", $"{year}"));
            return (null, year);
        }
        return Parse(written, draft.Rules) is var (date, name) ? Accept(draft, text, date, name) : Reject(draft, text, written);
    }

    private static (DateOnly?, int?) Accept(RowDraft draft, string text, DateOnly date, string name)
    {
        var canonical = draft.Fix(FindingCode.FMT, Column, name, text, Canonical(date));
        var (today, rules) = (draft.Rules.Today, draft.Rules);
        if (date > today) draft.Warn(FindingCode.FMT, Column, "BirthDateFuture", canonical);
        else if (date.AddYears(rules.YoungestAge) > today) draft.Warn(FindingCode.FMT, Column, "BirthDateTooYoung", canonical, ("Age", $"{rules.YoungestAge}"));
        else if (date < today.AddYears(-rules.OldestAge - 1)) draft.Warn(FindingCode.FMT, Column, "BirthDateTooOld", canonical, ("Age", $"{rules.OldestAge}"));
        return (date, date.Year);
    }

    private static (DateOnly?, int?) Reject(RowDraft draft, string text, string written)
    {
        var match = DayMonthYear().Match(written);
        if (match.Success && Date(match.Groups["y"], match.Groups["d"], match.Groups["m"], draft.Rules) is { } swapped)
            draft.Block(FindingCode.FMT, Column, "BirthDateMonthFirst", text, ("Suggested", Canonical(swapped)), (RowFinding.Proposal, Canonical(swapped)));
        else
            draft.Block(FindingCode.FMT, Column, "BirthDateInvalid", text);
        return (null, null);
    }

    private static (DateOnly Date, string Name)? Parse(string text, RowRules rules)
    {
        if (Serial().Match(text) is { Success: true } serial)
            return new DateOnly(1899, 12, 30).AddDays(Number(serial.Groups["n"])) is { Year: <= LastYear } day ? (day, "BirthDateSerial") : null;
        var match = YearMonthDay().Match(text) is { Success: true } iso ? iso : DayMonthYear().Match(text);
        if (!match.Success) return null;
        var shortYear = match.Groups["y"].Length == 2;
        return Date(match.Groups["y"], match.Groups["m"], match.Groups["d"], rules) is { } date
            ? (date, shortYear ? "BirthDateShortYear" : "BirthDateForm") : null;
    }

    private static DateOnly? Date(Group year, Group month, Group day, RowRules rules)
    {
        var (y, m, d) = (Number(year), Number(month), Number(day));
        if (year.Length == 2) y += 2000 + y > rules.Today.Year - rules.YoungestAge ? 1900 : 2000;
        return y is < FirstYear or > LastYear || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m) ? null : new DateOnly(y, m, d);
    }

    private static bool IsYear(int year, RowRules rules) => year >= FirstYear && year <= rules.Today.Year;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static string Canonical(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( ?[AaPp][Mm]| SA| CH|Z)?$")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^([0-9]{1,2}[-./]|năm )?(?<y>[0-9]{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"^(?<n>[1-7][0-9]{4})(\.[0-9]+)?$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})$")]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"^(ngày )?(?<d>[0-9]{1,2})( tháng | ?[-/.,\\ ] ?)(?<m>[0-9]{1,2})( năm | ?[-/.,\\ ] ?)(?<y>[0-9]{4}|[0-9]{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonthYear();
}
