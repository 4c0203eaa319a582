namespace Lms.Web.Features.Errors;

internal static class ErrorPages
{
    /// <summary>
    /// Renders a page for every failure that has no body yet. In Development an exception keeps the developer's page.
    /// </summary>
    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }
}
