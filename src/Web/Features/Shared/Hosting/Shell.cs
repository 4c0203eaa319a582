using Lms.Infrastructure;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Errors;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Xapi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>What every page stands on: MVC in feature folders, text, security headers, error pages, health.</summary>
public static class Shell
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // The client's files as they were built, also when a published environment is tried from the build's own output.
        builder.WebHost.UseStaticWebAssets();

        builder.Services.AddSingleton<LocalClock>();
        builder.Services.AddSingleton<Navigation>();
        builder.Services.AddLocalizedText();
        builder.Services.AddFeatureMvc();
        builder.Services.AddHealthChecks();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddKnownProxies(builder.Configuration);
        if (!builder.Environment.IsDevelopment()) builder.Services.AddKnownHosts();
    }

    /// <summary>
    /// Unless the setting AllowedHosts names others, the site answers by its public name and, to a supervisor on the machine
    /// itself, by the loopback's.
    /// </summary>
    private static void AddKnownHosts(this IServiceCollection services) =>
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<SiteOptions>, IConfiguration>((hosts, site, configuration) =>
        {
            if (!string.IsNullOrEmpty(configuration["AllowedHosts"])) return;
            var known = Uri.TryCreate(site.Value.PublicUrl, UriKind.Absolute, out var address) ? address.Host : "localhost";
            hosts.AllowedHosts = [known, "localhost", "127.0.0.1", "[::1]"];
        });

    public static void UseShell(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHttpsOnly();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseXapi();
        app.UseHeadRequests();
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseNotFoundBeforeSignIn();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseJournalAuthor();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        app.MapDemoSignIn();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>
    /// An address that leads nowhere is "not found" for everybody: the fallback policy would send it to sign-in. So is one
    /// that is never asked in this way: routing answers it by an endpoint without a route. One that is only posted to, and is
    /// opened (after signing in again, or from the history), leads to the page it is posted from.
    /// </summary>
    private static void UseNotFoundBeforeSignIn(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is RouteEndpoint) return next(context);
        var isOpened = HttpMethods.IsGet(context.Request.Method);
        if (isOpened && context.RequestServices.GetRequiredService<ReturnPages>().Of(context.Request.Path) is { } page)
        {
            context.Response.Redirect(page);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
