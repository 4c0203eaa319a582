using System.Globalization;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>One line of the tree.</summary>
/// <param name="Depth">0 for a unit without a parent.</param>
/// <param name="Officers">How many officers' accounts the unit has.</param>
public sealed record UnitNode(OrgUnit Unit, int Depth, int Officers)
{
    /// <summary>The name on the day of the tree; for a search the name that was found.</summary>
    public string Name { get; init; } = Unit.Name;

    /// <summary>Nay là: what it is called today, or who stands in its place, where that is another name.</summary>
    public string? Today { get; init; }
}

/// <summary>Cây đơn vị, parents before their children. Units are no secret: every officer may see them all.</summary>
public sealed class UnitTree(LmsDbContext db) : IUseCase
{
    private const int MostFound = 200;

    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <param name="day">The tree as it stands on this day; null for all units that ever were, by their names of today.</param>
    public async Task<IReadOnlyList<UnitNode>> ReadAsync(DateOnly? day, CancellationToken cancel)
    {
        var units = (await db.OrgUnits.AsNoTracking().ToListAsync(cancel)).Where(u => day is not { } d || u.ExistsOn(d)).ToList();
        var officers = await OfficersAsync(cancel);
        var shown = units.Select(u => u.Id).ToHashSet();
        // A unit whose parent is not shown stands at the top.
        var children = units.ToLookup(u => (day is { } d ? u.ParentOn(d) : u.ParentId) is { } parent && shown.Contains(parent) ? parent : (Id<OrgUnit>?)null);
        return [.. Below(null, 0)];

        IEnumerable<UnitNode> Below(Id<OrgUnit>? parent, int depth) => children[parent]
            .Select(u => new UnitNode(u, depth, officers.GetValueOrDefault(u.Id)) { Name = day is { } d ? u.NameOn(d) : u.Name })
            .OrderBy(n => n.Unit.Kind).ThenBy(n => n.Name, Vietnamese)
            .SelectMany(n => Below(n.Unit.Id, depth + 1).Prepend(n));
    }

    /// <summary>The units that bear the words in any of their names or in the code, today's names first.</summary>
    public async Task<IReadOnlyList<UnitNode>> FindAsync(string words, DateOnly today, CancellationToken cancel)
    {
        var (forest, map) = await MapAsync(cancel);
        var officers = await OfficersAsync(cancel);
        var key = VietnameseText.Fold(words);
        var found =
            from unit in forest.Units
            let name = unit.Names().FirstOrDefault(n => VietnameseText.Fold(n).Contains(key, StringComparison.Ordinal)) ?? (VietnameseText.Fold(unit.Code).Contains(key, StringComparison.Ordinal) ? unit.Name : null)
            where name is not null
            let heirs = map.At(today).Place(unit.Id).Heirs.Select(h => forest[h].Name)
            let now = string.Join("; ", heirs)
            select new UnitNode(unit, 0, officers.GetValueOrDefault(unit.Id)) { Name = name, Today = now.Length == 0 || now == name ? null : now };
        return [.. found.OrderBy(n => n.Today is not null).ThenBy(n => n.Unit.Kind).ThenBy(n => n.Name, Vietnamese).Take(MostFound)];
    }

    /// <summary>All units through all days, and who followed whom.</summary>
    public async Task<(UnitForest Forest, UnitMap Map)> MapAsync(CancellationToken cancel)
    {
        var forest = new UnitForest(await db.OrgUnits.AsNoTracking().ToListAsync(cancel));
        return (forest, new UnitMap(forest, await db.Set<Succession>().AsNoTracking().ToListAsync(cancel)));
    }

    /// <summary>The units of a drop-down.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(DateOnly day, Func<OrgUnit, bool> fits, string none, CancellationToken cancel) =>
    [
        new(none, ""),
        .. (await db.OrgUnits.AsNoTracking().ToListAsync(cancel)).Where(u => u.ExistsOn(day) && fits(u))
            .OrderBy(u => u.Kind).ThenBy(u => u.NameOn(day), Vietnamese).Select(u => new SelectListItem($"{u.NameOn(day)} ({u.Code})", u.Id.ToString())),
    ];

    private async Task<Dictionary<Id<OrgUnit>, int>> OfficersAsync(CancellationToken cancel) =>
        (await db.Users.Where(a => a.Role == Role.UnitOfficer && a.OrgUnitId != null).Select(a => a.OrgUnitId!.Value).ToListAsync(cancel))
            .CountBy(id => id).ToDictionary(p => p.Key, p => p.Value);
}
