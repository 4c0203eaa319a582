using System.Net;
using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Accounts;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("an.nguyen@example.edu.vn")]
    [InlineData("AN.NGUYEN@example.edu.vn")]
    [InlineData("0990000001")]
    [InlineData("+84 990 000 001")]
    [InlineData("nguyen-van-an")]
    public async Task A_person_signs_in_by_email_phone_or_user_name(string login)
    {
        await Once("nguyen-van-an", "an.nguyen@example.edu.vn", "0990000001");
        var browser = site.Browser();
        using var response = await browser.PostForm("/sign-in", ("Login", login), ("Password", SignedIn.Password));
        response.Headers.Location!.OriginalString.ShouldBe("/");
        (await browser.Page("/")).ShouldContain("Xin chào, Nguyễn Văn An");
    }

    [Fact]
    public async Task A_wrong_password_and_a_stranger_get_the_same_words_and_keep_what_was_typed()
    {
        await Once("le-thi-binh", "binh@example.edu.vn", null);
        foreach (var login in new[] { "le-thi-binh", "khong-co-ai" })
        {
            using var response = await site.Browser().PostForm("/sign-in", ("Login", login), ("Password", "sai-mat-khau"));
            var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
            page.ShouldContain("Thông tin đăng nhập hoặc mật khẩu chưa đúng");
            page.ShouldContain($"value=\"{login}\"");
        }
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await Once("tran-van-cuong", null, null);
        for (var i = 0; i < 10; i++) (await Try("tran-van-cuong", "sai-mat-khau")).Dispose();
        using var response = await Try("tran-van-cuong", SignedIn.Password);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("Tài khoản tạm khóa");
    }

    [Fact]
    public async Task Guessing_one_name_is_slowed_down_also_where_there_is_no_account()
    {
        for (var i = 0; i < GuessLimit.PerName; i++) (await Try("ten-bi-doan", "sai-mat-khau")).Dispose();
        using var response = await Try("ten-bi-doan", "sai-mat-khau");
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Hệ thống đang nhận quá nhiều yêu cầu");
        using var other = await Try("ten-khac", "sai-mat-khau");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/plans?x=1", "/plans?x=1")]
    [InlineData("https://example.org/", "/")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("", "/")]
    public async Task After_sign_in_the_person_comes_to_the_page_asked_for_and_never_to_another_site(string returnUrl, string expected)
    {
        await Once("pham-thi-dung", null, null);
        using var response = await site.Browser().PostForm("/sign-in", ("Login", "pham-thi-dung"), ("Password", SignedIn.Password), ("ReturnUrl", returnUrl));
        response.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Fact]
    public async Task A_page_that_needs_sign_in_is_asked_for_again_afterwards()
    {
        using var response = await site.Browser().GetAsync("/account/password");
        response.Headers.Location!.OriginalString.ShouldBe("/sign-in?returnUrl=%2Faccount%2Fpassword");
        (await site.Browser().Page("/sign-in?returnUrl=%2Faccount%2Fpassword")).ShouldContain("value=\"/account/password\"");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var person = await SignedIn.As(site, Role.Inspector);
        using var response = await person.Browser.PostForm("/sign-out");
        response.Headers.Location!.OriginalString.ShouldBe("/sign-in");
        using var home = await person.Browser.GetAsync("/");
        home.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_account_that_has_no_password_yet_cannot_sign_in()
    {
        var account = await SignedIn.Create(site, new NewAccount(Role.Inspector, "Đỗ Thị Em", UserName: "do-thi-em"));
        account.ActivatedAt.ShouldBeNull();
        using var response = await Try("do-thi-em", "");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disabled_account_is_told_so()
    {
        await Once("vu-van-phuc", null, null);
        await site.In(async db => await db.Users.Where(a => a.UserName == "vu-van-phuc").ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, Account.Forever)));
        using var response = await Try("vu-van-phuc", SignedIn.Password);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("đã ngừng sử dụng");
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_not_stored_by_the_browser()
    {
        var person = await SignedIn.As(site, Role.Inspector);
        using var response = await person.Browser.GetAsync("/");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Test")]
    [InlineData("Production")]
    public async Task Outside_Development_there_is_no_demo_sign_in(string environment)
    {
        await using var other = site.WithWebHostBuilder(builder => builder.UseEnvironment(environment));
        var browser = other.CreateClient(new() { AllowAutoRedirect = false });
        using var response = await browser.PostForm("/demo/sign-in", ("userName", "so@demo.example.edu.vn"));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_production_the_cookies_travel_by_HTTPS_alone()
    {
        await using var production = site.WithWebHostBuilder(builder => builder
            .UseEnvironment("Production").UseSetting("Site:AllowHttp", "false").UseSetting("Site:PublicUrl", "https://lms.example.edu.vn"));
        var browser = production.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://lms.example.edu.vn") });
        using var page = await browser.GetAsync("/sign-in");
        page.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_plain_HTTP_address_without_leave_stops_the_start()
    {
        using var wrong = site.WithWebHostBuilder(builder => builder
            .UseEnvironment("Production").UseSetting("Site:AllowHttp", "false").UseSetting("Site:PublicUrl", "http://lms.example.edu.vn"));
        Should.Throw<Exception>(() => wrong.CreateClient()).Message.ShouldContain("Site:AllowHttp");
    }

    private Task<HttpResponseMessage> Try(string login, string password) => site.Browser().PostForm("/sign-in", ("Login", login), ("Password", password));

    /// <summary>The account, made by the first case of a theory.</summary>
    private async Task Once(string userName, string? email, string? phone)
    {
        if (await site.In(db => db.Users.AnyAsync(a => a.UserName == userName))) return;
        await SignedIn.Create(site, new NewAccount(Role.DepartmentOfficer, "Nguyễn Văn An", email, phone, UserName: userName), SignedIn.Password);
    }
}
