using System.Net;
using System.Text.RegularExpressions;
using Lms.Web.Tests.Features.Shared;

namespace Lms.Web.Tests.Features.Preferences;

public sealed partial class PreferencesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Without_a_choice_a_page_is_Vietnamese_whatever_the_browser_prefers()
    {
        var browser = site.Browser();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en");
        (await browser.GetStringOrErrorPage("/nowhere")).ShouldContain("<html lang=\"vi\"");
    }

    [Fact]
    public async Task The_switch_makes_the_next_pages_English_and_back()
    {
        var browser = site.Browser();
        await Choose(browser, "language", "en");
        var page = await browser.GetStringOrErrorPage("/nowhere");
        page.ShouldContain("<html lang=\"en\"");
        page.ShouldContain("Page not found");

        await Choose(browser, "language", "vi");
        (await browser.GetStringOrErrorPage("/nowhere")).ShouldContain("Không tìm thấy trang");
    }

    [Fact]
    public async Task The_theme_is_rendered_by_the_server_so_that_it_never_flashes()
    {
        var browser = site.Browser();
        (await browser.GetStringOrErrorPage("/nowhere")).ShouldContain("data-bs-theme=\"\"");
        await Choose(browser, "theme", "dark");
        (await browser.GetStringOrErrorPage("/nowhere")).ShouldContain("data-bs-theme=\"dark\"");
    }

    [Fact]
    public async Task A_choice_that_does_not_exist_changes_nothing()
    {
        var browser = site.Browser();
        await Choose(browser, "language", "xx");
        (await browser.GetStringOrErrorPage("/nowhere")).ShouldContain("<html lang=\"vi\"");
    }

    [Fact]
    public async Task The_switch_does_not_lead_to_another_site()
    {
        using var response = await Choose(site.Browser(), "language", "en", "https://example.org/");
        response.Headers.Location!.OriginalString.ShouldBe("/");
    }

    private static async Task<HttpResponseMessage> Choose(HttpClient browser, string what, string value, string returnUrl = "/nowhere")
    {
        var token = Token().Match(await browser.GetStringOrErrorPage("/nowhere")).Groups[1].Value;
        var response = await browser.PostAsync("/preferences", new FormUrlEncodedContent(
            [new(what, value), new("returnUrl", returnUrl), new("__RequestVerificationToken", token)]));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response;
    }

    [GeneratedRegex("name=\"request-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
