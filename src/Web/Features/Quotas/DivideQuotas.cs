using System.Globalization;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Quotas;

/// <summary>Some lines say nothing that could be used; nothing is taken.</summary>
public sealed record TeacherLinesUnreadable(IReadOnlyList<int> Lines) : Refusal;

/// <summary>Teacher numbers as they come: typed, pasted over what is typed.</summary>
/// <param name="Typed">Per unit; a unit that is missing, or 0, gets nothing.</param>
/// <param name="File">A workbook or CSV file with its name; it goes before both.</param>
public sealed record TeacherNumbers(IReadOnlyDictionary<Id<OrgUnit>, int> Typed, string? Pasted, (Stream Content, string Name)? File);

/// <summary>The number last used for a unit, and who told it when.</summary>
public sealed record KnownTeachers(int Teachers, DateTimeOffset At, string By);

/// <summary>
/// Chia chỉ tiêu theo số giáo viên: a proposal for the table of a draft; the table saves it, or not. The teacher numbers are kept
/// per unit for the next time.
/// </summary>
public sealed class DivideQuotas(LmsDbContext db, TimeProvider clock) : IUseCase
{
    /// <summary>The seats of each unit.</summary>
    public async Task<Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>>> RunAsync(Viewer viewer, QuotaPage page, TeacherNumbers numbers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(page);
        if (viewer.Role != Role.DepartmentOfficer) return new PlanMissing();
        if (page.Plan.State != PlanState.Draft) return new PlanNotInState(page.Plan.State);
        var read = Read(page, numbers);
        if (!read.Succeeded) return read.Refusal;
        var proposed = Propose(page, read.Value);
        if (proposed.Succeeded) await KeepAsync(viewer, read.Value, cancel);
        return proposed;
    }

    /// <summary>The numbers that were last used, by unit.</summary>
    public async Task<IReadOnlyDictionary<Id<OrgUnit>, KnownTeachers>> KnownAsync(Viewer viewer, CancellationToken cancel)
    {
        var counts = await db.TeacherCountsVisibleTo(viewer).AsNoTracking().ToListAsync(cancel);
        var names = await db.NamesOfAsync(counts.Select(c => c.SetBy), cancel);
        return counts.ToDictionary(c => c.UnitId, c => new KnownTeachers(c.Teachers, c.SetAt, names.GetValueOrDefault(c.SetBy, "–")));
    }

    private static Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>> Propose(QuotaPage page, Dictionary<Id<OrgUnit>, int> teachers)
    {
        var units = page.Rows.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => r.UnitId).ToList();
        var counts = units.ConvertAll(u => teachers.GetValueOrDefault(u));
        if (counts.TrueForAll(c => c == 0)) return new NoTeachers();
        var seats = ProportionalAllocation.Divide(page.Plan.Places, counts);
        return units.Zip(seats).ToDictionary(p => p.First, p => p.Second);
    }

    private static Outcome<Dictionary<Id<OrgUnit>, int>> Read(QuotaPage page, TeacherNumbers numbers)
    {
        var teachers = numbers.Typed.ToDictionary();
        List<Outcome<IReadOnlyList<TeacherLine>>> tables = [];
        if (!string.IsNullOrWhiteSpace(numbers.Pasted)) tables.Add(TeacherTable.Read(numbers.Pasted));
        if (numbers.File is { } file) tables.Add(TeacherTable.Read(file.Content, file.Name));
        foreach (var table in tables)
        {
            if (!table.Succeeded) return table.Refusal;
            var known = UnitsOf(page, table.Value);
            if (!known.Succeeded) return known.Refusal;
            foreach (var (unit, count) in known.Value) teachers[unit] = count;
        }

        return teachers;
    }

    /// <summary>Finds each line's unit, by its code or by its name where only one is called so.</summary>
    private static Outcome<Dictionary<Id<OrgUnit>, int>> UnitsOf(QuotaPage page, IReadOnlyList<TeacherLine> lines)
    {
        var byCode = page.Rows.ToDictionary(r => r.Code, r => r.UnitId, StringComparer.OrdinalIgnoreCase);
        var byName = page.Rows.ToLookup(r => Domain.Text.VietnameseText.Fold(r.Name), r => r.UnitId);
        var (teachers, unreadable) = (new Dictionary<Id<OrgUnit>, int>(), new List<int>());
        foreach (var line in lines)
        {
            if (Count(line.Count) is not { } count || line.Units.Select(Unit).FirstOrDefault(u => u is not null) is not { } unit || !teachers.TryAdd(unit, count)) unreadable.Add(line.Line);
        }

        return unreadable.Count > 0 ? new TeacherLinesUnreadable(unreadable) : teachers;

        Id<OrgUnit>? Unit(string words) => byCode.TryGetValue(words, out var known) ? known
            : byName[Domain.Text.VietnameseText.Fold(words)].ToList() is [var only] ? only : null;
    }

    private async Task KeepAsync(Viewer viewer, Dictionary<Id<OrgUnit>, int> teachers, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, "teacher-counts");
        var units = teachers.Keys.ToList();
        var known = await db.TeacherCounts.Where(c => units.Contains(c.UnitId)).ToDictionaryAsync(c => c.UnitId, cancel);
        foreach (var (unit, count) in teachers)
        {
            if (known.TryGetValue(unit, out var before)) before.Set(count, viewer.AccountId, clock.GetUtcNow());
            else db.TeacherCounts.Add(new TeacherCount(unit, count, viewer.AccountId, clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>"1.250" and "1 250" are 1250, as sheets here write it.</summary>
    private static int? Count(string cell) =>
        int.TryParse(cell.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= TeacherCount.Most ? count : null;
}
