using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary>
/// A bar with its words beside it: the words say all that the bar shows.
/// <code>&lt;progress-bar value="95" max="180" tone="Info" words="@T["MyCourse.Minutes", new { Done = 95, All = 180 }]" /&gt;</code>
/// </summary>
[HtmlTargetElement("progress-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressBarTagHelper : TagHelper
{
    public decimal Value { get; set; }
    public decimal Max { get; set; } = 100;
    public Tone Tone { get; set; } = Tone.Info;
    public string Words { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"progress-words {Tone.CssClass()} {output.Attributes["class"]?.Value}".TrimEnd());

        var bar = new TagBuilder("progress");
        bar.Attributes["max"] = Max.ToString(CultureInfo.InvariantCulture);
        bar.Attributes["value"] = decimal.Clamp(Value, 0, Max).ToString(CultureInfo.InvariantCulture);
        bar.Attributes["aria-hidden"] = "true";
        var words = new TagBuilder("span");
        words.InnerHtml.Append(Words);
        output.Content.AppendHtml(words).AppendHtml(bar);
    }
}
