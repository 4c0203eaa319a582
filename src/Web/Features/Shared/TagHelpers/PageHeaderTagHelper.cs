using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary>
/// The head of a page: where it lies, its title (also the window's), a line below it, and its actions as content.
/// <code>&lt;page-header title="@T["Plans.New.Title"]" subtitle="…" crumbs='[(T["Plans.Title"], "/plans")]'&gt; buttons &lt;/page-header&gt;</code>
/// </summary>
public sealed class PageHeaderTagHelper(Localization.Localizer text) : TagHelper
{
    public string Title { get; set; } = "";
    public string? Subtitle { get; set; }

    /// <summary>The pages above this one, outermost first.</summary>
    public IReadOnlyList<(string Text, string Href)> Crumbs { get; set; } = [];

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] = Title;
        var actions = await output.GetChildContentAsync();
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"page-header {output.Attributes["class"]?.Value}".TrimEnd());
        output.Content.Clear();

        var words = new TagBuilder("div");
        words.AddCssClass("page-header-words");
        if (Crumbs.Count > 0) words.InnerHtml.AppendHtml(Breadcrumb());
        words.InnerHtml.AppendHtml(Element("h1", "page-title", Title));
        if (!string.IsNullOrEmpty(Subtitle)) words.InnerHtml.AppendHtml(Element("p", "page-subtitle", Subtitle));
        output.Content.AppendHtml(words);

        if (actions.IsEmptyOrWhiteSpace) return;
        var list = new TagBuilder("div");
        list.AddCssClass("btn-list d-print-none");
        list.InnerHtml.AppendHtml(actions);
        output.Content.AppendHtml(list);
    }

    private TagBuilder Breadcrumb()
    {
        var list = new TagBuilder("ol");
        list.AddCssClass("breadcrumb");
        foreach (var (crumb, href) in Crumbs)
        {
            var link = Element("a", null, crumb);
            link.Attributes["href"] = href;
            var item = new TagBuilder("li");
            item.AddCssClass("breadcrumb-item");
            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }
        var nav = new TagBuilder("nav");
        nav.AddCssClass("d-print-none");
        nav.Attributes["aria-label"] = text["Shared.Breadcrumb"];
        nav.InnerHtml.AppendHtml(list);
        return nav;
    }

    private static TagBuilder Element(string name, string? cssClass, string content)
    {
        var element = new TagBuilder(name);
        if (cssClass is not null) element.AddCssClass(cssClass);
        element.InnerHtml.Append(content);
        return element;
    }
}
