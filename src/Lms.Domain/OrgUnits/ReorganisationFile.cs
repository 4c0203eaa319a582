using Lms.Domain.Text;

namespace Lms.Domain.OrgUnits;

/// <summary>What a file wants of one unit: new where its code is not known, else with this name and, where one is named, this parent.</summary>
/// <param name="Parent">The code of the parent; empty leaves a unit where it is, and puts a new one at the top.</param>
/// <param name="Predecessors">Codes of the units that this one follows. Each ends the day before, unless it has a line of its own.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record ReorganisedUnit(string Code, string Name, OrgUnitKind Kind, string Parent, SchoolLevel? Level, IReadOnlyList<string> Predecessors, int Line);

/// <summary>What is wrong with a line once it is held against the units that are there. The text's key is <c>ReorganisationProblem.</c> and this.</summary>
public enum ReorganisationProblem
{
    /// <summary>The unit with that code is of another kind.</summary>
    OtherKind,

    /// <summary>The unit with that code does not exist on the day.</summary>
    NotThere,
    ParentUnknown,

    /// <summary>The parent ends with this change, or does not exist on the day.</summary>
    ParentEnds,
    PredecessorUnknown,

    /// <summary>The predecessor has ended before, or begins later.</summary>
    PredecessorNotThere,

    /// <summary>A unit below one that ends has no new parent: its own line must name one.</summary>
    Homeless,

    /// <summary>The unit would stand below itself.</summary>
    BelowItself,

    /// <summary>A later change of the unit is there already.</summary>
    ChangedLater,
}

/// <summary>One problem of one line, with the text that is bad.</summary>
public sealed record ReorganisationFinding(int Line, ReorganisationProblem Problem, string Text);

/// <summary>
/// Sắp xếp lại đơn vị from a file: all its lines are one change by one decision from one day. The units are changed in memory; who
/// only wants to see does not save them.
/// </summary>
public sealed class ReorganisationFile
{
    private readonly UnitForest forest;
    private readonly IReadOnlyList<ReorganisedUnit> lines;
    private readonly UnitChange change;
    private readonly Dictionary<string, ReorganisedUnit> byCode;
    private readonly HashSet<string> ending;
    private readonly List<OrgUnit> added = [];
    private readonly List<UnitEffect> effects = [];
    private readonly List<ReorganisationFinding> problems = [];

    private ReorganisationFile(UnitForest forest, IReadOnlyList<ReorganisedUnit> lines, UnitChange change)
    {
        (this.forest, this.lines, this.change) = (forest, lines, change);
        byCode = lines.ToDictionary(l => l.Code, StringComparer.Ordinal);
        ending = [.. lines.SelectMany(l => l.Predecessors).Where(code => !byCode.ContainsKey(code))];
    }

    private DateOnly Day => change.Day;

    /// <returns>What it does; or every problem, by line, and then the forest must not be saved.</returns>
    public static (UnitChangeResult? Result, IReadOnlyList<ReorganisationFinding> Problems) Apply(UnitForest forest, IReadOnlyList<ReorganisedUnit> lines, UnitChange change)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(change);
        return new ReorganisationFile(forest, lines, change).Run();
    }

    private (UnitChangeResult?, IReadOnlyList<ReorganisationFinding>) Run()
    {
        foreach (var line in lines) CheckAlone(line);
        if (problems.Count > 0) return (null, InOrder());
        var homelessBefore = forest.HomelessFrom(Day).Select(u => u.Id).ToHashSet();
        foreach (var line in lines) Begin(line, []);
        foreach (var line in lines) Set(line);
        foreach (var (unit, heirs) in Heirs()) Follow(unit, heirs);
        CheckTree(homelessBefore);
        return problems.Count > 0 ? (null, InOrder()) : (new UnitChangeResult(change, added, effects), []);
    }

    private IReadOnlyList<ReorganisationFinding> InOrder() => [.. problems.Distinct().OrderBy(p => p.Line)];

    private void CheckAlone(ReorganisedUnit line)
    {
        if (forest.Find(line.Code) is { } unit)
        {
            if (unit.Kind != line.Kind) Tell(line, ReorganisationProblem.OtherKind, line.Code);
            if (!unit.ExistsOn(Day)) Tell(line, ReorganisationProblem.NotThere, line.Code);
        }
        if (line.Parent.Length > 0 && !byCode.ContainsKey(line.Parent))
        {
            if (forest.Find(line.Parent) is not { } parent) Tell(line, ReorganisationProblem.ParentUnknown, line.Parent);
            else if (ending.Contains(line.Parent) || !parent.ExistsOn(Day)) Tell(line, ReorganisationProblem.ParentEnds, line.Parent);
        }
        foreach (var code in line.Predecessors)
        {
            if (forest.Find(code) is not { } before) Tell(line, ReorganisationProblem.PredecessorUnknown, code);
            else if (!before.ExistsOn(Day.AddDays(-1)) || before.ValidTo < Day) Tell(line, ReorganisationProblem.PredecessorNotThere, code);
        }
    }

    /// <summary>A new unit begins after its parent, wherever that stands in the file; a circle is told by the check of the tree.</summary>
    private void Begin(ReorganisedUnit line, HashSet<string> below)
    {
        if (forest.Find(line.Code) is not null || !below.Add(line.Code)) return;
        if (byCode.TryGetValue(line.Parent, out var above)) Begin(above, below);
        if (forest.Find(line.Code) is not null) return;
        var unit = new OrgUnit(line.Code, line.Name, line.Kind, forest.Find(line.Parent)?.Id, Day, line.Level, change.Id);
        forest.Add(unit);
        added.Add(unit);
    }

    private void Set(ReorganisedUnit line)
    {
        var unit = forest.Find(line.Code)!;
        var parent = line.Parent.Length > 0 ? forest.Find(line.Parent)!.Id : unit.ParentOn(Day);
        var name = VietnameseText.Normalize(line.Name);
        if (added.Contains(unit)) effects.Add(new(UnitEffectKind.Begins, unit.Id, unit.Code, name, parent is { } above ? forest[above].NameOn(Day) : null));
        else
        {
            if (name != unit.NameOn(Day)) effects.Add(Effect(UnitEffectKind.Renamed, unit, name));
            if (parent != unit.ParentOn(Day)) effects.Add(Effect(UnitEffectKind.Moved, unit, NameOf(parent)));
        }
        if ((name != unit.NameOn(Day) || parent != unit.ParentOn(Day)) && unit.Change(Day, name, parent, change.Id) is not null) Tell(line, ReorganisationProblem.ChangedLater, line.Code);
    }

    private IEnumerable<(OrgUnit Unit, List<ReorganisedUnit> Heirs)> Heirs() =>
        lines.SelectMany(l => l.Predecessors, (line, code) => (line, code)).GroupBy(x => x.code, x => x.line, StringComparer.Ordinal).Select(g => (forest.Find(g.Key)!, g.ToList()));

    /// <summary>The unit ends unless it has a line; what is left below it goes to its only heir.</summary>
    private void Follow(OrgUnit unit, List<ReorganisedUnit> heirs)
    {
        var successors = heirs.Select(h => forest.Find(h.Code)!).Distinct().Where(h => h != unit).ToList();
        foreach (var successor in successors) change.Link(unit.Id, successor.Id);
        if (byCode.ContainsKey(unit.Code)) return;
        if (successors is [var only])
        {
            foreach (var child in forest.ChildrenOn(unit.Id, Day).Where(c => !ending.Contains(c.Code)).ToList())
            {
                effects.Add(Effect(UnitEffectKind.Moved, child, only.NameOn(Day)));
                if (child.Change(Day, child.NameOn(Day), only.Id, change.Id) is not null) Tell(heirs[0], ReorganisationProblem.ChangedLater, child.Code);
            }
        }
        if (unit.End(Day.AddDays(-1), change.Id) is not null) Tell(heirs[0], ReorganisationProblem.ChangedLater, unit.Code);
        else effects.Add(Effect(UnitEffectKind.Ends, unit, null));
    }

    private void CheckTree(HashSet<Id<OrgUnit>> homelessBefore)
    {
        if (problems.Count > 0) return;
        if (forest.BelowItself(Day) is { } round)
        {
            problems.Add(new(LineOf(round), ReorganisationProblem.BelowItself, round.Code));
            return;
        }
        foreach (var unit in forest.HomelessFrom(Day).Where(u => !homelessBefore.Contains(u.Id)))
            problems.Add(new(LineOf(unit), ReorganisationProblem.Homeless, $"{unit.NameOn(Day)} ({unit.Code})"));
    }

    /// <summary>The unit's own line, or that of the first unit which follows its parent.</summary>
    private int LineOf(OrgUnit unit)
    {
        var parent = unit.ParentOn(Day) is { } id ? forest[id].Code : "";
        return (byCode.GetValueOrDefault(unit.Code) ?? lines.FirstOrDefault(l => l.Predecessors.Contains(parent)) ?? lines[0]).Line;
    }

    private void Tell(ReorganisedUnit line, ReorganisationProblem problem, string text) => problems.Add(new(line.Line, problem, text));

    private string? NameOf(Id<OrgUnit>? id) => id is { } known ? forest[known].NameOn(Day) : null;

    private UnitEffect Effect(UnitEffectKind kind, OrgUnit unit, string? after) => new(kind, unit.Id, unit.Code, unit.NameOn(Day.AddDays(-1)), after);
}

/// <summary>The file cannot be taken: all that is wrong is told at once, and nothing is changed.</summary>
public sealed record ReorganisationInvalid(int Count) : Refusal;

/// <summary>The file says nothing that is not so already.</summary>
public sealed record ReorganisationEmpty : Refusal;
