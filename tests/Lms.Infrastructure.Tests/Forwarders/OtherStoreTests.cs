using System.Net;
using System.Text;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Forwarders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.Tests.Forwarders;

public sealed class OtherStoreTests
{
    [Theory]
    [InlineData(200, """{"version":["1.0.0","1.0.3"]}""", ConnectionAnswer.Good)]
    [InlineData(200, """{"version":["1.0.1"]}""", ConnectionAnswer.Good)]
    [InlineData(200, """{"version":["2.0.0"]}""", ConnectionAnswer.OtherVersions)]
    [InlineData(200, """{"version":[]}""", ConnectionAnswer.OtherVersions)]
    [InlineData(200, """{"version":"1.0.3"}""", ConnectionAnswer.NoRecordStore)]
    [InlineData(200, "[]", ConnectionAnswer.NoRecordStore)]
    [InlineData(200, "<html>Xin chào</html>", ConnectionAnswer.NoRecordStore)]
    [InlineData(200, "", ConnectionAnswer.NoRecordStore)]
    [InlineData(401, "", ConnectionAnswer.CredentialsRefused)]
    [InlineData(403, "", ConnectionAnswer.CredentialsRefused)]
    [InlineData(404, "", ConnectionAnswer.OtherStatus)]
    [InlineData(500, "", ConnectionAnswer.OtherStatus)]
    public async Task What_the_other_side_answers_is_understood(int status, string body, ConnectionAnswer answer)
    {
        var result = await Ask(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        result.Answer.ShouldBe(answer);
        result.Status.ShouldBe(status);
    }

    [Fact]
    public async Task The_question_carries_the_version_and_the_credentials_to_the_about_resource()
    {
        string? path = null, version = null, authorization = null;
        await Ask(context =>
        {
            (path, version, authorization) = (context.Request.Path, context.Request.Headers["X-Experience-API-Version"], context.Request.Headers.Authorization);
            return context.Response.WriteAsync("{}");
        });
        path.ShouldBe("/xapi/about");
        version.ShouldBe("1.0.3");
        authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("khoa:mã bí mật")));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var asked = 0;
        var result = await Ask(context =>
        {
            asked++;
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        result.ShouldBe(new ConnectionResult(ConnectionAnswer.OtherStatus, (int)HttpStatusCode.Redirect));
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_no_record_store() =>
        (await Ask(context => context.Response.WriteAsync(new string(' ', 1 << 20)))).Answer.ShouldBe(ConnectionAnswer.NoRecordStore);

    [Fact]
    public async Task Where_nothing_listens_it_is_unreachable()
    {
        await using var services = Services();
        (await services.GetRequiredService<OtherStore>().AskAsync(Make("http://127.0.0.1:1/xapi"), "x", default)).Answer.ShouldBe(ConnectionAnswer.Unreachable);
    }

    private static async Task<ConnectionResult> Ask(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var other = builder.Build();
        other.Run(answer);
        await other.StartAsync();
        await using var services = Services();
        return await services.GetRequiredService<OtherStore>().AskAsync(Make(other.Urls.Single() + "/xapi"), "mã bí mật", default);
    }

    [Theory]
    [InlineData("https://127.0.0.1:1/xapi"), InlineData("https://localhost:1/xapi"), InlineData("https://[::1]:1/xapi"), InlineData("http://lrs.example.vn/xapi")]
    [InlineData("https://169.254.169.254/xapi"), InlineData("https://[::ffff:10.0.0.1]/xapi"), InlineData("https://192.168.1.1/xapi")]
    public async Task What_this_installation_does_not_send_to_is_not_even_connected_to(string endpoint)
    {
        await using var services = Services(allowed: false);
        (await services.GetRequiredService<OtherStore>().AskAsync(Make(endpoint), "x", default)).Answer.ShouldBe(ConnectionAnswer.NotAllowed);
    }

    private static ServiceProvider Services(bool allowed = true) => new ServiceCollection()
        .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Forwarding:AllowHttp"] = allowed.ToString(),
            ["Forwarding:AllowPrivateAddresses"] = allowed.ToString(),
        }).Build()).BuildServiceProvider();

    private static Forwarder Make(string endpoint) => Forwarder.Create(new("A", endpoint, "khoa", "1.0.3"), "niêm phong", 0, TimeProvider.System.GetUtcNow()).Value!;
}
