using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lms.Web.Features.Errors;

/// <summary>Why a form was not taken: its page no longer fits who is signed in.</summary>
public enum StaleKind
{
    /// <summary>It was opened before the last sign-in.</summary>
    Old,

    /// <summary>It was opened by somebody else.</summary>
    OtherPerson,

    /// <summary>It is the sign-in itself, and somebody is signed in.</summary>
    SignedIn,
}

/// <param name="Page">Where the form is opened anew.</param>
public sealed record StalePage(StaleKind Kind, string Page);

/// <summary>A form whose token does not fit gets words that are true, in place of a bare 400.</summary>
internal sealed class StalePages(ReturnPages pages) : IAsyncAlwaysRunResultFilter
{
    /// <summary>The hidden field that names who was signed in when the page was made.</summary>
    public const string AccountField = "__account";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        var wantsPage = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (context.Result is IAntiforgeryValidationFailedResult && wantsPage) context.Result = Page(context, await KindAsync(http));
        await next();
    }

    private static async Task<StaleKind> KindAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/sign-in") && http.User.IsSignedIn()) return StaleKind.SignedIn;
        if (!http.Request.HasFormContentType) return StaleKind.Old;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var isOther = Guid.TryParse(form[AccountField], out var account) && http.User.AccountId() is { } me && account != me;
        return isOther ? StaleKind.OtherPerson : StaleKind.Old;
    }

    private ViewResult Page(ResultExecutingContext context, StaleKind kind) => new()
    {
        ViewName = "/Features/Errors/Stale.cshtml",
        StatusCode = StatusCodes.Status400BadRequest,
        ViewData = new ViewDataDictionary<StalePage>(new EmptyModelMetadataProvider(), context.ModelState)
        {
            Model = new StalePage(kind, kind == StaleKind.SignedIn ? "/" : pages.Of(context.HttpContext.Request)),
        },
    };
}
