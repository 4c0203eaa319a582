using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lms.Infrastructure.Courses;

/// <summary>
/// Markdown to HTML that is safe to write into a page as it is. Raw HTML is shown as text; generic attributes (<c>{onclick=…}</c>) are
/// not part of the pipeline; and since Markdown alone still makes <c>javascript:</c> links, the result passes <see cref="HtmlAllowList"/>.
/// <c>:::en</c> … <c>:::</c> and <c>::words::</c> mark English in a Vietnamese text, for screen readers.
/// </summary>
public static class MarkdownRenderer
{
    private const int TopLevel = 2;
    private const int LowestLevel = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseTaskLists().UseAutoIdentifiers().UseFootnotes().UseDefinitionLists().UseAutoLinks().UseCustomContainers()
        .DisableHtml()
        .Build();

    /// <param name="markdown">The text; its highest heading becomes h2, as h1 is the page's own.</param>
    /// <param name="idPrefix">Put before every id, so that no text can take the id of something else on the page.</param>
    public static string ToHtml(string markdown, string idPrefix = "muc-")
    {
        var document = Markdown.Parse(markdown, Pipeline);
        ShiftHeadings(document);
        KeepLines(document);
        return HtmlAllowList.Filter(document.ToHtml(Pipeline), idPrefix);
    }

    /// <summary>A classroom script is a dialogue: each of its lines stays a line.</summary>
    private static void KeepLines(MarkdownDocument document)
    {
        foreach (var line in document.Descendants<CustomContainer>().SelectMany(script => script.Descendants<LineBreakInline>())) line.IsHard = true;
    }

    private static void ShiftHeadings(MarkdownDocument document)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        if (headings.Count == 0) return;
        var shift = TopLevel - headings.Min(heading => heading.Level);
        foreach (var heading in headings) heading.Level = Math.Min(heading.Level + shift, LowestLevel);
    }
}
