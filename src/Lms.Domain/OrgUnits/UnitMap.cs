namespace Lms.Domain.OrgUnits;

/// <summary>Which unit stands on a day where another one stood.</summary>
/// <param name="Unit">That unit; null where there are several, or none.</param>
/// <param name="Heirs">All of them.</param>
public sealed record UnitPlace(Id<OrgUnit>? Unit, IReadOnlyList<Id<OrgUnit>> Heirs)
{
    /// <summary>Nhiều đơn vị kế thừa: the place was divided, and nothing here says which part is meant.</summary>
    public bool IsDivided => Heirs.Count > 1;
}

/// <summary>Something counted for a unit.</summary>
/// <param name="School">The school it was counted for, where one is known.</param>
public sealed record MappedFigure(Id<OrgUnit> Unit, Id<OrgUnit>? School, int Count);

/// <summary>What is counted in one place of the map.</summary>
/// <param name="Place">The unit; where its place was divided, its heirs; no heir where nobody follows.</param>
/// <param name="Origins">The units for which it was counted.</param>
public sealed record MappedTotal(UnitPlace Place, IReadOnlyList<Id<OrgUnit>> Origins, int Total);

/// <summary>Bản đồ đơn vị: leads from the units of one day to those of another along who followed whom, forward and backward.</summary>
public sealed class UnitMap
{
    private readonly UnitForest forest;
    private readonly ILookup<Id<OrgUnit>, Succession> bySuccessor;
    private readonly ILookup<Id<OrgUnit>, Succession> byPredecessor;

    public UnitMap(UnitForest forest, IReadOnlyCollection<Succession> successions)
    {
        this.forest = forest;
        bySuccessor = successions.ToLookup(s => s.SuccessorId);
        byPredecessor = successions.ToLookup(s => s.PredecessorId);
    }

    /// <summary>The map of one day.</summary>
    public MapOfDay At(DateOnly day) => new(this, day);

    private UnitPlace Place(Id<OrgUnit> unit, DateOnly day)
    {
        var heirs = new HashSet<Id<OrgUnit>>();
        Follow(unit, day, heirs, []);
        return new(heirs.Count == 1 ? heirs.Single() : null, [.. heirs.Order()]);
    }

    private void Follow(Id<OrgUnit> id, DateOnly day, HashSet<Id<OrgUnit>> heirs, HashSet<Id<OrgUnit>> seen)
    {
        if (!seen.Add(id)) return;
        var unit = forest[id];
        if (unit.ExistsOn(day)) heirs.Add(id);
        else if (day < unit.ValidFrom) foreach (var link in bySuccessor[id]) Follow(link.PredecessorId, day, heirs, seen);
        else foreach (var link in byPredecessor[id]) Follow(link.SuccessorId, day, heirs, seen);
    }

    /// <summary>The units as they stand on one day.</summary>
    public sealed class MapOfDay
    {
        private readonly UnitMap map;
        private readonly DateOnly day;

        internal MapOfDay(UnitMap map, DateOnly day) => (this.map, this.day) = (map, day);

        /// <summary>The unit that holds this one's place on the map's day.</summary>
        public UnitPlace Place(Id<OrgUnit> unit) => map.Place(unit, day);

        /// <summary>The same; where the unit was divided, by the school's own history: the unit above it on the map's day.</summary>
        public UnitPlace Place(Id<OrgUnit> unit, Id<OrgUnit>? school)
        {
            var place = Place(unit);
            if (!place.IsDivided || school is not { } own || map.Place(own, day).Unit is not { } now) return place;
            var above = map.forest[now].MaySubmit ? now : map.forest[now].ParentOn(day);
            return above is { } one && place.Heirs.Contains(one) ? new(one, [one]) : place;
        }

        /// <summary>Adds up by place. Nothing is lost: what has several heirs, or none, is a line of its own.</summary>
        public IReadOnlyList<MappedTotal> Sum(IEnumerable<MappedFigure> figures) =>
        [
            .. figures.Select(f => (Figure: f, Place: Place(f.Unit, f.School)))
                .GroupBy(f => f.Place.Heirs.Count == 0 ? $"-{f.Figure.Unit}" : string.Join(' ', f.Place.Heirs))
                .Select(g => new MappedTotal(g.First().Place, [.. g.Select(f => f.Figure.Unit).Distinct()], g.Sum(f => f.Figure.Count))),
        ];
    }
}
