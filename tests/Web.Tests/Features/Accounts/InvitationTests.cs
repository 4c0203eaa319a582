using System.Net;
using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Accounts;

public sealed class InvitationTests(Site site) : IClassFixture<Site>
{
    private const string Chosen = "mot-cau-de-nho";

    [Fact]
    public async Task An_invitation_sets_the_password_signs_in_and_is_used_up()
    {
        var (account, address) = await Invite("Lê Thị Mời", "moi1@example.edu.vn");
        var browser = site.Browser();
        (await browser.Page(address)).ShouldContain("Tài khoản của Lê Thị Mời");

        using var response = await browser.PostForm(address, ("Password", Chosen), ("Repeat", Chosen));
        response.Headers.Location!.OriginalString.ShouldBe("/");
        (await browser.Page("/")).ShouldContain("Xin chào, Lê Thị Mời");
        (await site.In(db => db.Users.SingleAsync(a => a.Id == account.Id))).ActivatedAt.ShouldNotBeNull();

        await ShouldBeGone(address);
        using var again = await site.Browser().PostForm(address, ("Password", "ke-gian-dat-lai"), ("Repeat", "ke-gian-dat-lai"));
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var signIn = await site.Browser().PostForm("/sign-in", ("Login", "moi1@example.edu.vn"), ("Password", Chosen));
        signIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("ngan", "ngan", "ít nhất 10 ký tự")]
    [InlineData("aaaaaaaaaaaa", "aaaaaaaaaaaa", "ký tự khác nhau")]
    [InlineData("mot-cau-de-nho", "mot-cau-khac-do", "không khớp")]
    [InlineData("", "", "Hãy nhập")]
    public async Task A_password_that_will_not_do_is_told_why_and_the_link_stays(string password, string repeat, string why)
    {
        var (account, address) = await Invite("Lê Thị Chờ", null);
        var browser = site.Browser();
        using var response = await browser.PostForm(address, ("Password", password), ("Repeat", repeat));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain(why);
        (await site.In(db => db.Users.SingleAsync(a => a.Id == account.Id))).ActivatedAt.ShouldBeNull();
        (await browser.Page(address)).ShouldContain("Lê Thị Chờ");
    }

    [Fact]
    public async Task A_mistyped_or_cut_link_says_whom_to_ask()
    {
        var (_, address) = await Invite("Lê Thị Gõ", null);
        foreach (var wrong in new[] { address[..^3], address[..40], "/invitations/abc", "/invitations/%C4%91%C6%B0%E1%BB%9Dng" }) await ShouldBeGone(wrong);
    }

    [Fact]
    public async Task A_disabled_account_cannot_be_activated()
    {
        var (account, address) = await Invite("Lê Thị Ngừng", null);
        await site.In(async db => await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, Account.Forever)));
        await ShouldBeGone(address);
    }

    [Fact]
    public async Task A_changed_password_needs_the_old_one()
    {
        var person = await SignedIn.As(site, Role.Inspector);
        using var wrong = await person.Browser.PostForm("/account/password", ("Current", "khong-phai-the"), ("Password", Chosen), ("Repeat", Chosen));
        WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()).ShouldContain("Mật khẩu hiện tại chưa đúng");

        using var right = await person.Browser.PostForm("/account/password", ("Current", SignedIn.Password), ("Password", Chosen), ("Repeat", Chosen));
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.Browser.Page("/")).ShouldContain("Đã đổi mật khẩu");
    }

    private async Task ShouldBeGone(string address)
    {
        using var response = await site.Browser().GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("xin từ quản trị viên", Case.Sensitive, address);
    }

    private async Task<(Account Account, string Address)> Invite(string name, string? email)
    {
        var account = await SignedIn.Create(site, new NewAccount(Role.DepartmentOfficer, name, email));
        var url = await site.Run<InvitationLinks, string>(async links => await links.UrlAsync(account));
        return (account, new Uri(url).PathAndQuery);
    }
}
