using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;

namespace Lms.Web.Features.Accounts;

/// <summary>Kích hoạt: sets the password by an invitation, which ends with it.</summary>
public sealed class SetPassword(UserManager<Account> users, InvitationLinks links, LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<Account>> RunAsync(string code, string password)
    {
        if (await links.FindAsync(code) is not { } account) return new InvitationGone();
        var now = clock.GetUtcNow();
        var entry = db.Journal.Add(AccountJournal.Changed(account, by: null, now, new { account.ActivatedAt }, new { ActivatedAt = now }));
        account.ActivatedAt = now;
        // The password, its new security stamp and the two lines above are one save.
        var result = await users.ResetPasswordAsync(account, await users.GeneratePasswordResetTokenAsync(account), password);
        if (result.Succeeded) return account;

        // Nothing of it may wait in the context for another save.
        entry.State = Microsoft.EntityFrameworkCore.EntityState.Detached;
        await db.Entry(account).ReloadAsync();
        return result.ToRefusal(users.Options, account.UserName!);
    }
}
