namespace Lms.Web.Features.Errors;

internal static class ErrorPages
{
    /// <summary>
    /// Renders a page for every failure that has no body yet. In Development an exception keeps the developer's page.
    /// The xAPI endpoint answers machines in its own way.
    /// </summary>
    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/errors/500");
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/xapi"),
            pages => pages.UseStatusCodePagesWithReExecute("/errors/{0}"));
    }
}
