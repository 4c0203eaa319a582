using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>One unit beside another: its id and its name on the day they met.</summary>
public sealed record UnitNamed(Id<OrgUnit> Id, string Name);

/// <summary>A stretch of a unit's life.</summary>
public sealed record UnitPeriodLine(UnitPeriod Period, UnitNamed? Parent);

/// <summary>A change that touched the unit.</summary>
public sealed record UnitChangeLine(UnitChange Change, string MadeBy, IReadOnlyList<UnitNamed> Before, IReadOnlyList<UnitNamed> After, bool MayUndo);

public sealed record UnitPage(OrgUnit Unit, int Revision, UnitNamed? Parent, IReadOnlyList<UnitNamed> Children, IReadOnlyList<Account> Accounts,
    IReadOnlyList<UnitPeriodLine> Periods, IReadOnlyList<UnitChangeLine> Changes);

/// <summary>One unit with what it was, whom it followed and who followed it.</summary>
public sealed class UnitHistory(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<UnitPage?> FindAsync(Id<OrgUnit> id, CancellationToken cancel)
    {
        if (await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } unit) return null;
        var revision = db.RevisionOf(unit);
        var forest = new UnitForest(await db.OrgUnits.ToListAsync(cancel));
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        // An ended unit is shown as it stood last.
        var day = unit.ValidTo is { } last && last < today ? last : today;
        return new UnitPage(unit, revision,
            Named(unit.ParentOn(day), day),
            [.. forest.ChildrenOn(id, day).OrderBy(u => u.FoldKey, StringComparer.Ordinal).Select(u => new UnitNamed(u.Id, u.NameOn(day)))],
            await db.Users.Where(a => a.OrgUnitId == id).OrderBy(a => a.DisplayName).ToListAsync(cancel),
            [.. unit.Periods().Select(p => new UnitPeriodLine(p, Named(p.ParentId, p.From)))],
            await ChangesAsync(unit, forest, today, cancel));

        UnitNamed? Named(Id<OrgUnit>? other, DateOnly on) => other is { } found ? new(found, forest[found].NameOn(on)) : null;
    }

    private async Task<IReadOnlyList<UnitChangeLine>> ChangesAsync(OrgUnit unit, UnitForest forest, DateOnly today, CancellationToken cancel)
    {
        var own = unit.History.Select(v => v.ChangeId).Append(unit.BegunBy).Append(unit.EndedBy).OfType<Id<UnitChange>>().ToList();
        var changes = await db.UnitChanges.AsNoTracking().Include(c => c.Links)
            .Where(c => own.Contains(c.Id) || c.Links.Any(l => l.PredecessorId == unit.Id || l.SuccessorId == unit.Id)).ToListAsync(cancel);
        var people = await db.NamesOfAsync(changes.Select(c => c.MadeBy), cancel);
        return
        [
            .. changes.OrderBy(c => c.Day).ThenBy(c => c.MadeAt).Select(c => new UnitChangeLine(c, people.GetValueOrDefault(c.MadeBy, "–"),
                [.. c.Links.Where(l => l.SuccessorId == unit.Id).Select(l => new UnitNamed(l.PredecessorId, forest[l.PredecessorId].NameOn(c.Day.AddDays(-1))))],
                [.. c.Links.Where(l => l.PredecessorId == unit.Id).Select(l => new UnitNamed(l.SuccessorId, forest[l.SuccessorId].NameOn(c.Day)))],
                c.TakenBackAt is null && c.Day >= today)),
        ];
    }
}
