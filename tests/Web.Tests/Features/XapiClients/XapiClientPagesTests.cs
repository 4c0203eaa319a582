using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.Journal;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.XapiClients;
using Lms.Web.Tests.Features.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.XapiClients;

public sealed partial class XapiClientPagesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_was_refused_to_a_client_is_shown_on_its_page()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var now = TimeProvider.System.GetUtcNow();
        var client = XapiClient.Create(Id<XapiClient>.New(), new("Trình phát hỏng", XapiScopes.StatementsWrite), XapiCredentials.New(), now).Value!;
        await site.In(async db =>
        {
            db.Add(client);
            db.Add(new XapiRefusal
            {
                ClientId = client.Id.Value,
                Digest = Guid.CreateVersion7(),
                Method = "POST",
                Resource = "/statements",
                Status = 400,
                Path = "$[].actor.mbox",
                Rule = "must be <a mailbox>",
                Count = 1234,
                FirstAt = now,
                LastAt = now,
            });
            return await db.SaveChangesAsync();
        });

        (await admin.Browser.Page($"/xapi-clients/{client.Id}")).ShouldContain($"/xapi-clients/{client.Id}/refusals");
        var page = await admin.Browser.Page($"/xapi-clients/{client.Id}/refusals");
        foreach (var shown in new[] { "Trình phát hỏng", "$[].actor.mbox", "must be <a mailbox>", "POST /statements", "1.234" }) page.ShouldContain(shown);
        using var nobody = await admin.Browser.GetAsync($"/xapi-clients/{Guid.Empty}/refusals");
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_secret_is_in_one_answer_and_nowhere_else()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var (id, key, secret, answer) = await Make(admin, "Trình phát một lần");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.Location.ShouldBeNull();
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        // A cookie that carries something to the next page would carry the secret where it does not belong; an empty one takes away.
        (cookies ?? []).ShouldAllBe(c => !c.StartsWith("lp-flash", StringComparison.Ordinal) || c.StartsWith("lp-flash=;", StringComparison.Ordinal));

        foreach (var page in new[] { "/xapi-clients", $"/xapi-clients/{id}", $"/xapi-clients/{id}/edit", $"/journal?subject=XapiClient&id={id}" })
            (await admin.Browser.Page(page)).ShouldNotContain(secret);
        (await admin.Browser.Page("/xapi-clients")).ShouldContain(key);

        var stored = await site.In(db => db.XapiClients.SingleAsync(c => c.Id == id));
        stored.SecretHash.ShouldBe(XapiCredentials.Hash(secret));
        var entry = await site.In(db => db.Journal.SingleAsync(e => e.Subject == nameof(XapiClient) && e.SubjectId == id.ToString()));
        (entry.Action, entry.AccountId).ShouldBe((JournalAction.Added, admin.Viewer.AccountId));
        entry.After.ShouldContain("Trình phát một lần");
        entry.After.ShouldContain("\"SecretHash\":\"•••\"");
        entry.After.ShouldNotContain(Convert.ToBase64String(stored.SecretHash));
    }

    [Fact]
    public async Task A_form_that_is_sent_again_makes_no_second_client_and_shows_no_secret()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var id = Guid.CreateVersion7();
        using var first = await Send(admin, id, "Gửi hai lần");
        using var again = await Send(admin, id, "Gửi hai lần");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await admin.Browser.Page(again.Headers.Location!.OriginalString)).ShouldContain("đã được tạo từ lần gửi trước");
        (await site.In(db => db.XapiClients.CountAsync(c => c.Name == "Gửi hai lần"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_client_has_the_usual_quota_or_the_one_it_was_given()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var (usual, _, _, _) = await Make(admin, "Hạn mức thường");
        (string, string)[] quota = [("Scopes", "All"), ("RequestsPerMinute", "60"), ("MegabytesPerDay", "5")];
        var (own, key, secret, _) = await Make(admin, "Hạn mức riêng", quota);

        (await admin.Browser.Page($"/xapi-clients/{own}")).ShouldContain("60 yêu cầu mỗi phút, 5 MB mỗi ngày");
        (await admin.Browser.Page($"/xapi-clients/{own}")).ShouldContain("Phút này: 0 yêu cầu");
        (await admin.Browser.Page($"/xapi-clients/{usual}")).ShouldContain("yêu cầu mỗi phút");
        (await Find(key, secret)).ShouldNotBeNull().Quota.ShouldBe(new XapiQuota(60, 5));

        (string, string)[] none = [("Scopes", "All"), ("RequestsPerMinute", "0")];
        using var refused = await Send(admin, Guid.CreateVersion7(), "Hạn mức sai", none);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("Hạn mức là số từ 1 đến");
    }

    [Fact]
    public async Task A_client_calls_with_the_scopes_and_the_plan_it_was_given()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        var admin = await SignedIn.As(site, Role.Administrator);
        (await admin.Browser.Page("/xapi-clients/new")).ShouldContain(plan.ToString());
        var (id, key, secret, _) = await Make(admin, "Theo kế hoạch", ("Scopes", "StatementsWrite"), ("Scopes", "State"), ("PlanId", plan.ToString()), ("ExpiresOn", "2099-12-31"));
        (await Find(key, secret)).ShouldBe(new XapiCaller(id.Value, "Theo kế hoạch", XapiScopes.StatementsWrite | XapiScopes.State, plan));
        (await Find(key, secret + "x")).ShouldBeNull();
        (await Find(key + "x", secret)).ShouldBeNull();

        using var changed = await admin.Browser.PostForm($"/xapi-clients/{id}/edit", ("Name", "Đổi tên"), ("Scopes", "AllRead"), ("Revision", "0"));
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Find(key, secret)).ShouldBe(new XapiCaller(id.Value, "Đổi tên", XapiScopes.AllRead));
        using var late = await admin.Browser.PostForm($"/xapi-clients/{id}/edit", ("Name", "Muộn"), ("Scopes", "All"), ("Revision", "0"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_renewed_secret_replaces_the_old_one_at_once()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var (id, key, old, _) = await Make(admin, "Đổi mã");
        (await Find(key, old)).ShouldNotBeNull();
        using var renewed = await admin.Browser.PostForm($"/xapi-clients/{id}/secret", ("revision", "0"));
        renewed.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var secret = Field(await renewed.Content.ReadAsStringAsync(), "secret");
        (await Find(key, old)).ShouldBeNull();
        (await Find(key, secret)).ShouldNotBeNull();

        using var reload = await admin.Browser.PostForm($"/xapi-clients/{id}/secret", ("revision", "0"));
        reload.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Find(key, secret)).ShouldNotBeNull();
        (await site.In(db => db.Journal.Where(e => e.SubjectId == id.ToString()).OrderBy(e => e.Id).Select(e => e.After).LastAsync())).ShouldBe("{\"SecretHash\":\"•••\"}");
    }

    [Fact]
    public async Task A_revoked_client_is_refused_at_once_and_for_good()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var (id, key, secret, _) = await Make(admin, "Thu hồi");
        (await Find(key, secret)).ShouldNotBeNull();
        (await admin.Browser.PostForm($"/xapi-clients/{id}/revocation")).Dispose();
        (await Find(key, secret)).ShouldBeNull();

        var page = await admin.Browser.Page($"/xapi-clients/{id}");
        page.ShouldContain("Đã thu hồi");
        page.ShouldNotContain("data-confirm=");
        foreach (var act in new[] { "secret", "revocation" })
        {
            using var refused = await admin.Browser.PostForm($"/xapi-clients/{id}/{act}", ("revision", "1"));
            refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await admin.Browser.Page($"/xapi-clients/{id}")).ShouldContain("đã bị thu hồi lúc");
        }
    }

    [Theory]
    [InlineData("Hãy nhập “Tên”.", "Name", "")]
    [InlineData("Hãy chọn ít nhất một phạm vi.", "Scopes", "None")]
    [InlineData("Ngày 01/01/2020 đã qua.", "ExpiresOn", "2020-01-01")]
    [InlineData("không hợp lệ", "Scopes", "Everything")]
    [InlineData("Không tìm thấy kế hoạch", "PlanId", "x")]
    [InlineData("Không tìm thấy kế hoạch", "PlanId", "0193a000-0000-7000-8000-000000000000")]
    public async Task What_is_wrong_is_told_at_the_form_and_nothing_is_made(string told, string field, string value)
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        (string Name, string Value)[] good = [("Name", "Sai một chỗ"), ("Scopes", "All")];
        var id = Guid.CreateVersion7();
        using var refused = await admin.Browser.PostForm("/xapi-clients", [("Id", id.ToString()), .. good.Where(f => f.Name != field), (field, value)]);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain(told);
        (await site.In(db => db.XapiClients.AnyAsync(c => c.Id == new Id<XapiClient>(id)))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_inspector_looks_and_changes_nothing()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var (id, key, secret, _) = await Make(admin, "Thanh tra xem");
        var inspector = await SignedIn.As(site, Role.Inspector);
        foreach (var address in new[] { "/xapi-clients", $"/xapi-clients/{id}" })
        {
            var page = await inspector.Browser.Page(address);
            page.ShouldContain("Thanh tra xem");
            page.ShouldContain(key);
            page.ShouldNotContain("/xapi-clients/new");
            page.ShouldNotContain("data-confirm=");
        }
        using var refused = await inspector.Browser.PostForm($"/xapi-clients/{id}/revocation");
        refused.Headers.Location!.OriginalString.Split('?')[0].ShouldBe("/errors/403");
        (await Find(key, secret)).ShouldNotBeNull();
    }

    private static Task<HttpResponseMessage> Send(SignedIn admin, Guid id, string name, params (string, string)[] fields) =>
        admin.Browser.PostForm("/xapi-clients", [("Id", id.ToString()), ("Name", name), .. fields.Length > 0 ? fields : [("Scopes", "All")]]);

    private static async Task<(Id<XapiClient> Id, string Key, string Secret, HttpResponseMessage Answer)> Make(SignedIn admin, string name, params (string, string)[] fields)
    {
        var id = Guid.CreateVersion7();
        var answer = await Send(admin, id, name, fields);
        var page = await answer.Content.ReadAsStringAsync();
        return (new(id), Field(page, "key"), Field(page, "secret"), answer);
    }

    private async Task<XapiCaller?> Find(string key, string secret) => await site.Services.GetRequiredService<XapiCallers>().FindAsync(key, secret, default);

    private static string Field(string page, string id)
    {
        var field = Shown().Matches(page).SingleOrDefault(m => m.Groups[1].Value == id);
        field.ShouldNotBeNull(page);
        return field.Groups[2].Value;
    }

    [GeneratedRegex("<textarea [^>]*id=\"([a-z]+)\"[^>]*>([^<]+)</textarea>")]
    private static partial Regex Shown();
}
