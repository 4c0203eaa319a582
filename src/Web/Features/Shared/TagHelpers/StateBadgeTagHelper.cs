using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary>
/// A state in colour, icon and words. Without <c>icon</c> the tone's own is taken.
/// <code>&lt;state-badge tone="Success"&gt;@T.Of(plan.State)&lt;/state-badge&gt;</code>
/// </summary>
public sealed class StateBadgeTagHelper : TagHelper
{
    public Tone Tone { get; set; }
    public string? Icon { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state-badge {Tone.CssClass()} {output.Attributes["class"]?.Value}".TrimEnd());
        output.PreContent.AppendHtml(IconSprite.Render(ViewContext, Icon is null ? Tone.Icon() : new Shared.Icon(Icon)));
    }
}
