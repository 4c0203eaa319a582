using System.Globalization;
using System.Text;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.MyCourse;

/// <summary>Lịch của khóa as an iCalendar file (RFC 5545), for the calendar on a phone.</summary>
public sealed class CourseCalendar(Localizer text)
{
    private const int MostOctets = 75;

    public byte[] Write(MyCoursePage course, string site)
    {
        ArgumentNullException.ThrowIfNull(course);
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LanguagePlan LMS//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", Line("X-WR-CALNAME", course.Plan.Title) };
        foreach (var block in course.Blocks) lines.AddRange(Block(course, block.Session));
        lines.AddRange(Event(course, "online", [$"DTSTART:{Utc(course.Plan.OnlineFrom)}", $"DTEND:{Utc(course.Plan.OnlineTo)}"], text["MyCourse.OnlineDay"], "", $"{site}{course.Address}"));
        // Whole days; the end is the first day that is no longer meant.
        lines.AddRange(Event(course, "practicum", [$"DTSTART;VALUE=DATE:{Day(course.Plan.PracticumFrom)}", $"DTEND;VALUE=DATE:{Day(course.Plan.PracticumTo.AddDays(1))}"], text["MyCourse.Practicum"], "", $"{site}{course.Address}/practicum"));
        lines.Add("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => Fold(line) + "\r\n")));
    }

    private IEnumerable<string> Block(MyCoursePage course, Session session)
    {
        var place = string.IsNullOrEmpty(course.Room) ? course.Plan.Venue : $"{course.Room}, {course.Plan.Venue}";
        return Event(course, $"session-{session.Id}", [$"DTSTART:{Utc(session.StartsAt)}", $"DTEND:{Utc(session.EndsAt)}"], text["MyCourse.Block", new { session.Ordinal }], place, null);
    }

    private static IEnumerable<string> Event(MyCoursePage course, string key, string[] times, string title, string place, string? url)
    {
        yield return "BEGIN:VEVENT";
        yield return $"UID:{course.Enrollment.Id}-{key}@languageplan";
        yield return $"DTSTAMP:{Utc(course.Now)}";
        foreach (var time in times) yield return time;
        yield return Line("SUMMARY", $"{title} – {course.Plan.Title}");
        if (place.Length > 0) yield return Line("LOCATION", place);
        if (url is not null) yield return $"URL:{url}";
        yield return "END:VEVENT";
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Line(string name, string value) =>
        $"{name}:{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n")}";

    /// <summary>A line has at most 75 octets; the rest follows after a line end and a blank. Letters are never cut.</summary>
    private static string Fold(string line)
    {
        var (folded, octets) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
