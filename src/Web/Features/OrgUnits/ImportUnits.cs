using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OrgUnits;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>What an import did.</summary>
public sealed record UnitImport(int Added, int Renamed, int Unchanged);

/// <summary>
/// Nhập danh mục đơn vị from CSV or .xlsx: all of it, or nothing and every error at once. A code that exists takes the new name
/// from that day on; its parent and level stay as they are.
/// </summary>
public sealed class ImportUnits(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<UnitImport>> RunAsync(Stream file, string fileName, DateOnly validFrom, CancellationToken cancel = default)
    {
        var table = UnitTable.Read(file, fileName);
        if (!table.Succeeded) return table.Refusal;
        var (lines, problems) = table.Value;

        await using var transaction = await db.BeginWriteAsync(cancel, UnitCodes.Subject);
        var known = await db.OrgUnits.ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancel);
        var all = problems.Concat(Misfits(lines, known)).OrderBy(p => p.Line).ToList();
        if (all.Count > 0) return new UnitTableInvalid(all);

        if (Rename(lines, known, validFrom, out var renamed) is { } refusal) return refusal;
        var added = Add(lines, known, validFrom);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new UnitImport(added, renamed, lines.Count - added - renamed);
    }

    private static IEnumerable<UnitProblem> Misfits(IReadOnlyList<UnitLine> lines, Dictionary<string, OrgUnit> known)
    {
        var listed = lines.ToDictionary(line => line.Code, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (known.TryGetValue(line.Code, out var unit) && unit.Kind != line.Kind) yield return new(line.Line, UnitProblemKind.CodeOfOtherKind, line.Code);
            if (line.Parent.Length == 0) continue;
            if (!known.ContainsKey(line.Parent) && !listed.ContainsKey(line.Parent)) yield return new(line.Line, UnitProblemKind.ParentUnknown, line.Parent);
            else if (IsBelowItself(line, listed)) yield return new(line.Line, UnitProblemKind.ParentCycle, line.Parent);
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
