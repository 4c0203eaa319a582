using System.Globalization;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Quotas;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Quotas;

/// <summary>Teacher numbers as they come: typed, pasted over what is typed.</summary>
/// <param name="Typed">Per unit; a unit that is missing, or 0, gets nothing.</param>
/// <param name="File">A workbook or CSV file; it goes before both.</param>
public sealed record TeacherNumbers(IReadOnlyDictionary<Id<OrgUnit>, int> Typed, string? Pasted, TableFile? File);

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

    /// <summary>Why a file cannot be used, or what must be asked about it; null where it can.</summary>
    public static Refusal? Check(QuotaPage page, TableFile file)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Read(page, new(new Dictionary<Id<OrgUnit>, int>(), null, file)).Refusal;
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
        List<(string Name, Outcome<TeacherReading> Table)> tables = [];
        if (!string.IsNullOrWhiteSpace(numbers.Pasted)) tables.Add(("", TeacherTable.Read(numbers.Pasted)));
        if (numbers.File is { } file) tables.Add((file.Name, TeacherTable.Read(file.Content, file.Name, file.Answers)));
        foreach (var (name, table) in tables)
        {
            if (!table.Succeeded) return table.Refusal;
            var problems = table.Value.Problems.ToList();
            var known = UnitsOf(page, table.Value.Lines, problems);
            if (problems.Count > 0) return new TableInvalid(name, [.. problems.OrderBy(p => p.Sheet, StringComparer.Ordinal).ThenBy(p => p.Line)]);
            foreach (var (unit, count) in known) teachers[unit] = count;
        }

        return teachers;
    }

    /// <summary>Finds each line's unit, by its code or by its name where only one is called so.</summary>
    private static Dictionary<Id<OrgUnit>, int> UnitsOf(QuotaPage page, IReadOnlyList<TeacherLine> lines, List<TableProblem> problems)
    {
        var byCode = page.Rows.ToDictionary(r => r.Code, r => r.UnitId, StringComparer.OrdinalIgnoreCase);
        var byName = page.Rows.ToLookup(r => VietnameseText.Fold(r.Name), r => r.UnitId);
        var teachers = new Dictionary<Id<OrgUnit>, int>();
        var damaged = problems.Select(p => (p.Sheet, p.Line)).ToHashSet();
        foreach (var line in lines.Where(line => !damaged.Contains((line.Sheet, line.Line))))
        {
            var unit = line.Units.Select(Unit).FirstOrDefault(u => u is not null);
            var words = string.Join(", ", line.Units);
            if (unit is null) problems.Add(new(line.Sheet, line.Line, null, TableProblemKind.UnitUnknown, words));
            if (Count(line.Count) is not { } count) problems.Add(new(line.Sheet, line.Line, UnitColumn.Teachers, TableProblemKind.TeachersNotANumber, line.Count));
            else if (unit is { } known && !teachers.TryAdd(known, count)) problems.Add(new(line.Sheet, line.Line, null, TableProblemKind.UnitRepeated, words));
        }

        return teachers;

        Id<OrgUnit>? Unit(string words) => byCode.TryGetValue(words, out var known) ? known
            : byName[VietnameseText.Fold(words)].ToList() is [var only] ? only : null;
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
        int.TryParse(cell.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= TeacherCount.Most ? count : null;
}
