using Lms.Domain;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Forwarders;
using Lms.Web.Features.OrgUnits;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Home;

/// <summary>Accounts of one role.</summary>
/// <param name="Waiting">Those that were never activated.</param>
public sealed record RoleCount(Role Role, int All, int Waiting);

/// <summary>What the administrator has to see to.</summary>
/// <param name="Forwarders">Those that need a look.</param>
/// <param name="Doubles">E-mail addresses and phone numbers that several accounts share.</param>
public sealed record AdministratorWork(
    IReadOnlyList<RoleCount> Roles,
    int Locked,
    IReadOnlyList<UnitNode> WithoutOfficer,
    int TrainersWithoutAccount,
    IReadOnlyList<ForwarderTrouble> Forwarders,
    int Doubles);

/// <summary>Trang chủ của quản trị: accounts never activated, units without an officer.</summary>
public sealed class AdministratorHome(LmsDbContext db, UnitTree units, ForwarderList forwarders, LocalClock clock) : IUseCase
{
    public async Task<AdministratorWork> ReadAsync(CancellationToken cancel)
    {
        var now = clock.Now;
        var accounts = await db.Users.AsNoTracking().ToListAsync(cancel);
        var states = accounts.Select(a => (a.Role, State: a.StateAt(now))).ToList();
        return new(
            [.. states.Where(a => a.State != AccountState.Disabled).GroupBy(a => a.Role).OrderBy(g => g.Key).Select(g => new RoleCount(g.Key, g.Count(), g.Count(a => a.State == AccountState.Invited)))],
            states.Count(a => a.State == AccountState.Locked),
            [.. (await units.ReadAsync(clock.Today, cancel)).Where(n => n.Unit.MaySubmit && n.Officers == 0)],
            await db.Trainers.CountAsync(t => !db.Users.Any(a => a.TrainerId == t.Id), cancel),
            await forwarders.TroublesAsync(cancel),
            AccountDoubles.Among(accounts).Count);
    }
}
