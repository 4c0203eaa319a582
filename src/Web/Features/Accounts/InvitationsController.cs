using System.ComponentModel.DataAnnotations;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Lms.Web.Features.Accounts;

/// <summary>Lời mời: where a person sets the first password.</summary>
[AllowAnonymous, EnableRateLimiting(GuessLimit.Policy)]
public sealed class InvitationsController(InvitationLinks links, SetPassword setPassword, SignInManager<Account> signIn, GuessLimit guesses, Localizer text) : Controller
{
    [HttpGet("/invitations/{code}")]
    public async Task<IActionResult> Edit(string code) =>
        await links.FindAsync(code) is { } account ? View("Invitation", new InvitationForm { Name = account.DisplayName, UserName = account.UserName! }) : Gone();

    [HttpPost("/invitations/{code}")]
    public async Task<IActionResult> Update(string code, InvitationForm form)
    {
        if (!guesses.Allows(HttpContext, code)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await links.FindAsync(code) is not { } account) return Gone();
        (form.Name, form.UserName) = (account.DisplayName, account.UserName!);
        if (!ModelState.IsValid) return View("Invitation", form);

        var done = await setPassword.RunAsync(code, form.Password);
        if (done.Refusal is InvitationGone) return Gone();
        if (!done.Succeeded)
        {
            ModelState.AddModelError(nameof(form.Password), text.Of(done.Refusal));
            return View("Invitation", form);
        }
        await signIn.SignInAsync(done.Value, isPersistent: false);
        this.FlashSuccess(text["Accounts.Invitation.Done", new { Name = done.Value.DisplayName }]);
        return Redirect("/");
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("InvitationGone");
    }
}

public sealed class InvitationForm
{
    /// <summary>Whose account it is; not posted.</summary>
    public string? Name { get; set; }

    public string? UserName { get; set; }

    [Display(Name = "Accounts.Password.New"), Required, DataType(DataType.Password), StringLength(256)] public string Password { get; set; } = "";

    [Display(Name = "Accounts.Password.Repeat"), Required, DataType(DataType.Password), Compare(nameof(Password))] public string Repeat { get; set; } = "";
}
