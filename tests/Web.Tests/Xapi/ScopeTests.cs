using System.Net;
using Lms.Domain.XapiClients;
using Lms.Web.Xapi;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Xapi;

/// <summary>Every method of every resource × every scope. A method that is not in the table fails.</summary>
public sealed class ScopeTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const XapiScopes Readers = XapiScopes.StatementsRead | XapiScopes.AllRead | XapiScopes.All;

    private static readonly Dictionary<string, XapiScopes> Table = new()
    {
        ["GET /statements"] = Readers | XapiScopes.StatementsReadMine,
        ["PUT /statements"] = XapiScopes.StatementsWrite | XapiScopes.All,
        ["POST /statements"] = XapiScopes.StatementsWrite | XapiScopes.All,
        ["GET /activities"] = Readers | XapiScopes.StatementsReadMine | XapiScopes.State | XapiScopes.Profile,
        ["GET /agents"] = Readers | XapiScopes.Profile,
        ["GET /activities/state"] = XapiScopes.State | XapiScopes.AllRead | XapiScopes.All,
        ["PUT /activities/state"] = XapiScopes.State | XapiScopes.All,
        ["POST /activities/state"] = XapiScopes.State | XapiScopes.All,
        ["DELETE /activities/state"] = XapiScopes.State | XapiScopes.All,
        ["GET /activities/profile"] = XapiScopes.Profile | XapiScopes.AllRead | XapiScopes.All,
        ["PUT /activities/profile"] = XapiScopes.Profile | XapiScopes.All,
        ["POST /activities/profile"] = XapiScopes.Profile | XapiScopes.All,
        ["DELETE /activities/profile"] = XapiScopes.Profile | XapiScopes.All,
        ["GET /agents/profile"] = XapiScopes.Profile | XapiScopes.AllRead | XapiScopes.All,
        ["PUT /agents/profile"] = XapiScopes.Profile | XapiScopes.All,
        ["POST /agents/profile"] = XapiScopes.Profile | XapiScopes.All,
        ["DELETE /agents/profile"] = XapiScopes.Profile | XapiScopes.All,
    };

    private static readonly string[] Open = ["GET /about"];

    [Fact]
    public void Every_method_has_its_line()
    {
        var methods = site.Services.GetServices<XapiResource>().Where(r => r is not BrokenResource).SelectMany(r => r.Methods.Select(m => $"{m.Name} {r.Path}"));

        methods.ShouldBe([.. Table.Keys, .. Open], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_method_lets_in_exactly_the_scopes_of_its_line()
    {
        List<string> wrong = [];
        foreach (var scope in Enum.GetValues<XapiScopes>())
        {
            using var client = site.Caller(new XapiCaller(Guid.CreateVersion7(), "thử", scope));
            foreach (var (method, scopes) in Table)
            {
                // Without parameters, whoever is let in is told what is missing; only statements may be asked for without any.
                using var response = await client.Send(new HttpMethod(method.Split(' ')[0]), "/xapi" + method.Split(' ')[1]);
                var expected = scope == XapiScopes.None || !scopes.HasFlag(scope) ? HttpStatusCode.Forbidden
                    : method == "GET /statements" ? HttpStatusCode.OK : HttpStatusCode.BadRequest;
                if (response.StatusCode != expected) wrong.Add($"{method} with {scope}: {response.StatusCode}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_but_the_open_methods_is_answered_without_credentials()
    {
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Add(XapiHeaders.Version, "2.0.0");
        foreach (var method in Table.Keys.Concat(Open))
        {
            using var response = await client.Send(new HttpMethod(method.Split(' ')[0]), "/xapi" + method.Split(' ')[1]);

            response.StatusCode.ShouldBe(Open.Contains(method) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, method);
        }
    }

    [Fact]
    public async Task A_refusal_names_the_scope_that_is_missing()
    {
        using var response = await site.Caller(new XapiCaller(Guid.CreateVersion7(), "thử", XapiScopes.Profile)).GetAsync("/xapi/activities/state");

        (await response.Error()).ShouldContain("scope: state, all/read or all");
    }
}
