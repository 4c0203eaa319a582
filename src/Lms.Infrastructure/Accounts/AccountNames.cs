using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Accounts;

/// <summary>The names of those who did something, for the pages that say who it was.</summary>
public static class AccountNames
{
    /// <summary>The display names by account; who is not known, and null, is left out.</summary>
    public static Task<Dictionary<Guid, string>> NamesOfAsync(this LmsDbContext db, IEnumerable<Guid?> accounts, CancellationToken cancel)
    {
        var ids = accounts.OfType<Guid>().Distinct().ToList();
        return db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
    }

    public static Task<Dictionary<Guid, string>> NamesOfAsync(this LmsDbContext db, IEnumerable<Guid> accounts, CancellationToken cancel) =>
        db.NamesOfAsync(accounts.Select(a => (Guid?)a), cancel);
}
