using Lms.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>The user name is another's, or the person has an account already.</summary>
public sealed record AccountTaken(string UserName) : Refusal;

/// <summary>Another account in use has the e-mail address: it would sign in neither of them.</summary>
public sealed record AccountEmailTaken(string Email, string Name) : Refusal;

/// <summary>A unit officer belongs to a unit that sends lists.</summary>
public sealed record AccountNeedsUnit : Refusal;

/// <summary>A trainer's account names the trainer.</summary>
public sealed record AccountNeedsTrainer : Refusal;

public sealed record UserNameInvalid(string UserName) : Refusal;

public sealed record PasswordTooShort(int Min) : Refusal;

public sealed record PasswordTooUniform(int Min) : Refusal;

public sealed record PasswordWrong : Refusal;

/// <summary>The invitation is used, too old or mistyped.</summary>
public sealed record InvitationGone : Refusal;

/// <summary>An administrator cannot lock itself out.</summary>
public sealed record OwnAccountKept : Refusal;

internal static class IdentityRefusals
{
    /// <summary>What Identity refuses, in our words. A lost race stays one; what only a bug can cause is an exception.</summary>
    public static Refusal ToRefusal(this IdentityResult result, IdentityOptions options, string userName)
    {
        var errors = new IdentityErrorDescriber();
        var code = result.Errors.First().Code;
        if (code == errors.ConcurrencyFailure().Code) throw new DbUpdateConcurrencyException("The account was changed meanwhile.");
        if (code == errors.DuplicateUserName("").Code) return new AccountTaken(userName);
        if (code == errors.InvalidUserName("").Code) return new UserNameInvalid(userName);
        if (code == errors.PasswordTooShort(0).Code) return new PasswordTooShort(options.Password.RequiredLength);
        if (code == errors.PasswordRequiresUniqueChars(0).Code) return new PasswordTooUniform(options.Password.RequiredUniqueChars);
        if (code == errors.PasswordMismatch().Code) return new PasswordWrong();
        if (code == errors.InvalidToken().Code) return new InvitationGone();
        throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }

    /// <summary>For changes that only a lost race can refuse.</summary>
    public static void ThrowIfRefused(this IdentityResult result, IdentityOptions options, string userName)
    {
        if (!result.Succeeded) throw new InvalidOperationException(result.ToRefusal(options, userName).ToString());
    }
}
