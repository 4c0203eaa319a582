using System.Text.RegularExpressions;

namespace Lms.Domain.Reminders;

/// <summary>
/// The text of a reminder, written once for many units: places such as <c>{đơn vị}</c> are filled with what is true of each unit
/// when it is sent.
/// </summary>
public sealed partial record ReminderText
{
    /// <summary>Longest text in characters, before its places are filled.</summary>
    public const int MaxLength = 2000;

    /// <summary>The places that a text may have.</summary>
    public static IReadOnlyList<string> Places { get; } =
        ["đơn vị", "kế hoạch", "hạn", "còn lại", "chỉ tiêu", "đã cử", "còn thiếu", "cách nộp", "liên kết"];

    private ReminderText(string template) => Template = template;

    public string Template { get; }

    public static Outcome<ReminderText> Parse(string? text)
    {
        var template = (text ?? "").Trim().ReplaceLineEndings("\n").Normalize();
        if (template.Length == 0) return new ReminderTextEmpty();
        if (template.Length > MaxLength) return new ReminderTextTooLong(template.Length, MaxLength);
        var unknown = Place().Matches(template).Select(m => m.Groups[1].Value.Trim()).FirstOrDefault(name => !Places.Contains(name));
        return unknown is null ? new ReminderText(template) : new ReminderPlaceUnknown(unknown, string.Join(", ", Places.Select(p => $"{{{p}}}")));
    }

    /// <summary>The text as one unit gets it.</summary>
    public string For(UnitStand stand) => Place().Replace(Template, place => place.Groups[1].Value.Trim() switch
    {
        "đơn vị" => stand.Unit,
        "kế hoạch" => stand.Plan,
        "hạn" => stand.Deadline,
        "còn lại" => stand.TimeLeft,
        "chỉ tiêu" => $"{stand.Seats}",
        "đã cử" => $"{stand.Taken}",
        "còn thiếu" => $"{stand.Seats - stand.Taken}",
        "cách nộp" => SubmissionWords.Of(stand.Way),
        _ => stand.Link,
    });

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();
}

/// <summary>What is true of a unit at the moment of a reminder.</summary>
/// <param name="Deadline">Hạn nộp in words.</param>
/// <param name="TimeLeft">How long it still is, or was, in words: see <see cref="TimeLeftWords"/>.</param>
/// <param name="Link">Where the unit sends its list.</param>
public sealed record UnitStand(string Unit, string Plan, string Deadline, string TimeLeft, int Seats, int Taken, string Link)
{
    /// <summary>What the page behind the link lets the unit do at this moment.</summary>
    public required SubmissionWay Way { get; init; }
}

/// <summary>How a unit that owes a list can still send it.</summary>
public enum SubmissionWay
{
    /// <summary>Lists are taken.</summary>
    Open,

    /// <summary>The deadline is over: the unit asks to be late.</summary>
    AskToBeLate,

    /// <summary>The plan takes no lists at all.</summary>
    Closed,
}

/// <summary>Cách nộp in words: a reminder must not ask for what its link refuses.</summary>
public static class SubmissionWords
{
    /// <summary>The button behind the link, as it is called there.</summary>
    public const string AskToBeLate = "Xin nộp muộn";

    public static string Of(SubmissionWay way) => way switch
    {
        SubmissionWay.Open =>
            "Đề nghị đơn vị nộp danh sách tại trang dưới đây. Nếu không có người để cử, đề nghị báo trên trang đó.",
        SubmissionWay.AskToBeLate =>
            $"Đã hết hạn nộp. Nếu còn người để cử, đề nghị đơn vị gửi “{AskToBeLate}” kèm lý do tại trang dưới đây.",
        SubmissionWay.Closed =>
            "Kế hoạch không nhận danh sách nữa. Nếu cần bổ sung, đề nghị liên hệ cán bộ phụ trách kế hoạch.",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };
}

/// <summary>Thời gian còn lại in words, for letters, which are in Vietnamese whatever the reader of the page prefers.</summary>
public static class TimeLeftWords
{
    /// <summary>"còn 1 ngày 16 giờ", "còn 2 giờ 5 phút", "còn chưa đến 1 phút", "đã quá hạn 3 ngày 2 giờ".</summary>
    public static string Of(TimeSpan left) => left > TimeSpan.Zero ? $"còn {Length(left)}" : $"đã quá hạn {Length(left.Negate())}";

    private static string Length(TimeSpan time)
    {
        (int Count, string Word)[] parts = time.Days > 0
            ? [(time.Days, "ngày"), (time.Hours, "giờ")]
            : [(time.Hours, "giờ"), (time.Minutes, "phút")];
        var said = parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Word}").ToList();
        return said.Count > 0 ? string.Join(' ', said) : "chưa đến 1 phút";
    }
}

/// <summary>Nothing was written.</summary>
public sealed record ReminderTextEmpty : Refusal;

public sealed record ReminderTextTooLong(int Length, int Max) : Refusal;

/// <summary>The text has a place that nothing fills.</summary>
public sealed record ReminderPlaceUnknown(string Place, string Known) : Refusal;

/// <summary>No unit was chosen.</summary>
public sealed record ReminderToNobody : Refusal;
