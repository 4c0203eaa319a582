using Microsoft.AspNetCore.Http.Features;

namespace Lms.Web.Features.Shared.Hosting;

internal static class HeadRequests
{
    /// <summary>
    /// Whatever can be got answers HEAD as well, as RFC 9110 asks and monitors do: it is worked out as the page is, and nothing
    /// of it is sent.
    /// </summary>
    public static void UseHeadRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        return next(context);
    });
}
