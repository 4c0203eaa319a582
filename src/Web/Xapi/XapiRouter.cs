using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.XapiClients;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Lms.Web.Xapi;

/// <summary>Leads a request below <c>/xapi</c> to its resource, and makes the answer of every refusal. Nothing of MVC is in the way: this is where a store's load comes in.</summary>
public sealed partial class XapiRouter
{
    private readonly FrozenDictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>> routes;
    private readonly XapiAuthentication credentials;
    private readonly XapiGate gate;
    private readonly XapiMeter meter;
    private readonly XapiOptions options;
    private readonly XapiRefusals refusals;
    private readonly TimeProvider clock;
    private readonly ILogger<XapiRouter> log;

    public XapiRouter(
        IEnumerable<XapiResource> resources,
        XapiAuthentication credentials,
        XapiGate gate,
        XapiMeter meter,
        XapiRefusals refusals,
        IOptions<XapiOptions> options,
        TimeProvider clock,
        ILogger<XapiRouter> log)
    {
        (this.refusals, this.clock) = (refusals, clock);
        routes = resources.ToFrozenDictionary(r => r.Path, r => new Route(r), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        (this.credentials, this.gate, this.meter, this.options, this.log) =
            (credentials, gate, meter, options.Value, log);
    }

    /// <summary>Answers the request, whatever happens.</summary>
    /// <param name="path">The path below the endpoint.</param>
    public async Task AnswerAsync(HttpContext http, ReadOnlyMemory<char> path)
    {
        var headers = http.Response.Headers;
        XapiHeaders.SetCommon(headers);
        XapiHeaders.SetVersion(headers, XapiVersions.Parse(options.DefaultVersion)!.Value);
        var request = new XapiRequest(http, options);
        try
        {
            using var room = await gate.EnterAsync(http.RequestAborted);
            await DispatchAsync(request, path.Span);
        }
        catch (XapiProblem problem)
        {
            Note(request, problem, path.Span);
            await RefuseAsync(request, problem);
        }
        catch (BadHttpRequestException bad)
        {
            // Broken framing, or more bytes than the server takes.
            if (!http.RequestAborted.IsCancellationRequested) await RefuseAsync(request, new XapiProblem(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The content is too large." : "The request could not be read."));
        }
        catch (Exception error) when (error is ConnectionResetException or ConnectionAbortedException || http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone away, which the connection may know before the request: nobody waits for an answer, and nothing is
            // wrong. Said so, the server does not try to read the rest of the request either, which it would log as a failure.
            http.Abort();
        }
        catch (Exception error)
        {
            LogFailure(error, request.Method, routes.TryGetValue(path.Span, out var route) ? route.Path : "?");
            await RefuseAsync(request, new XapiProblem(StatusCodes.Status500InternalServerError, "Something went wrong here. It has been logged."));
        }
        finally
        {
            request.Release();
        }
    }

    private Task DispatchAsync(XapiRequest request, ReadOnlySpan<char> path)
    {
        if (!routes.TryGetValue(path, out var route)) throw XapiProblem.NotFound("There is no such resource.");
        if (!HttpMethods.IsOptions(request.Method)) return AnswerAsync(request, route);
        XapiHeaders.SetPreflight(request.Http.Response.Headers, route.Allow);
        return request.SendNothing();
    }

    private async Task AnswerAsync(XapiRequest request, Route route)
    {
        route.Resource.SetHeaders(request);
        if (request.IsForm) await ReadFormAsync(request);
        if (route.Find(request.Method) is not { } method)
        {
            request.TryNegotiate();
            request.Http.Response.Headers.Allow = route.Allow;
            throw new XapiProblem(StatusCodes.Status405MethodNotAllowed, $"This resource answers {route.Allow}.");
        }

        if (ReferenceEquals(method.Need, XapiNeed.Nothing)) request.TryNegotiate();
        else await AdmitAsync(request, method.Need);
        request.ReadParameters(method);
        await method.AnswerAsync(request);
    }

    /// <summary>
    /// Who sends a form may stand in it. Until that is known it gets little room, and few get it at once.
    /// </summary>
    private async ValueTask ReadFormAsync(XapiRequest request)
    {
        var isKnown = await FindAsync(request) is not null;
        using var room = isKnown ? null : gate.EnterWithForm(request.Http);
        await request.ReadFormAsync(isKnown);
    }

    /// <summary>The caller; a made-up key is not looked up for an address that has sent too many of them.</summary>
    private ValueTask<XapiCaller?> FindAsync(XapiRequest request)
    {
        var authorization = request.Header("Authorization");
        return gate.IsExhausted(request.Http) && !credentials.IsOfKnownKey(authorization)
            ? default
            : credentials.FindAsync(authorization, request.Cancel);
    }

    private async ValueTask AdmitAsync(XapiRequest request, XapiNeed need)
    {
        request.Negotiate();
        if (await FindAsync(request) is not { } caller)
        {
            if (!gate.CountFailure(request.Http))
                throw XapiGate.TooMany("Too many wrong credentials from this address.");
            request.Http.Response.Headers.WWWAuthenticate = XapiAuthentication.Challenge;
            throw new XapiProblem(StatusCodes.Status401Unauthorized, "Credentials are needed, by HTTP Basic; these are missing, malformed, unknown, expired or revoked.");
        }

        request.CalledBy(caller);
        if (!need.IsGivenTo(caller)) throw XapiProblem.Forbidden($"These credentials lack the scope: {need.Scopes}.");
        meter.Take(caller, request.Http.Request.ContentLength ?? 0);
        if (caller.IsLimited && request.Http.Request.ContentLength is null)
            request.Unannounced = bytes => meter.Add(caller, bytes);
    }

    /// <summary>
    /// Keeps what a client does wrong for whoever looks after it. That something is not there, or is no longer as the client saw
    /// it, is no fault of the client's.
    /// </summary>
    private void Note(XapiRequest request, XapiProblem problem, ReadOnlySpan<char> path)
    {
        if (request.KnownCaller is not { } caller || problem.Status is 404 or 412 or >= 500 || !routes.TryGetValue(path, out var route)) return;
        refusals.Tell(new RefusedRequest(
            caller.Id, request.Method, route.Path, problem.Status, problem.Path, problem.Rule ?? problem.Message, clock.GetUtcNow()));
    }

    private static async Task RefuseAsync(XapiRequest request, XapiProblem problem)
    {
        if (request.Http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            request.Http.Abort();
            return;
        }

        if (problem.RetryAfter is { } wait)
            request.Http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
        try
        {
            await request.SendAsync(problem.Status, Body(problem));
        }
        catch (Exception) when (request.Cancel.IsCancellationRequested)
        {
            // The client did not wait for it.
        }
    }

    private static ReadOnlyMemory<byte> Body(XapiProblem problem)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(body, XapiJson.Writing);
        json.WriteStartObject();
        json.WriteString("error", problem.Message);
        if (problem.Path is not null) json.WriteString("path", problem.Path);
        if (problem.Rule is not null) json.WriteString("rule", problem.Rule);
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The record store failed to answer {Method} {Resource}")]
    private partial void LogFailure(Exception error, string method, string resource);

    private sealed class Route(XapiResource resource)
    {
        private readonly XapiMethod[] methods = [.. resource.Methods];

        public XapiResource Resource => resource;

        public string Path { get; } = resource.Path;

        public string Allow { get; } = string.Join(", ", resource.Methods.SelectMany(m => m.Name == HttpMethods.Get ? [m.Name, HttpMethods.Head] : new[] { m.Name }).Append(HttpMethods.Options));

        public XapiMethod? Find(string name)
        {
            foreach (var method in methods)
                if (method.Name == name) return method;
            return null;
        }
    }
}
