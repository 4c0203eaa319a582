using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;

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
            cookie.AccessDeniedPath = "/errors/403";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
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
        return services;
    }

    /// <summary>Tells the journal who acts in this request.</summary>
    public static void UseJournalAuthor(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<JournalAuthor>().AccountId = context.User.AccountId();
        return next(context);
    });
}
