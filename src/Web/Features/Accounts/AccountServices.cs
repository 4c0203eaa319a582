using Lms.Infrastructure;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Accounts;

/// <summary>The one place that says how people sign in. An OpenID provider is added here, as one more scheme.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "lp-account";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
            cookie.ReturnUrlParameter = SignInForm.ReturnUrlField;
            cookie.AccessDeniedPath = "/errors/403";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
            // To a path, never to whatever host the request has named.
            var events = cookie.Events;
            events.OnRedirectToLogin = Within(SessionEnd.ToSignInAsync);
            events.OnRedirectToAccessDenied = Within(events.OnRedirectToAccessDenied);
        });
        services.AddIdentityCore<Account>(identity =>
        {
            // Length protects; rules about signs only make people write passwords down (NIST SP 800-63B).
            identity.Password = new PasswordOptions { RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
            identity.Lockout.MaxFailedAccessAttempts = 10;
            identity.User.RequireUniqueEmail = false;
        })
            .AddEntityFrameworkStores<LmsDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddTokenProvider<InvitationTokens>(InvitationLinks.Provider)
            .AddClaimsPrincipalFactory<AccountClaims>();
        // A disabled account and a changed password end the other sessions within a minute.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddGuessLimit();
        services.SecureCookies();
        return services;
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Within(
        Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect) => context =>
    {
        if (Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var address)) context.RedirectUri = address.PathAndQuery;
        return redirect(context);
    };

    /// <summary>Tells the journal who acts in this request.</summary>
    public static void UseJournalAuthor(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<JournalAuthor>().AccountId = context.User.AccountId();
        return next(context);
    });

    /// <summary>Cookies by HTTPS alone, but in Development and where the installation allows HTTP. A public address that contradicts it stops the start.</summary>
    private static void SecureCookies(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().Validate<IHostEnvironment>(
            (site, environment) => MayUseHttp(site, environment) || site.PublicUrl.StartsWith("https:", StringComparison.Ordinal),
            $"Site:{nameof(SiteOptions.PublicUrl)} must begin with https:// unless Site:{nameof(SiteOptions.AllowHttp)} is true.");
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SiteOptions>, IHostEnvironment>((cookie, site, environment) => cookie.Cookie.SecurePolicy = Policy(site.Value, environment));
        services.AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<SiteOptions>, IHostEnvironment>((antiforgery, site, environment) => antiforgery.Cookie.SecurePolicy = Policy(site.Value, environment));
        services.AddOptions<CookieTempDataProviderOptions>()
            .Configure<IOptions<SiteOptions>, IHostEnvironment>((tempData, site, environment) => tempData.Cookie.SecurePolicy = Policy(site.Value, environment));
    }

    private static CookieSecurePolicy Policy(SiteOptions site, IHostEnvironment environment) =>
        MayUseHttp(site, environment) ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    private static bool MayUseHttp(SiteOptions site, IHostEnvironment environment) => site.AllowHttp || environment.IsDevelopment();
}
