using Lms.Domain.Text;

namespace Lms.Domain.OrgUnits;

/// <summary>A unit that follows: one that is there, by its code, or a new one with all of this.</summary>
public sealed record SuccessorUnit(string Code, string Name, OrgUnitKind? Kind, Id<OrgUnit>? ParentId, SchoolLevel? Level = null);

/// <summary>What is asked to be changed.</summary>
/// <param name="Day">The first day on which it holds.</param>
/// <param name="Units">The units that change or end.</param>
/// <param name="Name">The new name, for a rename.</param>
/// <param name="ParentId">The new parent, for a move; null is the top.</param>
/// <param name="Successors">The units that follow, for a merge or a split.</param>
/// <param name="Homes">Codes of the new parents of units below, by their ids; where there is one successor it is the home of all others.</param>
public sealed record UnitChangeRequest(UnitChangeKind Kind, DateOnly Day, ChangeBasis Basis, IReadOnlyList<Id<OrgUnit>> Units, string? Name = null,
    Id<OrgUnit>? ParentId = null, IReadOnlyList<SuccessorUnit>? Successors = null, IReadOnlyDictionary<Id<OrgUnit>, string>? Homes = null);

public enum UnitEffectKind { Begins, Ends, Renamed, Moved, Homeless }

/// <summary>One thing that a change does, told before it is done.</summary>
/// <param name="Name">The unit's name on the day before, or its first one.</param>
/// <param name="After">The new name, or the name of the new parent; null where there is none.</param>
public sealed record UnitEffect(UnitEffectKind Kind, Id<OrgUnit> UnitId, string Code, string Name, string? After);

/// <summary>A change done in memory: what it makes, and all that it does.</summary>
public sealed record UnitChangeResult(UnitChange Change, IReadOnlyList<OrgUnit> Added, IReadOnlyList<UnitEffect> Effects)
{
    public IReadOnlyList<UnitEffect> Homeless => [.. Effects.Where(e => e.Kind == UnitEffectKind.Homeless)];
}

/// <summary>Changes the tree by one decision. The units are changed in memory; who only wants to see does not save them.</summary>
public sealed class Reorganisation
{
    private readonly UnitForest forest;
    private readonly UnitChangeRequest request;
    private readonly UnitChange change;
    private readonly List<OrgUnit> added = [];
    private readonly List<UnitEffect> effects = [];

    private Reorganisation(UnitForest forest, UnitChangeRequest request, Guid by, DateTimeOffset now) =>
        (this.forest, this.request, change) = (forest, request, new UnitChange(request.Kind, request.Day, request.Basis, by, now));

    private DateOnly Day => request.Day;

    public static Outcome<UnitChangeResult> Apply(UnitForest forest, UnitChangeRequest request, Guid by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Basis.Reason)) return new ReasonMissing();
        if (string.IsNullOrWhiteSpace(request.Basis.DecisionNumber)) return new DecisionNumberMissing();
        return new Reorganisation(forest, request, by, now).Run();
    }

    private Outcome<UnitChangeResult> Run()
    {
        var before = forest.HomelessFrom(Day).Select(u => u.Id).ToHashSet();
        var refusal = request.Kind switch
        {
            UnitChangeKind.Rename => Rename(),
            UnitChangeKind.Move => Move(forest[request.Units[0]], request.ParentId),
            UnitChangeKind.End => EndAll([]),
            _ => Replace(),
        };
        if (refusal is not null) return refusal;
        if (forest.BelowItself(Day) is { } round) return new UnitBelowItself(round.NameOn(Day));
        effects.AddRange(forest.HomelessFrom(Day).Where(u => !before.Contains(u.Id)).Select(u => Effect(UnitEffectKind.Homeless, u, null)));
        return new UnitChangeResult(change, added, effects);
    }

    private Refusal? Rename()
    {
        var unit = forest[request.Units[0]];
        var name = VietnameseText.Normalize(request.Name ?? "");
        if (name.Length is 0 or > OrgUnit.NameLength) return new UnitNameLength(OrgUnit.NameLength);
        if (name == unit.NameOn(Day)) return new UnitSameAsBefore();
        effects.Add(Effect(UnitEffectKind.Renamed, unit, name));
        return unit.Change(Day, name, unit.ParentOn(Day), change.Id);
    }

    private Refusal? Move(OrgUnit unit, Id<OrgUnit>? parent)
    {
        if (parent == unit.ParentOn(Day)) return new UnitSameAsBefore();
        if (parent is { } id && !forest[id].ExistsOn(Day)) return new UnitNotThereOn(forest[id].NameOn(Day), Day);
        effects.Add(Effect(UnitEffectKind.Moved, unit, parent is { } above ? forest[above].NameOn(Day) : null));
        return unit.Change(Day, unit.NameOn(Day), parent, change.Id);
    }

    private Refusal? Replace()
    {
        var wanted = request.Successors ?? [];
        if (request.Kind == UnitChangeKind.Merge && (request.Units.Distinct().Count() < 2 || wanted.Count != 1)) return new MergeNeedsTwo();
        if (request.Kind == UnitChangeKind.Split && (request.Units.Count != 1 || wanted.Select(s => s.Code).Distinct().Count() < 2)) return new SplitNeedsTwo();
        var successors = new List<OrgUnit>();
        foreach (var one in wanted)
        {
            var unit = FindOrMake(one);
            if (!unit.Succeeded) return unit.Refusal;
            successors.Add(unit.Value);
        }
        return EndAll(successors);
    }

    private Outcome<OrgUnit> FindOrMake(SuccessorUnit wanted)
    {
        var (code, name) = (VietnameseText.Normalize(wanted.Code), VietnameseText.Normalize(wanted.Name));
        if (forest.Find(code) is { } known) return known.ExistsOn(Day) ? known : new UnitNotThereOn(known.NameOn(Day), Day);
        if (code.Length is 0 or > OrgUnit.CodeLength) return new UnitCodeLength(OrgUnit.CodeLength);
        if (name.Length is 0 or > OrgUnit.NameLength) return new UnitNameLength(OrgUnit.NameLength);
        var parent = wanted.ParentId ?? forest[request.Units[0]].ParentOn(Day.AddDays(-1));
        var unit = new OrgUnit(code, name, wanted.Kind ?? forest[request.Units[0]].Kind, parent, Day, wanted.Level ?? forest[request.Units[0]].Level, change.Id);
        forest.Add(unit);
        added.Add(unit);
        effects.Add(Effect(UnitEffectKind.Begins, unit, parent is { } above ? forest[above].NameOn(Day) : null));
        return unit;
    }

    /// <summary>A unit that is itself among those that follow goes on; the others end the day before.</summary>
    private Refusal? EndAll(IReadOnlyList<OrgUnit> successors)
    {
        foreach (var unit in request.Units.Distinct().Select(id => forest[id]))
        {
            foreach (var successor in successors.Where(s => s != unit)) change.Link(unit.Id, successor.Id);
            var below = forest.ChildrenOn(unit.Id, Day).Where(u => !added.Contains(u)).ToList();
            var stays = successors.Contains(unit);
            if (!stays)
            {
                if (unit.End(Day.AddDays(-1), change.Id) is { } refusal) return refusal;
                effects.Add(Effect(UnitEffectKind.Ends, unit, null));
            }
            foreach (var child in below)
            {
                var home = HomeOf(child, successors);
                if (!home.Succeeded) return home.Refusal;
                if (home.Value.Count == 0 || home.Value[0].Id == unit.Id) continue;
                if (!request.Units.Contains(child.Id) && Move(child, home.Value[0].Id) is { } refusal) return refusal;
            }
        }
        return null;
    }

    /// <summary>The new parent that was named, else the only successor; none where nothing says it.</summary>
    private Outcome<List<OrgUnit>> HomeOf(OrgUnit child, IReadOnlyList<OrgUnit> successors)
    {
        if (request.Homes?.GetValueOrDefault(child.Id) is { Length: > 0 } code)
            return forest.Find(VietnameseText.Normalize(code)) is { } home ? new List<OrgUnit> { home } : new UnitCodeUnknown(code);
        return successors is [var only] ? new List<OrgUnit> { only } : [];
    }

    private UnitEffect Effect(UnitEffectKind kind, OrgUnit unit, string? after) => new(kind, unit.Id, unit.Code, unit.NameOn(Day.AddDays(-1)), after);
}

public sealed record DecisionNumberMissing : Refusal;

/// <summary>The unit would stand below itself.</summary>
public sealed record UnitBelowItself(string Name) : Refusal;

public sealed record UnitSameAsBefore : Refusal;

/// <summary>The name is empty or longer than <paramref name="Max"/> characters.</summary>
public sealed record UnitNameLength(int Max) : Refusal;

public sealed record UnitCodeLength(int Max) : Refusal;

public sealed record UnitCodeUnknown(string Code) : Refusal;

public sealed record MergeNeedsTwo : Refusal;

public sealed record SplitNeedsTwo : Refusal;
