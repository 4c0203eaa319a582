using System.Globalization;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>One line of the tree.</summary>
/// <param name="Depth">0 for a unit without a parent.</param>
/// <param name="Officers">How many officers' accounts the unit has.</param>
public sealed record UnitNode(OrgUnit Unit, int Depth, int Officers);

/// <summary>Cây đơn vị, parents before their children. Units are no secret: every officer may see them all.</summary>
public sealed class UnitTree(LmsDbContext db) : IUseCase
{
    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <param name="day">Only units that exist on this day; null for all that ever did.</param>
    public async Task<IReadOnlyList<UnitNode>> ReadAsync(DateOnly? day, CancellationToken cancel)
    {
        var units = (await db.OrgUnits.AsNoTracking().ToListAsync(cancel)).Where(u => day is not { } d || u.ExistsOn(d)).ToList();
        var officers = (await db.Users.Where(a => a.Role == Role.UnitOfficer && a.OrgUnitId != null).Select(a => a.OrgUnitId!.Value).ToListAsync(cancel))
            .CountBy(id => id).ToDictionary(p => p.Key, p => p.Value);
        var shown = units.Select(u => u.Id).ToHashSet();
        // A unit whose parent is not shown stands at the top.
        var children = units.ToLookup(u => u.ParentId is { } parent && shown.Contains(parent) ? parent : (Id<OrgUnit>?)null);
        return [.. Below(null, 0)];

        IEnumerable<UnitNode> Below(Id<OrgUnit>? parent, int depth) => children[parent]
            .OrderBy(u => u.Kind).ThenBy(u => u.Name, Vietnamese)
            .SelectMany(u => Below(u.Id, depth + 1).Prepend(new UnitNode(u, depth, officers.GetValueOrDefault(u.Id))));
    }

    /// <summary>The units of a drop-down.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(DateOnly day, Func<OrgUnit, bool> fits, string none, CancellationToken cancel) =>
    [
        new(none, ""),
        .. (await db.OrgUnits.AsNoTracking().ToListAsync(cancel)).Where(u => u.ExistsOn(day) && fits(u))
            .OrderBy(u => u.Kind).ThenBy(u => u.Name, Vietnamese).Select(u => new SelectListItem($"{u.Name} ({u.Code})", u.Id.ToString())),
    ];
}
