using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>
/// Quản trị đầu tiên: a new installation has no accounts, so the first administrator comes from the setting
/// <c>Setup:AdministratorEmail</c>. The log shows the invitation link at each start until it is used.
/// </summary>
public sealed partial class FirstAdministrator(LmsDbContext db, CreateAccount create, InvitationLinks links, IConfiguration configuration, ILogger<FirstAdministrator> log) : IUseCase
{
    private const string Setting = "Setup:AdministratorEmail";

    public async Task RunAsync(CancellationToken cancel = default)
    {
        var administrators = await db.Users.Where(a => a.Role == Role.Administrator).ToListAsync(cancel);
        if (administrators.Exists(a => a.ActivatedAt is not null)) return;
        if (configuration[Setting] is not { Length: > 0 } email)
        {
            if (administrators.Count == 0) NoAdministrator(Setting);
            return;
        }

        var account = administrators.Find(a => string.Equals(a.Email, email, StringComparison.OrdinalIgnoreCase)) ?? await MakeAsync(email, cancel);
        Invite(await links.UrlAsync(account));
    }

    private async Task<Account> MakeAsync(string email, CancellationToken cancel)
    {
        var outcome = await create.RunAsync(null, new NewAccount(Role.Administrator, "Quản trị hệ thống", email), password: null, cancel);
        // The kind of refusal alone: what it holds is personal, and this goes into the log.
        return outcome.Succeeded ? outcome.Value
            : throw new InvalidOperationException(
                $"{Setting}: the account cannot be made ({outcome.Refusal.GetType().Name}).");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no administrator. Set {Setting} and start again; the log then shows the invitation link.")]
    private partial void NoAdministrator(string setting);

    [LoggerMessage(Level = LogLevel.Information, Message = "The administrator sets the first password at {Link}")]
    private partial void Invite(string link);
}
