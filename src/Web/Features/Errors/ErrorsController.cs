using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Errors;

/// <summary>The page of a failed request: what happened, and what to do next.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorsController : Controller
{
    private static readonly int[] Described = [400, 403, 404, 409, 413, 429];

    // Every verb, because a failed POST is re-executed as a POST.
    [Route("/errors/{status:int:range(400,599)}")]
    public IActionResult Details(int status)
    {
        // A body that is too large or broken is the sender's to mend, though it came as an exception.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad) status = bad.StatusCode;
        if (!WantsPage()) return Problem(statusCode: status);
        Response.StatusCode = status;
        return View(new ErrorPage(status, KeyOf(status), Activity.Current?.Id ?? HttpContext.TraceIdentifier));
    }

    private static string KeyOf(int status) => status switch
    {
        _ when Described.Contains(status) => status.ToString(CultureInfo.InvariantCulture),
        >= 500 => "500",
        _ => "400",
    };

    /// <summary>A browser that navigates asks for HTML; scripts and machines get problem details.</summary>
    private bool WantsPage()
    {
        var accept = Request.Headers.Accept.ToString();
        return accept.Length == 0 || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Key">Which of the described errors the page speaks of.</param>
/// <param name="TraceId">What a person tells the administrators to find the failure in the logs.</param>
public sealed record ErrorPage(int Status, string Key, string TraceId);
