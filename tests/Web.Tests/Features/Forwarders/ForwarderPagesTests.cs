using System.Net;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Forwarders;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Tests.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Forwarders;

public sealed class ForwarderPagesTests(Site site) : IClassFixture<Site>
{
    private const string Secret = "ma-bi-mat-cua-ben-kia";

    [Fact]
    public async Task A_forwarder_is_made_and_its_secret_is_shown_to_nobody()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var id = await Make(admin, "Kho của Bộ");
        foreach (var page in new[] { "/forwarders", $"/forwarders/{id}", $"/forwarders/{id}/edit", $"/journal?subject=Forwarder&id={id}" })
        {
            var content = await admin.Browser.Page(page);
            content.ShouldContain("Kho của Bộ");
            content.ShouldNotContain(Secret);
        }
        (await site.In(db => db.Forwarders.SingleAsync(f => f.Id == id))).SealedSecret.ShouldNotContain(Secret);
        (await site.In(db => db.Journal.AnyAsync(e => e.Subject == nameof(Forwarder) && e.After.Contains(Secret)))).ShouldBeFalse();
    }

    [Fact]
    public async Task It_begins_at_the_first_statement_or_behind_the_last_as_chosen()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        await site.Services.GetRequiredService<StatementWriter>().WriteAsync([.. Enumerable.Range(0, 3).Select(_ => SampleStatement.Incoming())], default);
        var behind = await site.In(db => db.Statements.CountAsync());
        var (all, later) = (await Make(admin, "Từ đầu", ("FromBeginning", "true")), await Make(admin, "Từ nay"));
        (await admin.Browser.Page($"/forwarders/{all}")).ShouldContain($"<dt>Còn phải gửi</dt><dd>{behind}</dd>");
        (await admin.Browser.Page($"/forwarders/{later}")).ShouldContain("<dt>Còn phải gửi</dt><dd>0</dd>");
    }

    [Theory]
    [InlineData("phải bắt đầu bằng http:// hoặc https://", "Endpoint", "lrs.example.vn/xapi")]
    [InlineData("địa chỉ của chính kho bản ghi này", "Endpoint", "http://LOCALHOST:5080/xapi/")]
    [InlineData("không có dấu hai chấm", "Key", "a:b")]
    [InlineData("Hãy nhập mã bí mật.", "Secret", "")]
    [InlineData("Không có phiên bản xAPI “0.95”", "Version", "0.95")]
    public async Task What_is_wrong_is_told_at_the_form(string told, string field, string value)
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        using var refused = await admin.Browser.PostForm("/forwarders", [.. Fields("Sai một chỗ").Where(f => f.Name != field), (field, value)]);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain(told);
        page.ShouldNotContain(Secret);
        (await site.In(db => db.Forwarders.AnyAsync(f => f.Name == "Sai một chỗ"))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_keeps_the_secret_on_its_host_and_asks_for_it_on_another()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var id = await Make(admin, "Đổi địa chỉ");
        var before = await site.In(db => db.Forwarders.SingleAsync(f => f.Id == id));
        using var moved = await Change(admin, id, ("Endpoint", "http://127.0.0.1:1/v2"), ("Revision", "0"));
        moved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var elsewhere = await Change(admin, id, ("Endpoint", "http://127.0.0.2:1/xapi"), ("Revision", "1"));
        WebUtility.HtmlDecode(await elsewhere.Content.ReadAsStringAsync()).ShouldContain("hãy nhập lại mã bí mật");
        using var late = await Change(admin, id, ("Endpoint", "http://127.0.0.1:1/v3"), ("Revision", "0"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var after = await site.In(db => db.Forwarders.SingleAsync(f => f.Id == id));
        (after.Endpoint, after.SealedSecret).ShouldBe(("http://127.0.0.1:1/v2", before.SealedSecret));
    }

    [Fact]
    public async Task It_is_paused_resumed_after_a_refusal_tested_and_removed()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var id = await Make(admin, "Một đời");
        (await Act(admin, id, "pause")).ShouldContain("Đã tạm dừng");
        (await Act(admin, id, "pause")).ShouldContain("Không làm được khi trạng thái là “Tạm dừng”");
        (await Act(admin, id, "resumption")).ShouldContain("Việc gửi đang chạy tiếp");
        await site.In(async db =>
        {
            (await db.Forwarders.SingleAsync(f => f.Id == id)).Refused("HTTP 403", TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        var stopped = await admin.Browser.Page("/forwarders");
        stopped.ShouldContain("Đã dừng");
        stopped.ShouldContain("HTTP 403");
        (await Act(admin, id, "resumption")).ShouldNotContain("HTTP 403");
        (await Act(admin, id, "connection-test")).ShouldContain("Không đến được nơi nhận");

        using var removed = await admin.Browser.PostForm($"/forwarders/{id}/removal");
        (await admin.Browser.Page(removed.Headers.Location!.OriginalString)).ShouldNotContain("Một đời");
        (await site.In(db => db.Forwarders.AnyAsync(f => f.Id == id))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_skipped_is_listed_with_the_receivers_words_escaped_and_is_sent_again()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        await site.Services.GetRequiredService<StatementWriter>().WriteAsync([.. Enumerable.Range(0, 2).Select(_ => SampleStatement.Incoming())], default);
        var id = await Make(admin, "Bỏ qua");
        await Act(admin, id, "pause");
        var statements = await site.In(db => db.Statements.OrderByDescending(s => s.Sequence).Take(2).ToListAsync());
        await site.In(async db =>
        {
            foreach (var s in statements)
            {
                var cause = new SkipCause(SkipReason.Refused, 400, "<script>alert(1)</script>");
                db.SkippedStatements.Add(new SkippedStatement(id, s.Sequence, s.StatementId, cause, TimeProvider.System.GetUtcNow()));
            }

            return await db.SaveChangesAsync();
        });

        using var raw = await admin.Browser.GetAsync($"/forwarders/{id}");
        var page = await raw.Content.ReadAsStringAsync();
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldContain(statements[0].StatementId.ToString());
        (await admin.Browser.Page("/")).ShouldContain("“Bỏ qua” không nhận 2 bản ghi");

        var one = await site.In(db => db.SkippedStatements.FirstAsync(s => s.ForwarderId == id));
        using var again = await admin.Browser.PostForm($"/forwarders/{id}/resending", ("skipped", one.Id.ToString()));
        (await admin.Browser.Page(again.Headers.Location!.OriginalString)).ShouldContain("Sẽ gửi lại 1 bản ghi");
        (await Act(admin, id, "resending")).ShouldContain("Sẽ gửi lại 1 bản ghi");
        (await site.In(db => db.SkippedStatements.CountAsync(s => s.ForwarderId == id && s.AgainAt != null))).ShouldBe(2);
        using var removed = await admin.Browser.PostForm($"/forwarders/{id}/removal");
        (await site.In(db => db.SkippedStatements.AnyAsync(s => s.ForwarderId == id))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_administrator_goes_past_the_statement_that_waits_in_front()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        await site.Services.GetRequiredService<StatementWriter>().WriteAsync([SampleStatement.Incoming()], default);
        var id = await Make(admin, "Bỏ qua bằng tay", ("FromBeginning", "true"));
        await Act(admin, id, "pause");
        (await Act(admin, id, "resumption")).ShouldContain("đang chạy tiếp");
        await Act(admin, id, "pause");
        await site.In(db => db.Forwarders.Where(f => f.Id == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.LastError, "HTTP 403")));
        var first = await site.In(db => db.Statements.OrderBy(s => s.Sequence).FirstAsync());

        (await Act(admin, id, "skip")).ShouldContain("Đã bỏ qua một bản ghi");

        (await site.In(db => db.SkippedStatements.SingleAsync(s => s.ForwarderId == id))).StatementId.ShouldBe(first.StatementId);
        (await site.In(db => db.Forwarders.SingleAsync(f => f.Id == id))).Through.ShouldBe(first.Sequence);
        using var removed = await admin.Browser.PostForm($"/forwarders/{id}/removal");
    }

    [Fact]
    public async Task A_filter_is_counted_kept_and_shown()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        await site.Services.GetRequiredService<StatementWriter>().WriteAsync([SampleStatement.Incoming()], default);
        var verb = SampleStatement.Verb;
        using var none = await admin.Browser.PostForm("/forwarders/preview", ("Verbs", "http://example.com/verbs/never"));
        (await none.Content.ReadAsStringAsync()).ShouldStartWith("0 bản ghi");
        using var some = await admin.Browser.PostForm("/forwarders/preview", ("OtherVerbs", verb));
        (await some.Content.ReadAsStringAsync()).ShouldNotStartWith("0 bản ghi");
        using var wrong = await admin.Browser.PostForm("/forwarders", [.. Fields("Lọc sai"), ("OtherVerbs", "không phải")]);
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()).ShouldContain("“không phải” không phải là một địa chỉ IRI");

        var id = await Make(admin, "Có lọc", ("OtherVerbs", verb), ("OwnOnly", "true"), ("Since", "2026-01-31"));
        var page = await admin.Browser.Page($"/forwarders/{id}");
        page.ShouldContain(verb);
        page.ShouldContain("31/01/2026");
        (await site.In(db => db.Forwarders.SingleAsync(f => f.Id == id))).Filter.OwnOnly.ShouldBeTrue();
        (await admin.Browser.Page($"/forwarders/{id}/edit")).ShouldContain(verb);
        using var removed = await admin.Browser.PostForm($"/forwarders/{id}/removal");
    }

    [Theory]
    [InlineData("https://127.0.0.1/xapi", "mạng nội bộ")]
    [InlineData("https://169.254.169.254/xapi", "mạng nội bộ")]
    [InlineData("http://lrs.example.vn/xapi", "https://")]
    public async Task An_address_that_is_not_allowed_is_told_at_the_form(string endpoint, string told)
    {
        await using var strict = new Site();
        using var allowsNothing = strict.WithWebHostBuilder(b => b.UseSetting("Forwarding:AllowHttp", "false").UseSetting("Forwarding:AllowPrivateAddresses", "false"));
        await using var scope = allowsNothing.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CreateForwarder>().RunAsync(new("Không được", endpoint, "khoa", "1.0.3"), Secret, fromBeginning: true);
        scope.ServiceProvider.GetRequiredService<Localizer>().Of(made.Refusal!).ShouldContain(told);
    }

    [Fact]
    public async Task The_inspector_looks_and_changes_nothing()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var id = await Make(admin, "Thanh tra xem");
        var inspector = await SignedIn.As(site, Role.Inspector);
        foreach (var address in new[] { "/forwarders", $"/forwarders/{id}" })
        {
            var page = await inspector.Browser.Page(address);
            page.ShouldContain("Thanh tra xem");
            page.ShouldNotContain("/forwarders/new");
            page.ShouldNotContain("method=\"post\" action=\"/forwarders");
        }
        using var refused = await inspector.Browser.PostForm($"/forwarders/{id}/pause");
        refused.Headers.Location!.OriginalString.Split('?')[0].ShouldBe("/errors/403");
        (await site.In(db => db.Forwarders.SingleAsync(f => f.Id == id))).State.ShouldBe(ForwarderState.Running);
    }

    private static (string Name, string Value)[] Fields(string name) =>
        [("Name", name), ("Endpoint", "http://127.0.0.1:1/xapi"), ("Key", "khoa"), ("Secret", Secret), ("Version", "1.0.3")];

    private static async Task<Id<Forwarder>> Make(SignedIn admin, string name, params (string, string)[] more)
    {
        using var made = await admin.Browser.PostForm("/forwarders", [.. Fields(name), .. more]);
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync());
        return Id<Forwarder>.Parse(made.Headers.Location!.OriginalString.Split('/')[^1], null);
    }

    private static Task<HttpResponseMessage> Change(SignedIn admin, Id<Forwarder> id, params (string Name, string Value)[] changed) =>
        admin.Browser.PostForm($"/forwarders/{id}/edit", [.. Fields("Đổi địa chỉ").Where(f => f.Name is not ("Secret" or "Endpoint")), .. changed]);

    private static async Task<string> Act(SignedIn admin, Id<Forwarder> id, string act)
    {
        using var done = await admin.Browser.PostForm($"/forwarders/{id}/{act}");
        return await admin.Browser.Page(done.Headers.Location!.OriginalString);
    }
}
