using System.Net;
using System.Text.RegularExpressions;

namespace Lms.Web.Tests.Features.Shared;

public sealed partial class ShellTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var address in new[] { "/health/live", "/nowhere", "/" })
        {
            using var response = await site.Browser().GetAsync(address);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            response.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
            response.Headers.Contains("Referrer-Policy").ShouldBeTrue();
            response.Headers.Contains("Permissions-Policy").ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_open_to_everybody(string address)
    {
        using var response = await site.Browser().GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_home_page_sends_a_stranger_to_sign_in()
    {
        using var response = await site.Browser().GetAsync("/");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_page_holds_no_inline_script_or_style()
    {
        var page = await site.Browser().GetStringOrErrorPage("/nowhere");
        InlineCode().IsMatch(page).ShouldBeFalse(page);
    }

    [Fact]
    public async Task Every_file_a_page_names_is_there()
    {
        var page = await site.Browser().GetStringOrErrorPage("/nowhere");
        var addresses = LocalFile().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();
        addresses.ShouldContain(address => address.StartsWith("/dist/site.", StringComparison.Ordinal) && address.EndsWith(".css", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            using var response = await site.Browser().GetAsync(address);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task Vietnamese_letters_are_written_as_themselves()
    {
        (await site.Browser().GetStringOrErrorPage("/nowhere")).ShouldContain("Không tìm thấy trang");
    }

    [GeneratedRegex("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    [GeneratedRegex("(?:href|src|content)=\"(/[^\"#]+\\.(?:css|js|svg))[\"#]")]
    private static partial Regex LocalFile();
}

internal static class Pages
{
    /// <summary>The page, whatever its status.</summary>
    public static async Task<string> GetStringOrErrorPage(this HttpClient browser, string address)
    {
        using var response = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }
}
