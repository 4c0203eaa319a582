using Lms.Web.Features.Shared.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Lms.Web.Features.Accounts;

/// <summary>What happens to a request of somebody who is signed in no more.</summary>
internal static class SessionEnd
{
    /// <summary>A script is told so; a page goes to sign-in, and what was posted comes back to the page it was posted from.</summary>
    public static Task ToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (IsScript(request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var isAsked = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        context.Response.Redirect(isAsked ? context.RedirectUri : After(request));
        return Task.CompletedTask;
    }

    /// <summary>The request comes from a page of this site: the browser itself says so, and no other site can make it say so.</summary>
    public static bool IsFromThisSite(this HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() == "same-origin") return true;
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsScript(HttpRequest request)
    {
        if (request.Headers.XRequestedWith == "XMLHttpRequest") return true;
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    private static string After(HttpRequest request)
    {
        var page = request.HttpContext.RequestServices.GetRequiredService<ReturnPages>().Of(request);
        return $"/sign-in?{SignInForm.ReturnUrlField}={Uri.EscapeDataString(page)}&ended=true";
    }
}
