using System.Globalization;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>Ngày sinh. Where day and month could be either, the day comes first, as it does in Vietnam.</summary>
internal static class BirthDateCell
{
    private const TraineeColumn Column = TraineeColumn.BirthDate;
    private const string Form = "dd/MM/yyyy";
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    public static (DateOnly? Date, int? Year) Read(RowDraft draft)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return (null, null);
        // Nearly every cell is as it should be.
        if (DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain)
            && plain.Year is >= FirstYear and <= LastYear) return Accept(draft, text, plain, "BirthDateForm");
        if (WrittenDate.YearAlone(text) is { } year && year >= FirstYear && year <= draft.Rules.Today.Year)
        {
            draft.Warn(FindingCode.FMT, Column, "BirthDateYearOnly", text, ("Year", $"{year}"));
            return (null, year);
        }
        if (WrittenDate.IsSerial(text)) return Serial(draft, text);
        if (WrittenDate.Parse(text) is { } written) return Read(draft, text, written);
        draft.Block(FindingCode.FMT, Column, "BirthDateInvalid", text);
        return (null, null);
    }

    private static (DateOnly?, int?) Serial(RowDraft draft, string text)
    {
        var days = int.Parse(text.AsSpan(0, 5), CultureInfo.InvariantCulture);
        var day = new DateOnly(1899, 12, 30).AddDays(days);
        if (day.Year <= LastYear) return Accept(draft, text, day, "BirthDateSerial");
        draft.Block(FindingCode.FMT, Column, "BirthDateInvalid", text);
        return (null, null);
    }

    private static (DateOnly?, int?) Read(RowDraft draft, string text, WrittenDate written)
    {
        if (Date(written.Year, written.IsShortYear, written.Month, written.Day, draft.Rules) is { } date)
        {
            var name = written.IsShortYear ? "BirthDateShortYear" : "BirthDateForm";
            return Timed(draft, text, date, written, name);
        }
        var swapped = Date(written.Year, written.IsShortYear, written.Day, written.Month, draft.Rules);
        if (swapped is { } other && !written.IsMonthNamed)
        {
            var likely = Canonical(other);
            draft.Block(FindingCode.FMT, Column, "BirthDateMonthFirst", text,
                ("Suggested", likely), (RowFinding.Proposal, likely));
        }
        else
        {
            draft.Block(FindingCode.FMT, Column, "BirthDateInvalid", text);
        }
        return (null, null);
    }

    /// <summary>
    /// An hour with its zone is an instant, whose day here may be another; an hour alone is told, for it may hide
    /// one.
    /// </summary>
    private static (DateOnly?, int?) Timed(RowDraft draft, string text, DateOnly date, WrittenDate written, string name)
    {
        var hour = written.Time ?? TimeSpan.Zero;
        if (written.Offset is { } offset && date.Year > FirstYear && date.Year < LastYear)
        {
            var instant = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue) + hour, offset);
            date = VietnamTime.DateOf(instant);
            var read = Accept(draft, text, date, name);
            draft.Warn(FindingCode.FMT, Column, "BirthDateInstant", Canonical(date), ("Written", text));
            return read;
        }
        var accepted = Accept(draft, text, date, name);
        if (hour != TimeSpan.Zero)
            draft.Warn(FindingCode.FMT, Column, "BirthDateHasTime", Canonical(date), ("Written", text));
        return accepted;
    }

    private static (DateOnly?, int?) Accept(RowDraft draft, string text, DateOnly date, string name)
    {
        var canonical = draft.Fix(FindingCode.FMT, Column, name, text, Canonical(date));
        var (today, rules) = (draft.Rules.Today, draft.Rules);
        if (date > today)
            draft.Warn(FindingCode.FMT, Column, "BirthDateFuture", canonical);
        else if (date.AddYears(rules.YoungestAge) > today)
            draft.Warn(FindingCode.FMT, Column, "BirthDateTooYoung", canonical, ("Age", $"{rules.YoungestAge}"));
        else if (date < today.AddYears(-rules.OldestAge - 1))
            draft.Warn(FindingCode.FMT, Column, "BirthDateTooOld", canonical, ("Age", $"{rules.OldestAge}"));
        return (date, date.Year);
    }

    private static DateOnly? Date(int year, bool isShort, int month, int day, RowRules rules)
    {
        if (isShort) year += 2000 + year > rules.Today.Year - rules.YoungestAge ? 1900 : 2000;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1) return null;
        return day > DateTime.DaysInMonth(year, month) ? null : new DateOnly(year, month, day);
    }

    private static string Canonical(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);
}
