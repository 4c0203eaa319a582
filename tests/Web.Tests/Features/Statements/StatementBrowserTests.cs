using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Statements;

/// <summary>The list with all its filters, and statements of other systems.</summary>
public sealed partial class StatementBrowserTests(Site site) : IClassFixture<Site>
{
    private const string Self = "http://localhost:5080";
    private static int _worlds;

    private readonly string world = $"https://khac.example.vn/{Interlocked.Increment(ref _worlds)}";

    [Theory]
    [InlineData("""{"mbox":"mailto:tran.thi.hoa@truong.example.vn","name":"Trần Thị Hoa"}""", "Người dùng …@truong.example.vn")]
    [InlineData("""{"mbox_sha1sum":"0123456789abcdef0123456789abcdef01234567","name":"Trần Thị Hoa"}""", "Người dùng #01234567")]
    [InlineData("""{"openid":"https://id.example.vn/tran.thi.hoa"}""", "Người dùng (id.example.vn)")]
    [InlineData("""{"account":{"homePage":"https://lms.khac.vn","name":"tran.thi.hoa"}}""", "Người dùng tr… (lms.khac.vn)")]
    [InlineData("""{"objectType":"Group","name":"Lớp 1A","mbox":"mailto:lop1a@example.vn"}""", "Nhóm “Lớp 1A”")]
    [InlineData("""{"objectType":"Group","member":[{"mbox":"mailto:a@example.vn"},{"mbox":"mailto:b@example.vn"}]}""", "Nhóm 2 người")]
    public async Task A_foreign_actor_is_named_without_telling_who_it_is(string actor, string shown)
    {
        await Write(Statement(actor: actor));
        var page = await (await Inspector()).Page($"/statements?verbIri={Uri.EscapeDataString(world)}");
        page.ShouldContain(shown);
        page.ShouldNotContain("tran.thi.hoa");
        page.ShouldNotContain("Trần Thị Hoa");
    }

    [Fact]
    public async Task A_foreign_verb_is_said_in_the_reader_s_language_and_an_unknown_thing_by_its_address()
    {
        await Write(Statement(display: """{"en-US":"watched","vi-VN":"đã xem"}"""));
        (await (await Inspector()).Page($"/statements?verbIri={Uri.EscapeDataString(world)}")).ShouldContain($"đã xem một hoạt động “{world}/bai-1”");
        await Write(Statement(verb: world + "/danced", display: "{}"));
        (await (await Inspector()).Page($"/statements?verbIri={Uri.EscapeDataString(world + "/danced")}")).ShouldContain(" danced ");
    }

    [Fact]
    public async Task What_other_systems_send_is_shown_whatever_it_holds()
    {
        var id = await Write(Statement(more: ""","result":{"duration":"P2W","score":{"scaled":0.5},"completion":false,"response":"<b>x</b>"},"timestamp":"2015-11-18T12:17:00.123456789Z" """));
        var page = await (await Inspector()).Page($"/statements/{id}");
        page.ShouldContain("P2W");
        page.ShouldContain("50%");
        var sub = await Write($$$"""
            {"id":"{{{Guid.CreateVersion7()}}}","actor":{"mbox":"mailto:a@example.vn"},"verb":{"id":"{{{world}}}"},
             "object":{"objectType":"SubStatement","actor":{"mbox":"mailto:b@example.vn"},"verb":{"id":"{{{world}}}/plans"},"object":{"id":"{{{world}}}/bai-2"} } }
            """);
        (await (await Inspector()).Page($"/statements/{sub}")).ShouldContain("bản ghi lồng bên trong: “Người dùng …@example.vn plans");
    }

    [Fact]
    public async Task It_is_filtered_by_agent_in_its_three_forms_and_by_activity_also_as_context()
    {
        var (account, mail) = (Guid.CreateVersion7(), $"hoa{_worlds}@example.vn");
        var mine = await Write(Statement(actor: $$$"""{"account":{"homePage":"{{{Self}}}","name":"{{{account}}}"} }"""));
        var mailed = await Write(Statement(actor: $$"""{"mbox":"mailto:{{mail}}"}"""));
        var taught = await Write(Statement(more: $$$""","context":{"instructor":{"mbox":"mailto:{{{mail}}}"},"contextActivities":{"grouping":[{"id":"{{{world}}}/khoa"}]} }"""));

        await ShouldList($"agent={account}", mine);
        await ShouldList($"agent={mail}", mailed);
        await ShouldList($"agent={Uri.EscapeDataString($$"""{"mbox":"mailto:{{mail}}"}""")}", mailed);
        await ShouldList($"agent={mail}&relatedAgents=true", mailed, taught);
        await ShouldList($"activity={Uri.EscapeDataString(world + "/khoa")}");
        await ShouldList($"activity={Uri.EscapeDataString(world + "/khoa")}&relatedActivities=true", taught);
        await ShouldList($"activity={Uri.EscapeDataString(world + "/bai-1")}", mine, mailed, taught);

        async Task ShouldList(string query, params Guid[] expected) => (await Listed($"/statements?{query}")).Order().ShouldBe(expected.Order());
    }

    [Fact]
    public async Task Only_what_is_voided_is_shown_when_that_is_asked_for()
    {
        var (kept, gone) = (await Write(Statement()), await Write(Statement()));
        await Write($$$"""
            {"id":"{{{Guid.CreateVersion7()}}}","actor":{"mbox":"mailto:a@example.vn"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":"{{{gone}}}"}}
            """);
        (await Listed($"/statements?verbIri={Uri.EscapeDataString(world)}")).ShouldContain(kept);
        (await Listed($"/statements?verbIri={Uri.EscapeDataString(world)}&voided=true")).ShouldBe([gone]);
    }

    [Fact]
    public async Task Pages_lead_both_ways_and_every_statement_is_on_one()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 120; i++) ids.Add(await Write(Statement()));
        ids.Reverse();
        var first = $"/statements?verbIri={Uri.EscapeDataString(world)}";
        var browser = await Inspector();
        (await Listed(first)).ShouldBe(ids[..50]);
        var second = Link(await browser.Page(first), "next")!;
        (await Listed(second)).ShouldBe(ids[50..100]);
        var third = Link(await browser.Page(second), "next")!;
        (await Listed(third)).ShouldBe(ids[100..]);
        Link(await browser.Page(third), "next").ShouldBeNull();

        var back = Link(await browser.Page(third), "prev")!;
        (await Listed(back)).ShouldBe(ids[50..100]);
        var top = Link(await browser.Page(back), "prev")!;
        (await Listed(top)).ShouldBe(ids[..50]);
        Link(await browser.Page(top), "prev").ShouldBeNull();
    }

    [Theory]
    [InlineData("verbIri=khong-phai-iri", "Phải là IRI đầy đủ")]
    [InlineData("activity=bai%201", "Phải là IRI đầy đủ")]
    [InlineData("registration=123", "Mã ghi danh phải có dạng")]
    [InlineData("agent=%7B%22mbox%22:%22x%22%7D", "Không đọc được")]
    [InlineData("agent=a@b@c", "Không đọc được")]
    [InlineData("from=2026-13-40", "Ngày không đọc được")]
    [InlineData("from=2026-02-02&until=2026-02-01", "Ngày cuối đứng trước ngày đầu")]
    public async Task What_cannot_be_read_in_a_filter_is_told_at_its_field(string query, string told)
    {
        using var response = await (await Inspector()).GetAsync($"/statements?{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        page.ShouldContain(told);
        page.ShouldContain("aria-invalid=\"true\"");
        StatementLink().IsMatch(page).ShouldBeFalse();
    }

    [Fact]
    public async Task Attachments_are_saved_and_not_shown_by_those_who_watch_over_the_store()
    {
        var bytes = "<script>alert(1)</script>"u8.ToArray();
        var sha2 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var stored = (await site.Services.GetRequiredService<AttachmentFiles>().SaveAsync(new MemoryStream(bytes), 1000, default)).Value!;
        var id = await Write(Statement(more: $$""","attachments":[{"usageType":"https://x.example.vn/u","display":{"vi":"Bài làm"},"contentType":"text/html","length":{{bytes.Length}},"sha2":"{{sha2}}"}]"""),
            new IncomingAttachment(sha2, "text/html", stored.Sha256, stored.Bytes));

        var inspector = await Inspector();
        var page = await inspector.Page($"/statements/{id}");
        page.ShouldContain("Bài làm");
        using var file = await inspector.GetAsync($"/statements/{id}/attachments/{sha2}");
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        var officer = (await SignedIn.As(site, Role.DepartmentOfficer)).Browser;
        (await officer.Page($"/statements/{id}")).ShouldNotContain("Bài làm</strong>");
        using var refused = await officer.GetAsync($"/statements/{id}/attachments/{sha2}");
        refused.Headers.Location!.OriginalString.Split('?')[0].ShouldBe("/errors/403");
        using var none = await inspector.GetAsync($"/statements/{id}/attachments/khong-co");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_statement_s_page_tells_who_wrote_it_and_leads_both_ways()
    {
        var first = await Write(Statement());
        var second = await Write($$$"""
            {"id":"{{{Guid.CreateVersion7()}}}","actor":{"mbox":"mailto:a@example.vn"},"verb":{"id":"{{{world}}}/nhac"},"object":{"objectType":"StatementRef","id":"{{{first}}}"}}
            """);
        var browser = await Inspector();
        var page = await browser.Page($"/statements/{first}");
        page.ShouldContain("Trình phát của trường");
        page.ShouldContain($"/statements/{second}");
        (await browser.Page($"/statements/{second}")).ShouldContain($"/statements/{first}");
    }

    private async Task<HttpClient> Inspector() => (await SignedIn.As(site, Role.Inspector)).Browser;

    private async Task<List<Guid>> Listed(string address) =>
        [.. StatementLink().Matches(await (await Inspector()).Page(address)).Select(m => Guid.Parse(m.Groups[1].Value))];

    private static string? Link(string page, string rel) =>
        Regex.Match(page, $"href=\"([^\"]+)\" rel=\"{rel}\"") is { Success: true } found ? found.Groups[1].Value : null;

    private string Statement(string actor = """{"mbox":"mailto:a@example.vn"}""", string? verb = null, string display = "{}", string more = "") =>
        $$$"""{"id":"{{{Guid.CreateVersion7()}}}","actor":{{{actor}}},"verb":{"id":"{{{verb ?? world}}}","display":{{{display}}}},"object":{"id":"{{{world}}}/bai-1"}{{{more}}}}""";

    private async Task<Guid> Write(string json, params IncomingAttachment[] attachments)
    {
        var parsed = StatementParser.Parse(Encoding.UTF8.GetBytes(json), XapiVersion.V1, mayBeBatch: false);
        parsed.Refusal.ShouldBeNull();
        var statement = IncomingStatements.From(parsed.Value![0], new Authority(Guid.CreateVersion7(), "Trình phát của trường", Self), "1.0.0", mayDefine: false, attachments);
        (await site.Services.GetRequiredService<StatementWriter>().WriteAsync([statement], default)).ShouldBeNull();
        return statement.Id;
    }

    [GeneratedRegex("href=\"/statements/([0-9a-f-]{36})\"")]
    private static partial Regex StatementLink();
}
