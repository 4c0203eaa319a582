using System.Diagnostics;
using System.Globalization;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Errors;

/// <summary>The page of a failed request: what happened, and what to do next.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorsController(Localizer text) : Controller
{
    private static readonly int[] Described = [400, 403, 404, 409, 413, 429];

    /// <remarks>
    /// Every verb, because a failed POST is re-executed as a POST. Nothing is bound: a field of the form that failed must not
    /// name the status, and a form that cannot be read must not be read once more.
    /// </remarks>
    [Route("/errors/{status:int:range(400,599)}")]
    public IActionResult Details()
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        // A body that is too large or broken is the sender's to mend, though it came as an exception.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad) status = bad.StatusCode;
        var form = HttpContext.Features.Get<UnreadableForm>();
        if (!WantsPage()) return Problem(statusCode: status, detail: form is null ? null : Words(form));
        Response.StatusCode = status;
        var trace = Activity.Current?.Id ?? HttpContext.TraceIdentifier;
        return View(new ErrorPage(status, KeyOf(status), trace) { Form = form is null ? null : Words(form), Back = Back() });
    }

    /// <summary>What was wrong with the form, and the limit.</summary>
    private string Words(UnreadableForm form) => form switch
    {
        { Fault: FormFault.TooLarge, Most: { } most } => text["Errors.Form.TooLarge", new { Most = most.ToFileSize() }],
        { Fault: FormFault.TooManyFields, Most: { } most } => text["Errors.Form.TooManyFields", new { Most = most }],
        { Fault: FormFault.TooLong, Most: { } most } => text["Errors.Form.TooLong", new { Most = most }],
        { Fault: FormFault.Broken } => text["Errors.Form.Broken"],
        _ => text["Errors.413.Text"],
    };

    /// <summary>The page that the form was on, where the browser names one of this site.</summary>
    private string? Back() =>
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == Request.Host.Value
            && HttpMethods.IsPost(Request.Method) && Url.IsLocalUrl(page.PathAndQuery) ? page.PathAndQuery : null;

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
public sealed record ErrorPage(int Status, string Key, string TraceId)
{
    /// <summary>What was wrong with the form that was sent; null where it could be read.</summary>
    public string? Form { get; init; }

    /// <summary>The page to go back to.</summary>
    public string? Back { get; init; }
}
