using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary>
/// Where there is nothing yet: what would be here, and the action that brings it (as content).
/// <code>&lt;empty-state icon="users" title="…" text="…"&gt;&lt;a class="btn btn-primary" …&gt;&lt;/empty-state&gt;</code>
/// </summary>
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Icon { get; set; } = "inbox";
    public string Title { get; set; } = "";
    public string? Text { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var action = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.Content.Clear();
        Append(output, "div", "empty-icon", IconSprite.Render(ViewContext, new Shared.Icon(Icon)));
        Append(output, "p", "empty-title", Title);
        if (!string.IsNullOrEmpty(Text)) Append(output, "p", "empty-subtitle text-secondary", Text);
        if (!action.IsEmptyOrWhiteSpace) Append(output, "div", "empty-action btn-list justify-content-center", action);
    }

    private static void Append(TagHelperOutput output, string name, string cssClass, object content)
    {
        var element = new TagBuilder(name);
        element.AddCssClass(cssClass);
        if (content is Microsoft.AspNetCore.Html.IHtmlContent html) element.InnerHtml.AppendHtml(html);
        else element.InnerHtml.Append((string)content);
        output.Content.AppendHtml(element);
    }
}
