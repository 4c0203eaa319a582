using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary><c>&lt;icon name="calendar" /&gt;</c>: an icon of the sprite, decorative. With <c>label</c> it speaks for itself.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public string? Label { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icon {output.Attributes["class"]?.Value}".TrimEnd());
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{IconSprite.Address(ViewContext.HttpContext)}#{Name}";
        output.Content.SetHtmlContent(use);
    }
}

/// <summary>Where the icon sprite of this build lies.</summary>
public static class IconSprite
{
    /// <summary>The fingerprinted address, so that browsers keep the file for good.</summary>
    public static string Address(HttpContext context)
    {
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{assets?["dist/icons.svg"] ?? "dist/icons.svg"}";
    }

    /// <summary>The same markup for tag helpers that carry an icon.</summary>
    internal static TagBuilder Render(ViewContext view, Icon icon, string cssClass = "icon")
    {
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = cssClass;
        svg.Attributes["aria-hidden"] = "true";
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Address(view.HttpContext)}#{icon.Name}";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
