using System.Net;
using Lms.Domain;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Tests.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Accounts;

/// <summary>A session that ends, a page that is old, two people at one browser: everybody comes back to a page, and is told what is so.</summary>
public sealed class SessionEndTests(Site site) : IClassFixture<Site>
{
    private const string Nothing = "0193a000-0000-7000-8000-000000000000";

    [Fact]
    public async Task Every_address_that_is_posted_to_has_a_page_to_return_to()
    {
        var doors = Door.Expected();
        var pages = doors.Where(d => d.Method == "GET").Select(d => Shape(d.Pattern)).Append("/").ToHashSet();
        var returns = site.Services.GetRequiredService<ReturnPages>();
        foreach (var (pattern, page) in returns.All)
        {
            page.ShouldNotBeNull($"{pattern} has no page to return to: name it by [PostedFrom]");
            pages.ShouldContain(Shape(page), $"{pattern} returns to {page}, which is no page");
        }

        // As a browser comes back: a page, or the way to sign in; never "not found" for want of a page.
        var browser = site.Browser();
        foreach (var door in doors.Where(d => d.Method == "POST" && !d.Pattern.StartsWith("/invitations/", StringComparison.Ordinal)))
        {
            using var response = await browser.GetAsync(door.Address);
            response.StatusCode.ShouldNotBe(HttpStatusCode.NotFound, door.Key);
            response.StatusCode.ShouldNotBe(HttpStatusCode.MethodNotAllowed, door.Key);
        }
    }

    [Theory]
    [InlineData("/trainee-lists/{id}/rows", "/trainee-lists/{id}/rows/new")]
    [InlineData("/trainee-lists/{id}/submission", "/trainee-lists/{id}")]
    [InlineData("/plans/{id}/trainee-lists/drafts", "/plans/{id}/trainee-lists")]
    [InlineData("/roll-calls/{id}/marks/all-present", "/roll-calls/{id}")]
    [InlineData("/plans/new", "/plans/new")]
    public async Task What_is_posted_after_the_session_ended_leads_by_sign_in_to_the_page_of_its_form(string posted, string page)
    {
        using var response = await site.Browser().PostForm(posted.Replace("{id}", Nothing, StringComparison.Ordinal));
        var location = response.Headers.Location!.OriginalString;
        location.ShouldStartWith("/sign-in?returnUrl=" + Uri.EscapeDataString(page.Replace("{id}", Nothing, StringComparison.Ordinal)));
        location.ShouldEndWith("&ended=true");
        (await site.Browser().Page(location)).ShouldContain("Phiên đăng nhập đã hết");
    }

    [Fact]
    public async Task The_page_before_is_returned_to_if_it_is_one_of_ours_and_no_other()
    {
        (await From("http://localhost/plans/new?tab=2")).ShouldContain(Uri.EscapeDataString("/plans/new?tab=2"));
        (await From("https://elsewhere.example/plans/new")).ShouldContain(Uri.EscapeDataString($"/trainee-lists/{Nothing}"));
        (await From("http://localhost//elsewhere.example")).ShouldContain(Uri.EscapeDataString($"/trainee-lists/{Nothing}"));

        async Task<string> From(string referer)
        {
            var browser = site.Browser();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/trainee-lists/{Nothing}/submission") { Content = new FormUrlEncodedContent([]) };
            request.Headers.Referrer = new Uri(referer);
            using var response = await browser.SendAsync(request);
            return response.Headers.Location!.OriginalString;
        }
    }

    [Fact]
    public async Task A_script_of_somebody_signed_out_is_told_so_and_not_sent_to_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/roll-calls/{Nothing}/records");
        var browser = site.Browser();
        browser.DefaultRequestHeaders.Accept.Clear();
        request.Headers.Add("Accept", "application/json");
        (await browser.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_old_page_is_called_old_and_a_page_of_somebody_else_is_told_apart()
    {
        var (me, other) = (await SignedIn.As(site, Role.DepartmentOfficer), await SignedIn.As(site, Role.DepartmentOfficer));
        var old = await Post(me, "/plans/new", ("__RequestVerificationToken", "x"), ("__account", me.Viewer.AccountId.ToString()));
        old.ShouldContain("Trang này đã cũ");
        old.ShouldContain("href=\"/plans/new\"");
        var foreign = await Post(me, "/plans/new", ("__RequestVerificationToken", "x"), ("__account", other.Viewer.AccountId.ToString()));
        foreign.ShouldContain($"đang đăng nhập dưới tên {me.Viewer.DisplayName}");
        foreign.ShouldNotContain(other.Viewer.DisplayName);
        (await Post(me, "/sign-in", ("Login", "x"), ("Password", "y"))).ShouldContain("Thiết bị này đã đăng nhập");
    }

    [Fact]
    public async Task Signing_out_works_from_an_old_page_and_not_from_another_site()
    {
        var me = await SignedIn.As(site, Role.Inspector);
        (await SignOut(me, "https://elsewhere.example")).ShouldBe(HttpStatusCode.BadRequest);
        (await me.Browser.GetAsync("/account/password")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignOut(me, "http://localhost")).ShouldBe(HttpStatusCode.Redirect);
        (await me.Browser.GetAsync("/account/password")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<HttpStatusCode> SignOut(SignedIn who, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", "old")]) };
        request.Headers.Add("Origin", origin);
        using var response = await who.Browser.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> Post(SignedIn who, string address, params (string Name, string Value)[] fields)
    {
        using var response = await who.Browser.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    /// <summary>An address without the names of its values.</summary>
    private static string Shape(string pattern) =>
        "/" + string.Join('/', pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part[0] == '{' ? "{}" : part));
}
