using System.Globalization;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Quotas;

namespace Lms.Web.Features.Quotas;

/// <summary>Some pasted lines say nothing that could be used; nothing is taken.</summary>
public sealed record TeacherLinesUnreadable(IReadOnlyList<int> Lines) : Refusal;

/// <summary>Chia chỉ tiêu theo số giáo viên: a proposal for the table of a draft; the table saves it, or not.</summary>
public static class DivideQuotas
{
    /// <summary>The most teachers one unit can be said to have.</summary>
    public const int MostTeachers = 1_000_000;

    private static readonly char[] Separators = ['\t', ';', ','];

    /// <summary>The seats of each unit, in the table's order.</summary>
    public static Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>> Propose(QuotaPage page, IReadOnlyDictionary<Id<OrgUnit>, int> teachers)
    {
        ArgumentNullException.ThrowIfNull(page);
        var units = page.Rows.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => r.UnitId).ToList();
        var counts = units.ConvertAll(u => teachers.GetValueOrDefault(u));
        if (counts.TrueForAll(c => c == 0)) return new NoTeachers();
        var seats = ProportionalAllocation.Divide(page.Plan.Places, counts);
        return units.Zip(seats).ToDictionary(p => p.First, p => p.Second);
    }

    /// <summary>
    /// Reads lines pasted from a sheet: the unit's code (or its name) first, the number of teachers last, with a tab, semicolon or
    /// comma between. A first line without a number is a heading.
    /// </summary>
    public static Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>> Read(QuotaPage page, string pasted)
    {
        var byCode = page.Rows.ToDictionary(r => r.Code, r => r.UnitId, StringComparer.OrdinalIgnoreCase);
        var byName = page.Rows.ToLookup(r => Domain.Text.VietnameseText.Fold(r.Name), r => r.UnitId);
        var (teachers, unreadable) = (new Dictionary<Id<OrgUnit>, int>(), new List<int>());
        foreach (var (i, line) in pasted.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var cells = line.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var isNumber = Count(cells[^1]) is not null;
            if (i == 0 && !isNumber) continue;
            var named = byName[Domain.Text.VietnameseText.Fold(cells[0])].ToList();
            var unit = byCode.TryGetValue(cells[0], out var known) ? known : named.Count == 1 ? named[0] : (Id<OrgUnit>?)null;
            if (cells.Length < 2 || !isNumber || unit is null || !teachers.TryAdd(unit.Value, Count(cells[^1])!.Value)) unreadable.Add(i + 1);
        }

        return unreadable.Count > 0 ? new TeacherLinesUnreadable(unreadable) : teachers;
    }

    /// <summary>"1.250" and "1 250" are 1250, as sheets here write it.</summary>
    private static int? Count(string cell) =>
        int.TryParse(cell.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostTeachers ? count : null;
}
