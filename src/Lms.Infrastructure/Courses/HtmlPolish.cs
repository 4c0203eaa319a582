using AngleSharp.Dom;

namespace Lms.Infrastructure.Courses;

/// <summary>What phones, keyboards and screen readers need of a text that is already safe.</summary>
internal static class HtmlPolish
{
    public static void Apply(IElement body)
    {
        foreach (var link in body.QuerySelectorAll("a[href^='http' i]")) OpenElsewhere(link);
        foreach (var table in body.QuerySelectorAll("table").ToList()) LetScroll(table);
        foreach (var script in body.QuerySelectorAll("div.en, span").ToList()) script.SetAttribute("lang", "en");
        foreach (var code in body.QuerySelectorAll("pre")) code.SetAttribute("tabindex", "0");
        foreach (var image in body.QuerySelectorAll("img")) image.SetAttribute("loading", "lazy");
        foreach (var box in body.QuerySelectorAll("input").ToList()) box.Replace(box.Owner!.CreateTextNode(box.HasAttribute("checked") ? "☑" : "☐"));
    }

    private static void OpenElsewhere(IElement link)
    {
        link.SetAttribute("target", "_blank");
        link.SetAttribute("rel", "noopener noreferrer");
    }

    /// <summary>A wide table scrolls inside its own box, which the keyboard can reach; the nearest heading above names it.</summary>
    private static void LetScroll(IElement table)
    {
        table.ClassName = "table";
        foreach (var cell in table.QuerySelectorAll("thead th")) cell.SetAttribute("scope", "col");
        foreach (var cell in table.QuerySelectorAll("[style]").ToList()) AlignByClass(cell);
        var box = table.Owner!.CreateElement("div");
        box.ClassName = "table-responsive";
        box.SetAttribute("tabindex", "0");
        table.Replace(box);
        box.AppendChild(table);
        var heading = box.ParentElement!.Children.TakeWhile(child => child != box).LastOrDefault(child => child.Matches("h2, h3, h4, h5, h6"));
        if (heading?.Id is not { Length: > 0 } id) return;
        box.SetAttribute("role", "group");
        box.SetAttribute("aria-labelledby", id);
    }

    /// <summary>Pages forbid inline styles, so the alignment Markdown writes as one becomes a class.</summary>
    private static void AlignByClass(IElement cell)
    {
        var style = cell.GetAttribute("style")!;
        if (style.Contains("right", StringComparison.Ordinal)) cell.ClassName = "text-end";
        if (style.Contains("center", StringComparison.Ordinal)) cell.ClassName = "text-center";
        cell.RemoveAttribute("style");
    }
}
