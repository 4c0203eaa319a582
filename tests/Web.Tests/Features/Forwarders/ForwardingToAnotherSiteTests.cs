using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Web.Features.Forwarders;
using Lms.Web.Tests.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Forwarders;

/// <summary>Our own product as the other record store, over a real connection.</summary>
public sealed class ForwardingToAnotherSiteTests
{
    [Theory]
    [InlineData("1.0.3")]
    [InlineData("2.0.0")]
    public async Task Statements_their_order_what_they_void_and_their_attachments_arrive(string version)
    {
        await using var here = new XapiSite();
        await using var there = new XapiSite();
        there.UseKestrel(0);
        there.StartServer();
        using var caller = here.Caller(version);
        var first = await Post(caller, SampleStatement.Json());
        var withFile = await PostWithFile(caller, "Giáo án tiết 1");
        await Post(caller, Voiding(first));
        await Post(caller, SampleStatement.Json("http://example.com/activities/2"));

        var id = await Forward(here, $"{there.ClientOptions.BaseAddress.AbsoluteUri.TrimEnd('/')}/xapi", version);
        await Until(here, id, f => f.Sent == 4);

        (await Stored(there)).ShouldBe(await Stored(here));
        using var reader = there.Caller();
        using var voided = await reader.GetAsync($"/xapi/statements?voidedStatementId={first}");
        voided.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var file = await reader.GetAsync($"/xapi/statements?statementId={withFile}&attachments=true");
        (await file.Content.ReadAsStringAsync()).ShouldContain("Giáo án tiết 1");
        JsonNode.Parse(await reader.GetStringAsync($"/xapi/statements?statementId={withFile}"))!["authority"]!["name"]!.GetValue<string>().ShouldBe("bootstrap");
    }

    [Fact]
    public async Task Sent_again_nothing_is_doubled()
    {
        await using var here = new XapiSite();
        await using var there = new XapiSite();
        there.UseKestrel(0);
        there.StartServer();
        using var caller = here.Caller();
        for (var i = 0; i < 5; i++) await Post(caller, SampleStatement.Json());
        var id = await Forward(here, $"{there.ClientOptions.BaseAddress.AbsoluteUri.TrimEnd('/')}/xapi", "2.0.0");
        await Until(here, id, f => f.Sent == 5);
        // As if it had crashed before noting how far it was.
        await here.In(db => db.Forwarders.ExecuteUpdateAsync(f => f.SetProperty(x => x.Through, 0)));
        await Until(here, id, f => f.Sent == 10);
        (await Stored(there)).ShouldBe(await Stored(here));
    }

    private static async Task<Id<Forwarder>> Forward(XapiSite here, string endpoint, string version)
    {
        await using var scope = here.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CreateForwarder>().RunAsync(new("Kho kia", endpoint, XapiSite.Key, version), XapiSite.Secret, fromBeginning: true);
        made.Refusal.ShouldBeNull();
        return made.Value!.Id;
    }

    private static async Task Until(XapiSite site, Id<Forwarder> id, Func<Forwarder, bool> reached)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await site.In(db => db.Forwarders.AsNoTracking().SingleAsync(f => f.Id == id)) is var forwarder && !reached(forwarder))
        {
            forwarder.State.ShouldBe(ForwarderState.Running, forwarder.LastError);
            await Task.Delay(20, enough.Token);
        }
    }

    private static Task<List<Guid>> Stored(XapiSite site) => site.In(db => db.Statements.OrderBy(s => s.Sequence).Select(s => s.StatementId).ToListAsync());

    private static async Task<Guid> Post(HttpClient caller, string statement)
    {
        using var response = await caller.PostAsync("/xapi/statements", XapiActs.Json(statement));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return JsonNode.Parse(statement)!["id"]!.GetValue<Guid>();
    }

    private static async Task<Guid> PostWithFile(HttpClient caller, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var sha2 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var statement = JsonNode.Parse(SampleStatement.Json())!;
        statement["attachments"] = new JsonArray(JsonNode.Parse(
            $$"""{"usageType":"http://example.com/minh-chung","display":{"vi":"Minh chứng"},"contentType":"text/plain; charset=utf-8","length":{{bytes.Length}},"sha2":"{{sha2}}"}"""));
        using var body = new MultipartContent("mixed", "ranh-gioi") { new StringContent(statement.ToJsonString(), Encoding.UTF8, "application/json") };
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=utf-8");
        part.Headers.Add("Content-Transfer-Encoding", "binary");
        part.Headers.Add("X-Experience-API-Hash", sha2);
        body.Add(part);
        using var response = await caller.PostAsync("/xapi/statements", body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return statement["id"]!.GetValue<Guid>();
    }

    private static string Voiding(Guid id) => $$$"""
        {"id":"{{{Guid.CreateVersion7()}}}","actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
         "object":{"objectType":"StatementRef","id":"{{{id}}}"}}
        """;
}
