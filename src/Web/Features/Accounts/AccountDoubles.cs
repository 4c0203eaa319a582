using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>An e-mail address or phone number of several accounts in use.</summary>
public sealed record AccountDouble(string Shared, IReadOnlyList<Account> Accounts)
{
    /// <summary>Whoever has it as user name still signs in by it; the others do not.</summary>
    public bool IsUserNameOf(Account account) =>
        string.Equals(account.UserName, Shared, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Trùng: what several accounts share, so that it does not tell who it is (<see cref="FindAccount"/>).</summary>
public sealed class AccountDoubles(LmsDbContext db) : IUseCase
{
    /// <summary>What these accounts share with one another or with any other account.</summary>
    public async Task<IReadOnlyList<AccountDouble>> OfAsync(
        IReadOnlyCollection<Account> accounts, CancellationToken cancel)
    {
        var names = accounts.SelectMany(NamesOf).ToHashSet();
        var sharing = await db.Users.AsNoTracking()
            .Where(a => names.Contains(a.NormalizedUserName!)
                || names.Contains(a.NormalizedEmail!)
                || names.Contains(a.PhoneNumber!))
            .ToListAsync(cancel);
        var ids = accounts.Select(a => a.Id).ToHashSet();
        return [.. Among(sharing).Where(d => d.Accounts.Any(a => ids.Contains(a.Id)))];
    }

    /// <summary>What accounts in use share; those that are closed do not count.</summary>
    public static IReadOnlyList<AccountDouble> Among(IEnumerable<Account> accounts) =>
    [
        .. accounts.Where(a => !a.IsDisabled)
            .SelectMany(a => NamesOf(a).Select(name => (Name: name, Account: a)))
            .GroupBy(x => x.Name, x => x.Account)
            .Where(group => group.Skip(1).Any())
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new AccountDouble(group.Key.ToLowerInvariant(), [.. group])),
    ];

    /// <summary>All that the person may sign in by, as it is compared.</summary>
    private static IEnumerable<string> NamesOf(Account account) =>
        new[] { account.NormalizedUserName, account.NormalizedEmail, account.PhoneNumber }
            .OfType<string>().Where(name => name.Length > 0).Distinct();
}
