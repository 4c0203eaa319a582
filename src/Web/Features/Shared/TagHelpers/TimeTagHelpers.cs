using System.Globalization;
using Lms.Domain;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary><c>&lt;local-time at="@mark.At" /&gt;</c>: an instant in +07:00, as 07:30 10/12/2022. With <c>until</c> a range.</summary>
[HtmlTargetElement("local-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LocalTimeTagHelper(LocalClock clock) : TagHelper
{
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? Until { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Iso(clock.ToLocal(At)));
        output.Content.SetContent(Until is { } until ? clock.ToText(At, until) : clock.ToText(At));
    }

    internal static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}

/// <summary>
/// <c>&lt;count-down to="@plan.Deadline" /&gt;</c>: the time left in words, ticking by the server's clock.
/// Without scripts it shows the instant.
/// </summary>
[HtmlTargetElement("count-down", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CountDownTagHelper(LocalClock clock) : TagHelper
{
    public EndInstant To { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"count-down {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("data-deadline", LocalTimeTagHelper.Iso(clock.ToLocal(To.At)));
        output.Content.SetContent(clock.ToText(To));
    }
}

/// <summary><c>&lt;local-clock /&gt;</c>: the server's clock to the second, in +07:00, ticking; without scripts the instant of the page.</summary>
[HtmlTargetElement("local-clock", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LocalClockTagHelper(LocalClock clock) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "count-down");
        output.Attributes.SetAttribute("data-clock", "");
        output.Content.SetContent(clock.ToSecondText(clock.Now));
    }
}
