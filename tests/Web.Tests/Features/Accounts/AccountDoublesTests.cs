using System.Net;
using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Accounts;

public sealed class AccountDoublesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_email_of_another_account_in_use_is_refused_and_what_was_typed_is_kept()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        await SignedIn.Create(site, new NewAccount(Role.Inspector, "Đinh Thị Gốc", "goc@example.edu.vn"));
        using var refused = await admin.Browser.PostForm(
            "/accounts",
            ("Role", "Inspector"), ("Name", "Đinh Văn Sau"), ("Email", "GOC@example.edu.vn"),
            ("UserName", "dinh-van-sau"));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain("Email GOC@example.edu.vn đã có ở tài khoản của Đinh Thị Gốc. Hãy nhập email khác");
        foreach (var typed in new[] { "Đinh Văn Sau", "GOC@example.edu.vn", "dinh-van-sau" })
            page.ShouldContain($"value=\"{typed}\"");
        (await site.In(db => db.Users.AnyAsync(a => a.UserName == "dinh-van-sau"))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_email_of_a_closed_account_is_free_and_signs_in_who_has_it_now()
    {
        const string email = "vi-tri@example.edu.vn";
        var gone = await SignedIn.Create(
            site, new NewAccount(Role.Inspector, "Cao Thị Nghỉ", email), SignedIn.Password);
        await site.In(db => db.Users.Where(a => a.Id == gone.Id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, Account.Forever)));
        var next = await SignedIn.Create(
            site, new NewAccount(Role.Inspector, "Cao Văn Kế", email), SignedIn.Password);
        next.UserName.ShouldBe("caovanke");
        using var response = await site.Browser()
            .PostForm("/sign-in", ("Login", email), ("Password", SignedIn.Password));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_user_name_by_which_somebody_else_signs_in_is_refused()
    {
        await SignedIn.Create(
            site,
            new NewAccount(Role.Inspector, "Hà Thị Chủ", "chu@example.edu.vn", "0990000072", UserName: "ha-thi-chu"));
        foreach (var name in new[] { "chu@example.edu.vn", "0990000072" })
        {
            var made = await site.Run<CreateAccount, Outcome<Account>>(
                create => create.RunAsync(null, new NewAccount(Role.Inspector, "Hà Văn Khách", UserName: name), null));
            made.Refusal.ShouldBe(new AccountTaken(name));
        }
    }

    [Fact]
    public async Task A_shared_phone_is_taken_but_every_page_says_what_follows()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var first = await SignedIn.Create(
            site,
            new NewAccount(Role.Inspector, "Tạ Thị Một", "ta.mot@example.edu.vn", "0990000073"),
            SignedIn.Password);
        using var made = await admin.Browser.PostForm(
            "/accounts", ("Role", "Inspector"), ("Name", "Tạ Thị Hai"), ("Phone", "0990 000 073"));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await admin.Browser.Page(made.Headers.Location!.OriginalString);
        page.ShouldContain("0990000073 còn ở tài khoản khác nên Tạ Thị Hai không đăng nhập được");
        page.ShouldContain("Hãy dùng tên đăng nhập tathihai");
        page.ShouldContain($"/accounts/{first.Id}");

        var list = await admin.Browser.Page("/accounts?role=Administrator");
        list.ShouldContain("có ở nhiều tài khoản");
        list.ShouldContain("/accounts?q=0990000073");
        (await admin.Browser.Page("/accounts?q=0990000073")).ShouldContain("Tạ Thị Một");
        (await admin.Browser.Page("/")).ShouldContain("email hoặc số điện thoại dùng chung");
    }

    [Fact]
    public async Task Doubles_that_are_there_already_are_shown_with_a_search_that_finds_them()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        foreach (var userName in new[] { "cu-mot", "cu-hai" })
        {
            var account = await SignedIn.Create(site, new NewAccount(Role.Inspector, "Âu Thị Cũ", UserName: userName));
            await site.In(db => db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a
                .SetProperty(x => x.Email, "Cu@example.edu.vn")
                .SetProperty(x => x.NormalizedEmail, "CU@EXAMPLE.EDU.VN")));
        }
        (await admin.Browser.Page("/accounts")).ShouldContain("/accounts?q=cu%40example.edu.vn");
        var found = await admin.Browser.Page("/accounts?q=cu%40example.edu.vn");
        found.ShouldContain("cu-mot");
        found.ShouldContain("cu-hai");
    }
}
