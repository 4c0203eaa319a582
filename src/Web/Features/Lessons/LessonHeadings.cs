using System.Net;
using System.Text.RegularExpressions;

namespace Lms.Web.Features.Lessons;

/// <summary>The top headings of a rendered lesson, for the contents beside it.</summary>
internal static partial class LessonHeadings
{
    public static IEnumerable<(string Id, string Text)> Of(string html) =>
        Heading().Matches(html).Select(match => (match.Groups["id"].Value, WebUtility.HtmlDecode(Tag().Replace(match.Groups["text"].Value, ""))));

    // The renderer's own output: one shape, no attribute but the id.
    [GeneratedRegex(
        "<h2 id=\"(?<id>[^\"]+)\">(?<text>.*?)</h2>",
        RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
