using Lms.Domain.Text;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>
/// Finds the account that a person names by user name, e-mail address or phone number. One that several accounts in use
/// share finds none; a closed account stands in nobody's way.
/// </summary>
public sealed class FindAccount(UserManager<Account> users) : IUseCase
{
    public async Task<Account?> RunAsync(string login, CancellationToken cancel = default)
    {
        var name = VietnameseText.Normalize(login);
        var byName = await users.FindByNameAsync(name);
        if (byName is { IsDisabled: false }) return byName;

        var (email, phone) = (users.NormalizeEmail(name), PhoneOf(name));
        var named = name.Contains('@') ? users.Users.Where(a => a.NormalizedEmail == email)
            : phone is null ? null : users.Users.Where(a => a.PhoneNumber == phone);
        var found = named is null ? [] : await named.ToListAsync(cancel);
        var inUse = found.Where(a => !a.IsDisabled).ToList();
        return inUse.Count switch
        {
            0 => byName ?? (found.Count == 1 ? found[0] : null),
            1 => inUse[0],
            _ => null,
        };
    }

    /// <summary>A phone number as it is kept: digits alone, 0 for the country code; null where it is none.</summary>
    internal static string? PhoneOf(string? text)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length == 11) digits = $"0{digits[2..]}";
        return digits.Length is >= 9 and <= 11 ? digits : null;
    }
}
