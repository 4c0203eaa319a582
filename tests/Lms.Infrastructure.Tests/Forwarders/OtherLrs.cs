using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Lms.Infrastructure.Tests.Forwarders;

/// <summary>Another record store, on the loopback, that keeps what it is sent and answers as a test wants it to.</summary>
internal sealed class OtherLrs : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtherLrs(WebApplication app) => this.app = app;

    public string Endpoint => app.Urls.Single() + "/xapi";

    /// <summary>Every statement that it took, in the order it took them; twice if it came twice.</summary>
    public ConcurrentQueue<(Guid Id, string Json)> Taken { get; } = [];

    /// <summary>The attachments, by their hash.</summary>
    public ConcurrentDictionary<string, string> Attachments { get; } = [];

    public ConcurrentQueue<int> Requests { get; } = [];

    /// <summary>Before anything is kept: a status that refuses the request, or null.</summary>
    public Func<HttpContext, IReadOnlyList<Guid>, Task<int?>> Before { get; set; } = (_, _) => Task.FromResult<int?>(null);

    /// <summary>What it says with a refusal.</summary>
    public string Words { get; set; } = "";

    /// <summary>After all is kept: another status than 200.</summary>
    public Func<HttpContext, Task<int>> After { get; set; } = _ => Task.FromResult(200);

    public static async Task<OtherLrs> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var other = new OtherLrs(builder.Build());
        other.app.Run(other.AnswerAsync);
        await other.app.StartAsync();
        return other;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            var known = Guid.TryParse(context.Request.Query["statementId"], out var asked) ? Taken.Where(t => t.Id == asked).Select(t => t.Json).FirstOrDefault() : null;
            context.Response.StatusCode = known is null ? 404 : 200;
            if (known is not null) await context.Response.WriteAsync(known);
            return;
        }

        var statements = await StatementsAsync(context.Request);
        Requests.Enqueue(statements.Count);
        if (await Before(context, [.. statements.Select(s => s.Id)]) is { } refused)
        {
            context.Response.StatusCode = refused;
            if (Words.Length > 0) await context.Response.WriteAsync(Words);
            return;
        }

        foreach (var statement in statements) Taken.Enqueue(statement);
        context.Response.StatusCode = await After(context);
        await context.Response.WriteAsJsonAsync(statements.Select(s => s.Id));
    }

    private async Task<List<(Guid Id, string Json)>> StatementsAsync(HttpRequest request)
    {
        var type = MediaTypeHeaderValue.Parse(request.ContentType);
        if (type.MediaType != "multipart/mixed") return await ReadAsync(request.Body);
        var reader = new MultipartReader(type.Boundary.ToString(), request.Body);
        var statements = await ReadAsync((await reader.ReadNextSectionAsync())!.Body);
        while (await reader.ReadNextSectionAsync() is { } part)
        {
            part.Headers!["Content-Transfer-Encoding"].ToString().ShouldBe("binary");
            Attachments[part.Headers["X-Experience-API-Hash"].ToString()] = await new StreamReader(part.Body).ReadToEndAsync();
        }

        return statements;
    }

    private static async Task<List<(Guid, string)>> ReadAsync(Stream body)
    {
        using var json = await JsonDocument.ParseAsync(body);
        return json.RootElement.ValueKind == JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(Read)] : [Read(json.RootElement)];
    }

    private static (Guid, string) Read(JsonElement statement) => (statement.GetProperty("id").GetGuid(), statement.GetRawText());
}
