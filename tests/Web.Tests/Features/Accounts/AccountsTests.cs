using System.Net;
using Lms.Domain;
using Lms.Domain.Journal;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Accounts;

public sealed class AccountsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_administrator_makes_an_account_and_gets_its_link_once()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        using var made = await admin.Browser.PostForm("/accounts", ("Role", "Inspector"), ("Name", "Hoàng Thị Thanh Tra"), ("Email", "thanh.tra@example.edu.vn"));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = made.Headers.Location!.OriginalString;
        (await admin.Browser.Page(address)).ShouldContain("/invitations/");
        (await admin.Browser.Page(address)).ShouldNotContain("/invitations/");

        var entries = await site.In(db => db.Journal.Where(e => e.Subject == nameof(Account) && address.EndsWith(e.SubjectId)).OrderBy(e => e.Id).ToListAsync());
        entries.Select(e => e.Action).ShouldBe([JournalAction.Added, JournalAction.Changed]);
        entries.ShouldAllBe(e => e.AccountId == admin.Viewer.AccountId);
        entries[1].After.ShouldContain("InvitationIssued");
    }

    [Fact]
    public async Task What_is_missing_is_told_and_what_was_typed_is_kept()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        using var refused = await admin.Browser.PostForm("/accounts", ("Role", "UnitOfficer"), ("Name", "Ngô Văn Đơn Vị"), ("Email", "ngo@example.edu.vn"));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain("phải thuộc một đơn vị được gửi danh sách");
        page.ShouldContain("Ngô Văn Đơn Vị");
        (await site.In(db => db.Users.AnyAsync(a => a.Email == "ngo@example.edu.vn"))).ShouldBeFalse();
        (await site.In(db => db.Journal.AnyAsync(e => e.After.Contains("UnitOfficer") && e.AccountId == admin.Viewer.AccountId))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_teacher_s_account_is_not_made_by_hand()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        using var refused = await admin.Browser.PostForm("/accounts", ("Role", "Teacher"), ("Name", "Đặng Thị Giáo Viên"));
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disabled_account_loses_its_sessions_and_comes_back_when_enabled()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var account = await SignedIn.Create(site, new NewAccount(Role.Inspector, "Bùi Văn Nghỉ", UserName: "bui-van-nghi"), SignedIn.Password);
        using var disabled = await admin.Browser.PostForm($"/accounts/{account.Id}/state", ("disabled", "true"));
        disabled.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var stored = await site.In(db => db.Users.SingleAsync(a => a.Id == account.Id));
        stored.IsDisabled.ShouldBeTrue();
        stored.SecurityStamp.ShouldNotBe(account.SecurityStamp);

        using var link = await admin.Browser.PostForm($"/accounts/{account.Id}/invitation");
        link.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await admin.Browser.PostForm($"/accounts/{account.Id}/state", ("disabled", "false"))).Dispose();
        using var back = await site.Browser().PostForm("/sign-in", ("Login", "bui-van-nghi"), ("Password", SignedIn.Password));
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_administrator_cannot_lock_itself_out()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        (await admin.Browser.PostForm($"/accounts/{admin.Viewer.AccountId}/state", ("disabled", "true"))).Dispose();
        (await admin.Browser.Page($"/accounts/{admin.Viewer.AccountId}")).ShouldContain("Không ngừng được tài khoản đang đăng nhập");
        (await site.In(db => db.Users.SingleAsync(a => a.Id == admin.Viewer.AccountId))).IsDisabled.ShouldBeFalse();
    }

    [Fact]
    public async Task The_list_is_searched_without_marks_and_filtered_by_state()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        await SignedIn.Create(site, new NewAccount(Role.Inspector, "Nguyễn Đình Đoàn"));
        (await admin.Browser.Page("/accounts?q=dinh+doan&state=Invited")).ShouldContain("Nguyễn Đình Đoàn");
        (await admin.Browser.Page("/accounts?q=dinh+doan&state=Active")).ShouldContain("Không có tài khoản nào khớp");
    }

    [Fact]
    public async Task Two_accounts_never_share_a_user_name()
    {
        await SignedIn.Create(site, new NewAccount(Role.Inspector, "Lý Thị Trùng", Phone: "0990000071"));
        var second = await SignedIn.Create(site, new NewAccount(Role.Inspector, "Lý Thị Trùng", Phone: "0990000071"));
        second.UserName.ShouldBe("lythitrung");
        var third = await site.Run<CreateAccount, Outcome<Account>>(create => create.RunAsync(null, new NewAccount(Role.Inspector, "Lý Thị Trùng", UserName: "LyThiTrung"), null));
        third.Refusal.ShouldBe(new AccountTaken("LyThiTrung"));
    }

    [Theory]
    [InlineData("/accounts")]
    [InlineData("/accounts/new")]
    [InlineData("/units/new")]
    [InlineData("/units/import")]
    [InlineData("/trainers/new")]
    public async Task Pages_of_the_administrator_are_refused_to_others(string address)
    {
        foreach (var role in new[] { Role.DepartmentOfficer, Role.Inspector, Role.Trainer, Role.UnitOfficer })
        {
            var person = await SignedIn.As(site, role);
            using var response = await person.Browser.GetAsync(address);
            response.Headers.Location?.OriginalString.Split('?')[0].ShouldBe("/errors/403", $"{role} {address}");
        }
    }

    [Theory]
    [InlineData(Role.Administrator, "tài khoản chưa kích hoạt")]
    [InlineData(Role.Inspector, "Điểm danh bị sửa sau khi chốt")]
    public async Task The_home_page_says_what_to_look_at(Role role, string words)
    {
        var person = await SignedIn.As(site, role);
        (await person.Browser.Page("/")).ShouldContain(words);
    }
}
