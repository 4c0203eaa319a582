using System.Text;
using Lms.Infrastructure;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Accounts;

/// <summary>
/// Liên kết mời: the address by which a person sets the first password. It holds for 30 days and until it is used; nothing
/// of it is stored, so it can be shown again at any time.
/// </summary>
public sealed class InvitationLinks(UserManager<Account> users, IOptions<SiteOptions> site) : IUseCase
{
    /// <summary>How long a link holds.</summary>
    public const int Days = 30;

    internal const string Provider = "Invitation";
    private const string Purpose = "activate";

    public async Task<string> UrlAsync(Account account)
    {
        var token = await users.GenerateUserTokenAsync(account, Provider, Purpose);
        return $"{site.Value.PublicUrl}/invitations/{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{account.Id:N}{token}"))}";
    }

    /// <summary>The account an invitation is for, or null where it is mistyped, used or too old, or the account disabled.</summary>
    public async Task<Account?> FindAsync(string code)
    {
        if (Decode(code) is not { Length: > 32 } text || !Guid.TryParseExact(text[..32], "N", out var id)) return null;
        var account = await users.FindByIdAsync(id.ToString());
        return account is { IsDisabled: false } && await users.VerifyUserTokenAsync(account, Provider, Purpose, text[32..]) ? account : null;
    }

    private static string? Decode(string code)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>Makes the tokens: bound to the security stamp, so setting the password ends them.</summary>
internal sealed class InvitationTokens(IDataProtectionProvider protection, IOptions<InvitationTokenOptions> options, ILogger<DataProtectorTokenProvider<Account>> log)
    : DataProtectorTokenProvider<Account>(protection, options, log);

internal sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    public InvitationTokenOptions() => (Name, TokenLifespan) = (InvitationLinks.Provider, TimeSpan.FromDays(InvitationLinks.Days));
}
