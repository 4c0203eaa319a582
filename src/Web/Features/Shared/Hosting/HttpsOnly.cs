using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Lms.Infrastructure;
using Lms.Web.Features.Preferences;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Xapi;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>
/// A site that is reached by HTTPS answers plain HTTP with the address to open, or with what its proxy is to send; never with
/// a page whose cookies cannot travel, and it takes no secret from it. Health alone is told in the clear.
/// </summary>
internal sealed partial class HttpsOnly(RequestDelegate next, IOptions<SiteOptions> site, IServer server, Localizer text, ILogger<HttpsOnly> log)
{
    private const int MostNamed = 20;

    private readonly ConcurrentDictionary<IPAddress, bool> named = [];

    public Task InvokeAsync(HttpContext context)
    {
        var stranger = UnknownProxy(context);
        if (stranger is not null && named.Count < MostNamed && named.TryAdd(stranger, true)) NameProxy(stranger, stranger);
        if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health")) return next(context);
        if (stranger is null && IsHttpsServed() && HttpMethods.IsGet(context.Request.Method)) return Redirect(context);
        return Explain(context, stranger);
    }

    /// <summary>Whoever sends a proxy's headers and is not known: what it says was not taken.</summary>
    private static IPAddress? UnknownProxy(HttpContext context) =>
        context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName)
            || context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
            ? context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress
            : null;

    /// <summary>Only a server that speaks HTTPS itself may send there: behind a proxy that would go round for ever.</summary>
    private bool IsHttpsServed() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) == true;

    private Task Redirect(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = site.Value.PublicUrl + context.Request.Path + context.Request.QueryString;
        return Task.CompletedTask;
    }

    private Task Explain(HttpContext context, IPAddress? stranger)
    {
        context.Response.StatusCode = context.Request.Path.StartsWithSegments(XapiHosting.Endpoint)
            ? StatusCodes.Status403Forbidden : StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(string.Join("\n\n", Language.All.Select(language => Words(language, stranger))));
    }

    private string Words(Language language, IPAddress? stranger)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Culture);
        try
        {
            var open = text["Errors.HttpsOnly", new { site.Value.PublicUrl }];
            return open + "\n" + (stranger is null ? text["Errors.HttpsOnly.Proxy"]
                : text["Errors.HttpsOnly.UnknownProxy", new { Setting = $"Proxy__Known={stranger}" }]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "A proxy at {Address} sends X-Forwarded headers and is not known: nobody can sign in through it, or all who do count as one. "
        + "Where it is yours, set Proxy__Known={Setting}")]
    private partial void NameProxy(IPAddress address, IPAddress setting);
}

internal static class HttpsOnlyHosting
{
    public static void UseHttpsOnly(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        if (!site.AllowHttp && !app.Environment.IsDevelopment()) app.UseMiddleware<HttpsOnly>();
    }
}
