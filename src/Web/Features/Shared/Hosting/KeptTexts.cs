using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>
/// Tells the device what became of the text it keeps. A form says by a hidden field which text, and which revision of it, it
/// sends; the device forgets it only when a page of ours names that revision as saved. Leaving for another page is saving,
/// unless an error is told there.
/// </summary>
public sealed class KeptTexts : IAsyncResultFilter
{
    /// <summary>The form's field, and where the page reads what to say.</summary>
    public const string Field = "__kept", Saved = "kept-saved", Shown = "kept-shown", Done = "kept-done";

    private const int Longest = 400;

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.Controller is Controller controller && await SentAsync(context.HttpContext) is { } kept) Tell(context, controller, kept);
        await next();
    }

    private static async Task<string?> SentAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType) return null;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form[Field].ToString() is { Length: > 0 and <= Longest } kept ? kept : null;
    }

    private static void Tell(ResultExecutingContext context, Controller controller, string kept)
    {
        if (context.Result is ViewResult view)
        {
            var status = view.StatusCode ?? context.HttpContext.Response.StatusCode;
            context.HttpContext.Items[Shown] = kept;
            if (controller.ModelState.IsValid && status == StatusCodes.Status200OK) context.HttpContext.Items[Done] = true;
        }
        else if (context.Result is IKeepTempDataResult or LocalRedirectResult or FileResult && !controller.TempData.TellsError())
        {
            controller.TempData[Saved] = kept;
        }
    }
}
