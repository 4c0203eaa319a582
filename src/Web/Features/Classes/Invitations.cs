using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>One teacher's invitation.</summary>
/// <param name="Url">Null where it was used, or the viewer may not hand it on.</param>
/// <param name="IsShared">Another account has the same e-mail address or phone number.</param>
public sealed record Invitation(
    string FullName,
    string School,
    string Class,
    string UserName,
    DateTimeOffset? ActivatedAt,
    string? Url,
    bool IsShared);

public sealed record UnitInvitations(Id<OrgUnit> UnitId, string Unit, IReadOnlyList<Invitation> Invitations);

public sealed record InvitationsPage(TrainingPlan Plan, IReadOnlyList<UnitInvitations> Units)
{
    public int All => Units.Sum(u => u.Invitations.Count);
    public int Shared => Units.Sum(u => u.Invitations.Count(i => i.IsShared));
    public int Activated => Units.Sum(u => u.Invitations.Count(i => i.ActivatedAt is not null));
}

/// <summary>Liên kết mời of the convened teachers, by unit. A unit's officer gets those of its own teachers.</summary>
public sealed class Invitations(LmsDbContext db, InvitationLinks links, AccountDoubles doubles) : IUseCase
{
    public async Task<InvitationsPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var rows = await (
            from enrollment in db.EnrollmentsVisibleTo(viewer).Seated()
            where enrollment.PlanId == planId
            join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
            join account in db.Users on teacher.Id equals account.TeacherId
            join school in db.OrgUnits on teacher.SchoolId equals school.Id
            join unit in db.OrgUnits on enrollment.UnitId equals unit.Id
            join group_ in db.ClassGroups on enrollment.ClassGroupId equals group_.Id into groups
            from group_ in groups.DefaultIfEmpty()
            orderby unit.FoldKey, teacher.SortKey
            select new { teacher.FullName, School = school.NameOn(plan.DeadlineDate), Class = group_ == null ? "" : group_.Name, UnitId = unit.Id, Unit = unit.NameOn(plan.DeadlineDate), Account = account })
            .AsNoTracking().ToListAsync(cancel);
        // A link lets its holder sign in as the teacher: who only reads gets none.
        var handsOn = viewer.Role is Role.DepartmentOfficer or Role.UnitOfficer;
        var shared = (await doubles.OfAsync([.. rows.Select(r => r.Account)], cancel))
            .SelectMany(d => d.Accounts).Select(a => a.Id).ToHashSet();
        var units = new List<UnitInvitations>();
        foreach (var unit in rows.GroupBy(r => (r.UnitId, r.Unit)))
        {
            var invitations = new List<Invitation>();
            foreach (var row in unit)
            {
                var account = row.Account;
                var url = handsOn && account.ActivatedAt is null ? await links.UrlAsync(account) : null;
                invitations.Add(new Invitation(
                    row.FullName, row.School, row.Class, account.UserName!, account.ActivatedAt, url,
                    shared.Contains(account.Id)));
            }

            units.Add(new UnitInvitations(unit.Key.UnitId, unit.Key.Unit, invitations));
        }

        return new InvitationsPage(plan, units);
    }
}
