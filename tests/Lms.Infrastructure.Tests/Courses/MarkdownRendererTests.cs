using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Lms.Infrastructure.Courses;

namespace Lms.Infrastructure.Tests.Courses;

public class MarkdownRendererTests
{
    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](&#1;javascript:alert(1))")]
    [InlineData("[x](java&Tab;script&colon;alert(1))")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,x>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:image/svg+xml,<svg onload=alert(1)>)")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    public void A_dangerous_address_is_dropped(string markdown)
    {
        var page = Parse(markdown);

        page.QuerySelectorAll("[href], [src]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("hello <img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<iframe src='//evil.example'></iframe>")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>")]
    [InlineData("# Title {onclick=alert(1)}")]
    [InlineData("[x](/a){onclick=alert(1) style=position:fixed}")]
    [InlineData(":::{onclick=alert(1)}\nx\n:::")]
    [InlineData(":::\" onclick=\"alert(1)\nx\n:::")]
    [InlineData("```\" onload=\"alert(1)\nx\n```")]
    [InlineData("[x](/a \"y\" onclick=\"alert(1)\")")]
    [InlineData("| a |\n|---|\n| <style>*{}</style> |")]
    [InlineData("x[^1]\n\n[^1]: <b onclick=alert(1)>y</b>")]
    [InlineData("<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>")]
    public void Raw_html_and_attributes_never_become_markup(string markdown)
    {
        var page = Parse(markdown);

        page.QuerySelectorAll("script, img, svg, iframe, style, math, b").ShouldBeEmpty();
        page.QuerySelectorAll("*").SelectMany(element => element.Attributes).Select(attribute => attribute.Name)
            .ShouldBeSubsetOf(["id", "href", "title", "class", "tabindex", "scope", "lang", "role", "aria-labelledby"]);
    }

    [Fact]
    public void Script_written_as_text_stays_readable_text() =>
        Parse("<script>alert(1)</script>").TextContent.ShouldContain("<script>alert(1)</script>");

    [Theory]
    [InlineData("[x](https://moet.gov.vn/a?b=1)", "https://moet.gov.vn/a?b=1")]
    [InlineData("https://moet.gov.vn", "https://moet.gov.vn")]
    [InlineData("<http://example.edu.vn/>", "http://example.edu.vn/")]
    public void An_external_link_opens_elsewhere_without_an_opener(string markdown, string href)
    {
        var link = Parse(markdown).QuerySelector("a").ShouldNotBeNull();

        link.GetAttribute("href").ShouldBe(href);
        link.GetAttribute("rel").ShouldBe("noopener noreferrer");
        link.GetAttribute("target").ShouldBe("_blank");
    }

    [Theory]
    [InlineData("[x](/khoa-hoc)", "/khoa-hoc")]
    [InlineData("[x](/\\\\evil.example)", "/%5Cevil.example")]
    [InlineData("[x](bai-2?tab=a:b)", "bai-2?tab=a:b")]
    [InlineData("[x](mailto:lien-he@example.edu.vn)", "mailto:lien-he@example.edu.vn")]
    public void A_relative_or_mail_link_stays_in_its_tab(string markdown, string href)
    {
        var link = Parse(markdown).QuerySelector("a").ShouldNotBeNull();

        link.GetAttribute("href").ShouldBe(href);
        link.HasAttribute("target").ShouldBeFalse();
    }

    [Fact]
    public void The_highest_heading_becomes_h2_and_none_goes_below_h6()
    {
        var page = Parse("# Một\n\n## Hai\n\n###### Sáu");

        page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName).ShouldBe(["h2", "h3", "h6"]);
        Parse("### Ba\n\n#### Bốn").QuerySelectorAll("h2, h3").Length.ShouldBe(2);
    }

    [Fact]
    public void Ids_carry_a_prefix_and_links_to_them_still_meet()
    {
        var page = Parse("# Câu hỏi khó\n\n[lên](#cau-hoi-kho) x[^1]\n\n[^1]: chú thích");

        page.QuerySelectorAll("[id]").Select(element => element.Id!).ShouldAllBe(id => id.StartsWith("muc-"));
        var targets = page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).ToList();
        targets.ShouldContain("muc-cau-hoi-kho");
        targets.ShouldAllBe(id => page.QuerySelectorAll("[id]").Any(element => element.Id == id));
    }

    [Fact]
    public void A_table_scrolls_in_a_box_named_by_its_heading_and_its_headers_have_a_scope()
    {
        var page = Parse("## Bảng\n\n| a | b |\n|:--|--:|\n| 1 | 2 |");

        var box = page.QuerySelector("div.table-responsive").ShouldNotBeNull();
        box.GetAttribute("aria-labelledby").ShouldBe(page.QuerySelector("h2")!.Id);
        box.GetAttribute("tabindex").ShouldBe("0");
        box.QuerySelectorAll("table.table th").ShouldAllBe(cell => cell.GetAttribute("scope") == "col");
        box.QuerySelectorAll("td")[1].GetAttribute("class").ShouldBe("text-end");
    }

    [Fact]
    public void A_task_list_shows_its_boxes_as_characters()
    {
        var page = Parse("- [ ] chưa\n- [x] rồi");

        page.QuerySelectorAll("input").ShouldBeEmpty();
        page.TextContent.ShouldContain("☐ chưa");
        page.TextContent.ShouldContain("☑ rồi");
    }

    [Fact]
    public void English_is_marked_for_screen_readers_in_blocks_and_within_a_line()
    {
        var page = Parse(":::en\n**Host:** Hello!\n:::\n\nNói ::Well done!::, rồi cười.");

        page.QuerySelector("div.en").ShouldNotBeNull().GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("p > span[lang=en]").ShouldNotBeNull().TextContent.ShouldBe("Well done!");
    }

    [Fact]
    public void A_dialogue_keeps_its_lines_and_a_paragraph_does_not()
    {
        var page = Parse(":::en\n**A:** Hello!\n**B:** Hi!\n:::\n\nmột\nđoạn");

        page.QuerySelectorAll("div.en br").Length.ShouldBe(1);
        page.QuerySelectorAll("br").Length.ShouldBe(1);
    }

    private static IElement Parse(string markdown) => new HtmlParser().ParseDocument(MarkdownRenderer.ToHtml(markdown)).Body!;
}
