using Microsoft.AspNetCore.Authentication.Cookies;

namespace Lms.Web.Features.Accounts;

/// <summary>The one place that says how people sign in.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
            cookie.AccessDeniedPath = "/errors/403";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
        return services;
    }
}
