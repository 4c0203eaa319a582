using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.Features.Shared.TagHelpers;

/// <summary>
/// One field of a form: label with a required mark, the control its type asks for, a hint, the validation message.
/// <code>&lt;form-field asp-for="Title" hint="…" /&gt;  &lt;form-field asp-for="UnitId" items="Model.Units" /&gt;  &lt;form-field asp-for="Notes" rows="4" /&gt;</code>
/// The label is the property's <c>[Display(Name = "Noun.Key")]</c>. Other attributes (placeholder, inputmode) go to the control.
/// </summary>
[HtmlTargetElement("form-field", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormFieldTagHelper(IHtmlGenerator generator, Localization.Localizer text) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>One line below the label that says what to write.</summary>
    public string? Hint { get; set; }

    /// <summary>The choices: makes the control a select.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>More than 0 makes the control a text area.</summary>
    public int Rows { get; set; }

    /// <summary>The type of the input, where the property's own does not fit (file, search …).</summary>
    public string? Type { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private bool IsCheck => Items is null && Rows == 0 && Type is null && For.ModelExplorer.ModelType == typeof(bool);

    // A check box always has a value; the framework calls every bool required.
    private bool IsRequired => !IsCheck && For.Metadata.IsRequired;

    // The framework gives a day a plain text box, which says nothing of how to write it.
    private bool IsTypedDay => Items is null && Type is null && (Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType) == typeof(DateOnly);

    private string Id => TagBuilder.CreateSanitizedId(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name), "_");

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var control = await Control(context, output);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", IsCheck ? "form-field form-check" : "form-field");

        if (IsCheck) output.Content.AppendHtml(control).AppendHtml(Label("form-check-label")).AppendHtml(HintLine());
        else output.Content.AppendHtml(Label("form-label")).AppendHtml(HintLine()).AppendHtml(control);
        output.Content.AppendHtml(Message());
    }

    private async Task<TagHelperOutput> Control(TagHelperContext context, TagHelperOutput field)
    {
        var (name, helper) = Helper();
        var control = new TagHelperOutput(name, [.. field.Attributes], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()))
        {
            TagMode = name == "input" ? TagMode.SelfClosing : TagMode.StartTagAndEndTag,
        };
        control.Attributes.SetAttribute("class", $"{CssClass(name)} {field.Attributes["class"]?.Value}".TrimEnd());
        if (IsTypedDay && !control.Attributes.ContainsName("placeholder")) control.Attributes.SetAttribute("placeholder", text["Shared.DayForm"]);
        if (IsRequired) control.Attributes.SetAttribute("required", "required");
        control.Attributes.SetAttribute("aria-describedby", Hint is null ? $"{Id}-error" : $"{Id}-hint {Id}-error");
        if (ViewContext.ModelState.GetFieldValidationState(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name))
            == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            control.Attributes.SetAttribute("aria-invalid", "true");
        }
        var asked = WithType(context);
        helper.Init(asked);
        await helper.ProcessAsync(asked, control);
        return control;
    }

    // The framework's own helpers name the control, keep what was typed and post numbers and dates culture-free.
    private (string Name, TagHelper Helper) Helper() =>
        Items is not null ? ("select", new SelectTagHelper(generator) { For = For, Items = Items, ViewContext = ViewContext })
        : Rows > 0 ? ("textarea", new TextAreaTagHelper(generator) { For = For, ViewContext = ViewContext })
        : ("input", new InputTagHelper(generator) { For = For, InputTypeName = Type ?? DayOrTime.Type, Format = DayOrTime.Format, ViewContext = ViewContext });

    // The framework makes text fields of these, in the reader's own notation, which a browser's date field cannot read.
    private (string? Type, string? Format) DayOrTime =>
        For.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? ("date", "{0:yyyy-MM-dd}")
        : For.Metadata.UnderlyingOrModelType == typeof(TimeOnly) ? ("time", "{0:HH:mm}")
        : (null, null);

    // The framework takes the type from what the page has written.
    private TagHelperContext WithType(TagHelperContext context) =>
        Type is null && DayOrTime.Type is { } type ? new([.. context.AllAttributes, new("type", type)], context.Items, context.UniqueId) : context;

    private string CssClass(string name) => IsCheck ? "form-check-input" : name == "select" ? "form-select" : "form-control";

    private TagBuilder Label(string cssClass)
    {
        var label = generator.GenerateLabel(ViewContext, For.ModelExplorer, For.Name, labelText: null, htmlAttributes: null);
        label.AddCssClass(cssClass);
        if (!IsRequired) return label;
        var mark = new TagBuilder("span");
        mark.AddCssClass("required-mark");
        mark.Attributes["title"] = text["Shared.RequiredField"];
        mark.Attributes["aria-hidden"] = "true";
        mark.InnerHtml.Append("*");
        label.InnerHtml.AppendHtml(mark);
        return label;
    }

    private IHtmlContent HintLine()
    {
        if (Hint is null) return HtmlString.Empty;
        var hint = new TagBuilder("div");
        hint.AddCssClass("form-hint");
        hint.Attributes["id"] = $"{Id}-hint";
        hint.InnerHtml.Append(Hint);
        return hint;
    }

    private TagBuilder Message()
    {
        var message = generator.GenerateValidationMessage(ViewContext, For.ModelExplorer, For.Name, message: null, tag: "div", htmlAttributes: null);
        message.AddCssClass("field-error");
        message.Attributes["id"] = $"{Id}-error";
        return message;
    }
}
