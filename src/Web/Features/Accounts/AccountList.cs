using Lms.Domain;
using Lms.Domain.Text;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>Tình trạng tài khoản, as the administrator sees it.</summary>
public enum AccountState
{
    /// <summary>Đang dùng.</summary>
    Active,

    /// <summary>Chưa kích hoạt: the invitation was not used yet.</summary>
    Invited,

    /// <summary>Tạm khóa: too many wrong passwords.</summary>
    Locked,

    /// <summary>Đã ngừng.</summary>
    Disabled,
}

public static class AccountStates
{
    public static AccountState StateAt(this Account account, DateTimeOffset now) => account switch
    {
        { IsDisabled: true } => AccountState.Disabled,
        { LockoutEnd: { } end } when end > now => AccountState.Locked,
        { ActivatedAt: null } => AccountState.Invited,
        _ => AccountState.Active,
    };

    public static Tone Tone(this AccountState state) => state switch
    {
        AccountState.Active => Shared.Tone.Success,
        AccountState.Invited => Shared.Tone.Info,
        AccountState.Locked => Shared.Tone.Warning,
        _ => Shared.Tone.Neutral,
    };
}

/// <summary>What the list is narrowed by.</summary>
public sealed record AccountFilter(string? Q, Role? Role, AccountState? State);

public sealed record AccountLine(Account Account, string? Unit, AccountState State);

/// <param name="Found">How many fit; not all of them may be in <paramref name="Lines"/>.</param>
/// <param name="Doubles">What accounts of any filter share.</param>
public sealed record AccountPage(
    AccountFilter Filter, IReadOnlyList<AccountLine> Lines, int Found, IReadOnlyList<AccountDouble> Doubles);

/// <summary>Danh sách tài khoản. Names are compared folded, which neither database can do.</summary>
public sealed class AccountList(LmsDbContext db, TimeProvider clock) : IUseCase
{
    private const int Most = 200;

    public async Task<AccountPage> ReadAsync(AccountFilter filter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var words = VietnameseText.Fold(filter.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var units = await db.OrgUnits.ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var accounts = await db.Users.AsNoTracking().ToListAsync(cancel);
        var found = accounts
            .Where(a => filter.Role is null || a.Role == filter.Role)
            .Select(a => new AccountLine(a, a.OrgUnitId is { } unit ? units[unit] : null, a.StateAt(now)))
            .Where(line => (filter.State is null || line.State == filter.State) && Fits(line, words))
            .OrderBy(line => VietnameseText.SortKey(line.Account.DisplayName), StringComparer.Ordinal)
            .ToList();
        return new(filter, [.. found.Take(Most)], found.Count, AccountDoubles.Among(accounts));
    }

    private static bool Fits(AccountLine line, string[] words)
    {
        if (words.Length == 0) return true;
        var key = VietnameseText.Fold($"{line.Account.DisplayName} {line.Account.UserName} {line.Account.Email} {line.Account.PhoneNumber} {line.Unit}");
        return words.All(word => key.Contains(word, StringComparison.Ordinal));
    }
}
