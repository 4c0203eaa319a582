using System.ComponentModel.DataAnnotations;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Lms.Web.Features.Accounts;

/// <summary>Mật khẩu của mình.</summary>
[AllowEveryRole]
public sealed class PasswordController(SignInManager<Account> signIn, Localizer text) : Controller
{
    [HttpGet("/account/password")]
    public IActionResult Edit() => View("Password", new PasswordForm());

    [HttpPost("/account/password"), EnableRateLimiting(GuessLimit.Policy)]
    public async Task<IActionResult> Update(PasswordForm form)
    {
        if (!ModelState.IsValid) return View("Password", form);
        if (await signIn.UserManager.GetUserAsync(User) is not { } account) return Challenge();

        var result = await signIn.UserManager.ChangePasswordAsync(account, form.Current, form.Password);
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(account);
            this.FlashSuccess(text["Accounts.Password.Saved"]);
            return Redirect("/");
        }
        var refusal = result.ToRefusal(signIn.Options, account.UserName!);
        ModelState.AddModelError(refusal is PasswordWrong ? nameof(form.Current) : nameof(form.Password), text.Of(refusal));
        return View("Password", form);
    }
}

public sealed class PasswordForm
{
    [Display(Name = "Accounts.Password.Current"), Required, DataType(DataType.Password), StringLength(256)] public string Current { get; set; } = "";

    [Display(Name = "Accounts.Password.New"), Required, DataType(DataType.Password), StringLength(256)] public string Password { get; set; } = "";

    [Display(Name = "Accounts.Password.Repeat"), Required, DataType(DataType.Password), Compare(nameof(Password))] public string Repeat { get; set; } = "";
}
