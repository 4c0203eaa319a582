namespace Lms.Domain.OrgUnits;

/// <summary>All units through all days, and the rules that no unit can keep alone.</summary>
public sealed class UnitForest(IEnumerable<OrgUnit> units)
{
    private readonly Dictionary<Id<OrgUnit>, OrgUnit> units = units.ToDictionary(u => u.Id);

    public IReadOnlyCollection<OrgUnit> Units => units.Values;

    public OrgUnit this[Id<OrgUnit> id] => units[id];

    public OrgUnit? Find(Id<OrgUnit> id) => units.GetValueOrDefault(id);

    public OrgUnit? Find(string code) => units.Values.FirstOrDefault(u => u.Code == code);

    internal void Add(OrgUnit unit) => units.Add(unit.Id, unit);

    public IEnumerable<OrgUnit> ChildrenOn(Id<OrgUnit> parent, DateOnly day) => units.Values.Where(u => u.ExistsOn(day) && u.ParentOn(day) == parent);

    /// <summary>The units that stand on some day from this one on below one that is not there.</summary>
    public IReadOnlyList<OrgUnit> HomelessFrom(DateOnly from) =>
        [.. TurnsFrom(from).SelectMany(day => units.Values.Where(u => u.ExistsOn(day) && u.ParentOn(day) is { } p && !this[p].ExistsOn(day))).Distinct()];

    /// <summary>A unit that stands on some day from this one on below itself; null where none does.</summary>
    public OrgUnit? BelowItself(DateOnly from)
    {
        foreach (var day in TurnsFrom(from))
        {
            var clear = new HashSet<Id<OrgUnit>>();
            foreach (var unit in units.Values)
            {
                var path = new HashSet<Id<OrgUnit>>();
                for (Id<OrgUnit>? at = unit.Id; at is { } id && !clear.Contains(id); at = units[id].ParentOn(day))
                    if (!path.Add(id)) return unit;
                clear.UnionWith(path);
            }
        }
        return null;
    }

    /// <summary>The days on which the tree changes its shape, beginning with this one.</summary>
    private IEnumerable<DateOnly> TurnsFrom(DateOnly from) => units.Values
        .SelectMany(u => u.Periods().Select(p => p.From).Append(u.ValidTo is { } last ? last.AddDays(1) : from))
        .Where(day => day > from).Prepend(from).Distinct();
}
