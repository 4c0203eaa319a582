using System.Net;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Xapi;
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
        stopped.ShouldContain("Bị từ chối");
        stopped.ShouldContain("HTTP 403");
        (await Act(admin, id, "resumption")).ShouldNotContain("HTTP 403");
        (await Act(admin, id, "connection-test")).ShouldContain("Không đến được nơi nhận");

        using var removed = await admin.Browser.PostForm($"/forwarders/{id}/removal");
        (await admin.Browser.Page(removed.Headers.Location!.OriginalString)).ShouldNotContain("Một đời");
        (await site.In(db => db.Forwarders.AnyAsync(f => f.Id == id))).ShouldBeFalse();
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
