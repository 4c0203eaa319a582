using Lms.Web.Features.Shared.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Preferences;

/// <summary>The language and the theme of this browser, kept in cookies of one year.</summary>
[AllowAnonymous]
public sealed class PreferencesController : Controller
{
    [HttpPost("/preferences"), PostedFrom("/")]
    public IActionResult Update(string? language, string? theme, string? returnUrl)
    {
        if (Language.Find(language) is { } chosen)
            Keep(Language.Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen.Culture)));
        if (Theme.Find(theme) is { } look) Keep(Theme.Cookie, look);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    private void Keep(string cookie, string value) => Response.Cookies.Append(cookie, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
    });
}
