using Lms.Web.Features.Errors;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary>
/// The anti-forgery token of a form with a plain <c>action</c>, written out or computed: the framework adds it only where the address is built by asp-action.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post],action")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Who was signed in when the page was made: a page of somebody else is told apart from one that is merely old.</summary>
    private static TagBuilder Account(Guid account)
    {
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        field.Attributes["type"] = "hidden";
        field.Attributes["name"] = StalePages.AccountField;
        field.Attributes["value"] = account.ToString();
        return field;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.ContainsName("asp-antiforgery")) return;
        if (generator.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
        if (ViewContext.HttpContext.User.AccountId() is { } account) output.PostContent.AppendHtml(Account(account));
    }
}
