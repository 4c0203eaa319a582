using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;

namespace Lms.Web.Features.Accounts;

/// <summary>Ngừng sử dụng: the account cannot sign in any more, and its sessions and invitations end.</summary>
public sealed class DisableAccount(UserManager<Account> users, LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer by, Account account)
    {
        if (by.AccountId == account.Id) return new OwnAccountKept();
        if (account.IsDisabled) return null;
        db.Journal.Add(AccountJournal.Changed(account, by, clock.GetUtcNow(), new { Disabled = false }, new { Disabled = true }));
        account.LockoutEnd = Account.Forever;
        (await users.UpdateSecurityStampAsync(account)).ThrowIfRefused(users.Options, account.UserName!);
        return null;
    }
}

/// <summary>Cho dùng lại: ends a lockout, whoever began it.</summary>
public sealed class EnableAccount(UserManager<Account> users, LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Viewer by, Account account)
    {
        db.Journal.Add(AccountJournal.Changed(account, by, clock.GetUtcNow(), new { Disabled = account.IsDisabled }, new { Disabled = false }));
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        (await users.UpdateAsync(account)).ThrowIfRefused(users.Options, account.UserName!);
    }
}

/// <summary>Lấy liên kết: whoever holds it can set the password, so taking it is written down.</summary>
public sealed class IssueInvitation(InvitationLinks links, LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<string> RunAsync(Viewer by, Account account, CancellationToken cancel = default)
    {
        db.Journal.Add(AccountJournal.Changed(account, by, clock.GetUtcNow(), new { }, new { InvitationIssued = true }));
        await db.SaveChangesAsync(cancel);
        return await links.UrlAsync(account);
    }
}
