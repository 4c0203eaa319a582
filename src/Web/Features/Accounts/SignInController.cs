using System.ComponentModel.DataAnnotations;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Lms.Web.Features.Accounts;

/// <summary>Đăng nhập, đăng xuất.</summary>
[AllowAnonymous]
public sealed class SignInController(SignInManager<Account> signIn, FindAccount find, GuessLimit guesses, Localizer text, TimeProvider clock) : Controller
{
    [HttpGet("/sign-in")]
    public IActionResult New([FromQuery(Name = SignInForm.ReturnUrlField)] string? returnUrl, bool ended) =>
        User.IsSignedIn() ? LocalRedirect(Local(returnUrl)) : View("SignIn", new SignInForm { ReturnUrl = returnUrl, Ended = ended });

    [HttpPost("/sign-in"), EnableRateLimiting(GuessLimit.Policy)]
    public async Task<IActionResult> Create(SignInForm form)
    {
        if (!ModelState.IsValid) return View("SignIn", form);
        if (!guesses.Allows(HttpContext, form.Login)) return StatusCode(StatusCodes.Status429TooManyRequests);

        var account = await find.RunAsync(form.Login, HttpContext.RequestAborted);
        var result = account is null ? await RefuseStrangerAsync(form.Password) : await signIn.PasswordSignInAsync(account, form.Password, form.Remember, lockoutOnFailure: true);
        if (result.Succeeded) return LocalRedirect(Local(form.ReturnUrl));

        ModelState.AddModelError("", Why(result, account));
        return View("SignIn", form);
    }

    /// <summary>Also from a page that is old: leaving must always work. Another site cannot do it.</summary>
    [HttpPost("/sign-out"), PostedFrom("/"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Delete([FromServices] IAntiforgery antiforgery)
    {
        if (!Request.IsFromThisSite() && !await antiforgery.IsRequestValidAsync(HttpContext)) return new AntiforgeryValidationFailedResult();
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }

    private string Local(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";

    private string Why(Microsoft.AspNetCore.Identity.SignInResult result, Account? account) => (result.IsLockedOut, account) switch
    {
        (true, { IsDisabled: true }) => text["Accounts.SignIn.Disabled"],
        (true, { LockoutEnd: { } end }) => text["Accounts.SignIn.Locked", new { Minutes = (int)Math.Max(1, Math.Ceiling((end - clock.GetUtcNow()).TotalMinutes)) }],
        _ => text["Accounts.SignIn.Wrong"],
    };

    /// <summary>Takes as long as a wrong password does, so that the time does not tell who has an account.</summary>
    private async Task<Microsoft.AspNetCore.Identity.SignInResult> RefuseStrangerAsync(string password)
    {
        await Task.Run(() => signIn.UserManager.PasswordHasher.HashPassword(new Account(), password));
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }
}

public sealed class SignInForm
{
    /// <summary>The query's name for the page to go to.</summary>
    public const string ReturnUrlField = "returnUrl";

    [Display(Name = "Accounts.SignIn.Login"), Required, StringLength(256)] public string Login { get; set; } = "";

    [Display(Name = "Accounts.SignIn.Password"), Required, DataType(DataType.Password), StringLength(256)] public string Password { get; set; } = "";

    [Display(Name = "Accounts.SignIn.Remember")] public bool Remember { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>The session ended before something could be sent.</summary>
    public bool Ended { get; set; }
}
