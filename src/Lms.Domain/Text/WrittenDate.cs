using System.Globalization;

namespace Lms.Domain.Text;

/// <summary>
/// Ngày as people and programs write it: "5/9/1985", "3-Apr-80", "Thứ Bảy, 08 Tháng Chín 1985",
/// "1980-04-02T17:00:00Z".
/// </summary>
/// <param name="Day">The number in the day's place, whether or not it can be one.</param>
/// <param name="Month">The number in the month's place, whether or not it can be one.</param>
/// <param name="IsShortYear">The year has two digits.</param>
/// <param name="IsMonthNamed">The month is a word, so that day and month cannot be mistaken for each other.</param>
/// <param name="Time">The hour that stands behind the date.</param>
/// <param name="Offset">The hour's distance from UTC; null where none is written.</param>
public readonly record struct WrittenDate(
    int Day, int Month, int Year, bool IsShortYear, bool IsMonthNamed, TimeSpan? Time, TimeSpan? Offset)
{
    private const int Longest = 60;
    private const int LongestNumber = 4;
    private const string Separators = "-/.,\\";

    private static readonly string[] EnglishMonths =
    [
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ];

    private static readonly string[] EnglishDays =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>
    /// Tháng: the words of the numbers, without marks. The fifth is written like the word for a year.
    /// </summary>
    private static readonly Dictionary<string, int> MonthWords = new()
    {
        ["gieng"] = 1,
        ["mot"] = 1,
        ["hai"] = 2,
        ["ba"] = 3,
        ["tu"] = 4,
        ["bon"] = 4,
        ["nam"] = 5,
        ["sau"] = 6,
        ["bay"] = 7,
        ["tam"] = 8,
        ["chin"] = 9,
        ["muoi"] = 10,
        ["chap"] = 12,
    };

    private enum Sign { Number, Word }

    /// <summary>
    /// The date, or null for what is none. Whether its numbers are a day of the calendar is not asked.
    /// </summary>
    public static WrittenDate? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > Longest) return null;
        var (date, hour) = Split(text);
        (TimeSpan? time, TimeSpan? offset) = (null, null);
        if (hour.Length > 0)
        {
            if (HourOf(hour) is not { } read) return null;
            (time, offset) = read;
        }
        return Tokens(date) is { } tokens && Read(WithoutDayOfWeek(tokens)) is { } parts
            ? parts with { Time = time, Offset = offset } : null;
    }

    /// <summary>The year where nothing but a year, or a month with its year, is written.</summary>
    public static int? YearAlone(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest || Tokens(text) is not { Count: > 0 and <= 4 } tokens) return null;
        if (tokens[^1] is not (Sign.Number, { Length: 4 } year)) return null;
        var before = tokens.Take(tokens.Count - 1).Select(token => token.Text).ToList();
        if (before is [.., "nam"]) before.RemoveAt(before.Count - 1);
        if (before is ["sinh", ..] or ["thang", ..]) before.RemoveAt(0);
        var isYear = before.Count == 0
            || (before is [var month] && (EnglishMonth(month) is not null || (month.Length <= 2 && IsNumber(month))));
        return isYear ? Number(year) : null;
    }

    /// <summary>True for a day's number as spreadsheets keep it, counted from 1900.</summary>
    public static bool IsSerial(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 5 || text[0] is < '1' or > '7' || !IsNumber(text.AsSpan(0, 5))) return false;
        return text.Length == 5 || (text.Length is > 6 and < Longest && text[5] == '.' && IsNumber(text.AsSpan(6)));
    }

    /// <summary>True for a whole date in any form.</summary>
    public static bool IsDate(string text) => IsSerial(text) || Parse(text) is not null;

    /// <summary>The day's part and the hour's, parted before the number that a colon follows.</summary>
    private static (string Date, string Hour) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return (text, "");
        var start = colon;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        var isParted = start > 1 && start < colon && text[start - 1] is ' ' or 'T';
        return isParted ? (text[..(start - 1)].TrimEnd(' ', ','), text[start..]) : (text, "");
    }

    /// <summary>
    /// "17:00", "12:00:00 AM", "17:00:00.000Z", "00:00+07:00"; SA and CH are the Vietnamese AM and PM.
    /// </summary>
    private static (TimeSpan Time, TimeSpan? Offset)? HourOf(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ':' or '.')) end++;
        var parts = text[..end].Split(':');
        if (parts.Length is < 2 or > 3) return null;
        if (!IsUpTo(parts[0], 23, out var hours) || !IsUpTo(parts[1], 59, out var minutes)) return null;
        var seconds = 0;
        if (parts.Length == 3 && !IsUpTo(parts[2].Split('.')[0], 59, out seconds)) return null;
        TimeSpan? offset = null;
        switch (text[end..].Trim().ToUpperInvariant())
        {
            case "":
                break;
            case "AM" or "SA":
                hours %= 12;
                break;
            case "PM" or "CH":
                hours = (hours % 12) + 12;
                break;
            case "Z" or "UTC" or "GMT":
                offset = TimeSpan.Zero;
                break;
            case var zone:
                if (OffsetOf(zone) is not { } read) return null;
                offset = read;
                break;
        }
        return (new TimeSpan(hours, minutes, seconds), offset);
    }

    /// <summary>"+07:00", "-0500", "+07".</summary>
    private static TimeSpan? OffsetOf(string zone)
    {
        if (zone is not ['+' or '-', ..]) return null;
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is not (2 or 4) || !IsUpTo(digits[..2], 14, out var hours)) return null;
        var minutes = 0;
        if (digits.Length == 4 && !IsUpTo(digits[2..], 59, out minutes)) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return zone[0] == '-' ? -offset : offset;
    }

    /// <summary>
    /// The numbers and the words without marks; null where anything else stands between, before or behind them.
    /// </summary>
    private static List<(Sign Sign, string Text)>? Tokens(string text)
    {
        var tokens = new List<(Sign, string)>();
        var (at, words) = (0, text);
        while (at < words.Length)
        {
            var start = at;
            if (char.IsAsciiDigit(words[at]))
            {
                while (at < words.Length && char.IsAsciiDigit(words[at])) at++;
                if (at - start > LongestNumber) return null;
                tokens.Add((Sign.Number, words[start..at]));
            }
            else if (char.IsLetter(words[at]))
            {
                while (at < words.Length && IsOfWord(words[at])) at++;
                tokens.Add((Sign.Word, VietnameseText.Fold(words[start..at])));
            }
            else
            {
                var marks = 0;
                while (at < words.Length && !char.IsLetterOrDigit(words[at]))
                {
                    if (words[at] != ' ' && (!IsSeparator(words[at]) || ++marks > 1)) return null;
                    at++;
                }
                if (tokens.Count == 0 || at == words.Length) return null;
            }
        }
        return tokens;
    }

    private static bool IsSeparator(char c) => Separators.Contains(c, StringComparison.Ordinal);

    private static bool IsOfWord(char c) =>
        char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsEnglishDay(string word) =>
        EnglishDays.Any(name => name.StartsWith(word, StringComparison.Ordinal));

    /// <summary>Drops "Thứ Bảy", "Chủ Nhật", "Saturday", "ngày", "mùng" at the front.</summary>
    private static List<(Sign Sign, string Text)> WithoutDayOfWeek(List<(Sign Sign, string Text)> tokens)
    {
        var words = tokens.Select(token => token.Text).Take(3).ToList();
        var drop = words switch
        {
            // "Thu, 5 Sep 1985" is a Thursday, "Thứ 5, 5/9/1985" as well.
            ["thu", var day, var next] when IsDayOfWeek(day) && EnglishMonth(next) is null => 2,
            ["chu", "nhat", ..] => 2,
            ["cn", ..] => 1,
            [{ Length: >= 3 } day, ..] when IsEnglishDay(day) => 1,
            _ => 0,
        };
        while (drop < tokens.Count && tokens[drop].Text is "sinh" or "ngay" or "mung" or "mong") drop++;
        return drop == 0 ? tokens : tokens[drop..];
    }

    private static bool IsDayOfWeek(string word) => MonthWords.ContainsKey(word) || word is [>= '2' and <= '7'];

    private static WrittenDate? Read(List<(Sign Sign, string Text)> tokens) => tokens switch
    {
        [(Sign.Number, { Length: 4 } y), (Sign.Number, var m), (Sign.Number, var d)] => Numbers(d, m, y),
        [(Sign.Number, var d), (Sign.Number, var m), (Sign.Number, var y)] => Numbers(d, m, y),
        [(Sign.Number, var d), (Sign.Word, "thang" or "thg" or "th" or "t"), .. var rest] => Vietnamese(d, rest),
        [(Sign.Number, var d), (Sign.Word, "st" or "nd" or "rd"), (Sign.Word, var m), (Sign.Number, var y)] =>
            English(d, m, y),
        [(Sign.Number, { Length: 4 } y), (Sign.Word, var m), (Sign.Number, var d)] => English(d, m, y),
        [(Sign.Number, var d), (Sign.Word, var m), (Sign.Number, var y)] => English(d, m, y),
        [(Sign.Word, var m), (Sign.Number, var d), (Sign.Number, var y)] => English(d, m, y),
        _ => null,
    };

    /// <summary>Behind "05 tháng": "9 năm 1985", "Chín 1985", "mười hai năm 1985".</summary>
    private static WrittenDate? Vietnamese(string day, List<(Sign Sign, string Text)> rest)
    {
        if (rest.Count is < 2 or > 4 || rest[^1] is not (Sign.Number, var year)) return null;
        var words = rest[..^1];
        // "5th September 1985": th is the English ending of a number here.
        if (words is [(Sign.Word, var name)] && EnglishMonth(name) is not null) return English(day, name, year);
        if (words is [_, .., (Sign.Word, "nam")]) words.RemoveAt(words.Count - 1);
        var isNamed = words[0].Sign == Sign.Word;
        int? month = words switch
        {
            [(Sign.Number, { Length: <= 2 } number)] => Number(number),
            [(Sign.Word, "muoi"), (Sign.Word, "mot")] => 11,
            [(Sign.Word, "muoi"), (Sign.Word, "hai")] => 12,
            [(Sign.Word, var word)] when MonthWords.TryGetValue(word, out var named) => named,
            _ => null,
        };
        if (month is not { } known || Numbers(day, $"{known}", year) is not { } date) return null;
        return date with { IsMonthNamed = isNamed };
    }

    private static WrittenDate? English(string day, string month, string year) =>
        EnglishMonth(month) is { } number && Numbers(day, $"{number}", year) is { } date
            ? date with { IsMonthNamed = true } : null;

    private static WrittenDate? Numbers(string day, string month, string year) =>
        day.Length > 2 || month.Length > 2 || year.Length is not (2 or 4) ? null
            : new(Number(day), Number(month), Number(year), year.Length == 2, false, null, null);

    /// <summary>"Apr", "sept", "September".</summary>
    private static int? EnglishMonth(string word)
    {
        if (word.Length < 3) return null;
        var index = Array.FindIndex(EnglishMonths, name => name.StartsWith(word, StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    private static bool IsUpTo(string digits, int most, out int number)
    {
        number = 0;
        return digits.Length is 1 or 2 && IsNumber(digits) && (number = Number(digits)) <= most;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
