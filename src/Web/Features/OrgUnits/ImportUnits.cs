using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Tables;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OrgUnits;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>A line that says something of a known unit which an import does not change: a parent, or a level.</summary>
/// <param name="InFile">What the file says: the parent's code, or the level in words.</param>
/// <param name="Here">What stands here; empty for none.</param>
public sealed record UnitDifference(string Sheet, int Line, UnitColumn Column, string Code, string InFile, string Here);

/// <summary>What an import did.</summary>
/// <param name="Unchanged">Units of which the file says nothing new.</param>
public sealed record UnitImport(int Added, int Renamed, int Unchanged)
{
    /// <summary>What the file says otherwise and was not changed.</summary>
    public IReadOnlyList<UnitDifference> Differences { get; init; } = [];
}

/// <summary>
/// Nhập danh mục đơn vị from CSV or .xlsx: all of it, or nothing and every error at once. A code that exists takes the new name
/// from that day on; its parent and level stay as they are, and what differs is told.
/// </summary>
public sealed class ImportUnits(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<UnitImport>> RunAsync(TableFile file, DateOnly validFrom, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using var transaction = await db.BeginWriteAsync(cancel, UnitCodes.Subject);
        var known = await db.OrgUnits.ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancel);
        var table = Read(file, known);
        if (!table.Succeeded) return table.Refusal;

        var lines = table.Value;
        var differences = Differences(lines, known, validFrom).ToList();
        if (Rename(lines, known, validFrom, out var renamed) is { } refusal) return refusal;
        var added = Add(lines, known, validFrom);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        var said = differences.Select(d => d.Line).Distinct().Count();
        var done = new UnitImport(added, renamed, Math.Max(0, lines.Count - added - renamed - said));
        return differences.Count == 0 ? done : done with { Differences = differences };
    }

    /// <summary>Why a file cannot be imported, or what must be asked about it; null where it can. Changes nothing.</summary>
    public async Task<Refusal?> CheckAsync(TableFile file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Read(file, await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancel)).Refusal;
    }

    private static Outcome<IReadOnlyList<UnitLine>> Read(TableFile file, Dictionary<string, OrgUnit> known)
    {
        var table = UnitTable.Read(file.Content, file.Name, file.Answers);
        if (!table.Succeeded) return table.Refusal;
        var all = table.Value.Problems.Concat(Misfits(table.Value.Lines, known))
            .OrderBy(p => p.Sheet, StringComparer.Ordinal).ThenBy(p => p.Line).ToList();
        if (all.Count > 0) return new TableInvalid(file.Name, all);
        return table.Value.Lines.ToList();
    }

    private static IEnumerable<TableProblem> Misfits(IReadOnlyList<UnitLine> lines, Dictionary<string, OrgUnit> known)
    {
        var listed = lines.ToDictionary(line => line.Code, StringComparer.Ordinal);
        var codes = new UnitCodeBook(known.Values);
        foreach (var line in lines)
        {
            if (known.TryGetValue(line.Code, out var unit) && unit.Kind != line.Kind) yield return Of(line, UnitColumn.Code, TableProblemKind.CodeOfOtherKind, line.Code);
            else if (unit is null && codes.Alike(line.Code) is { } alike) yield return Of(line, UnitColumn.Code, TableProblemKind.CodeAlmostKnown, line.Code, $"{alike.Code} ({alike.Name})");
            if (line.Parent.Length == 0) continue;
            if (!known.ContainsKey(line.Parent) && !listed.ContainsKey(line.Parent))
                yield return Of(line, UnitColumn.Parent, TableProblemKind.ParentUnknown, line.Parent, codes.Alike(line.Parent)?.Code ?? "");
            else if (IsBelowItself(line, listed))
                yield return Of(line, UnitColumn.Parent, TableProblemKind.ParentCycle, line.Parent);
        }
    }

    private static TableProblem Of(UnitLine line, UnitColumn column, TableProblemKind kind, string text, string hint = "") =>
        new(line.Sheet, line.Line, column, kind, text) { Hint = hint };

    private static IEnumerable<UnitDifference> Differences(IReadOnlyList<UnitLine> lines, Dictionary<string, OrgUnit> known, DateOnly day)
    {
        var byId = known.Values.ToDictionary(unit => unit.Id);
        foreach (var line in lines)
        {
            if (!known.TryGetValue(line.Code, out var unit)) continue;
            var parent = unit.ParentOn(day) is { } above ? byId[above].Code : "";
            if (line.Parent.Length > 0 && line.Parent != parent) yield return new(line.Sheet, line.Line, UnitColumn.Parent, line.Code, line.Parent, parent);
        }
    }

    private static bool IsBelowItself(UnitLine line, Dictionary<string, UnitLine> listed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = line; at.Parent.Length > 0 && listed.TryGetValue(at.Parent, out var parent); at = parent)
        {
            if (parent.Code == line.Code) return true;
            if (!seen.Add(parent.Code)) return false;
        }
        return false;
    }

    private Refusal? Rename(IReadOnlyList<UnitLine> lines, Dictionary<string, OrgUnit> known, DateOnly from, out int renamed)
    {
        var changed = lines.Where(line => known.TryGetValue(line.Code, out var unit) && unit.NameOn(from) != line.Name).ToList();
        renamed = changed.Count;
        foreach (var (line, unit) in changed.Select(line => (line, known[line.Code])))
        {
            if (unit.Change(from, line.Name, unit.ParentOn(from), null) is { } refusal) return refusal;
            unit.TurnTo(VietnamTime.DateOf(clock.GetUtcNow()));
        }
        return null;
    }

    /// <summary>Parents may stand below their children in the file.</summary>
    private int Add(IReadOnlyList<UnitLine> lines, Dictionary<string, OrgUnit> known, DateOnly validFrom)
    {
        var listed = lines.ToDictionary(line => line.Code, StringComparer.Ordinal);
        var before = known.Count;
        foreach (var line in lines) Ensure(line);
        return known.Count - before;

        OrgUnit Ensure(UnitLine line)
        {
            if (known.TryGetValue(line.Code, out var unit)) return unit;
            Id<OrgUnit>? parent = line.Parent.Length == 0 ? null
                : known.TryGetValue(line.Parent, out var above) ? above.Id : Ensure(listed[line.Parent]).Id;
            unit = new OrgUnit(line.Code, line.Name, line.Kind, parent, validFrom, line.Level);
            db.OrgUnits.Add(unit);
            return known[line.Code] = unit;
        }
    }
}
