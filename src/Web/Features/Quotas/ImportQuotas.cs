using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Quotas;
using Lms.Web.Features.Plans;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Quotas;

/// <summary>What a line of a quota file would do.</summary>
public enum QuotaLineState
{
    /// <summary>The unit has these seats already.</summary>
    Same,

    /// <summary>The unit's seats change, or it gets its first ones.</summary>
    Changed,

    /// <summary>No unit has this code: it would be created.</summary>
    NewUnit,
}

/// <param name="Code">The unit's code as we know it; the file's for a new one.</param>
/// <param name="Name">The unit's name as we know it; the file's for a new one.</param>
/// <param name="NamedOtherwise">The file calls a known unit by another name: perhaps the code is wrong.</param>
public sealed record QuotaImportLine(QuotaLine Line, QuotaLineState State, Id<OrgUnit>? UnitId, string Code, string Name, int Before, bool NamedOtherwise)
{
    /// <summary>The file writes the code with other capitals, or without its zeros.</summary>
    public bool CodedOtherwise => Code != Line.Code;
}

/// <summary>The dry run of an import: the table becomes exactly the file.</summary>
/// <param name="Removed">Units with seats now, which the file does not name.</param>
/// <param name="Skipped">Lines that were read as no unit.</param>
public sealed record QuotaImportPreview(IReadOnlyList<QuotaImportLine> Lines, IReadOnlyList<(Id<OrgUnit> UnitId, string Name, int Seats)> Removed,
    IReadOnlyList<SkippedRow> Skipped, int Places)
{
    public int Total => Lines.Sum(l => l.Line.Seats);
    public int NewUnits => Lines.Count(l => l.State == QuotaLineState.NewUnit);
}

/// <summary>Some lines name units we do not have, and creating them was not agreed to.</summary>
public sealed record QuotaUnitsUnknown(int Count) : Refusal;

/// <summary>Nhập chỉ tiêu từ tệp into a draft: first a dry run, then the same file again.</summary>
public sealed class ImportQuotas(LmsDbContext db, AllocateQuotas allocate, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<QuotaImportPreview>> PreviewAsync(Viewer viewer, Id<TrainingPlan> planId, TableFile file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (plan.State != PlanState.Draft) return new PlanNotInState(plan.State);
        var read = QuotaTable.Read(file.Content, file.Name, file.Answers);
        if (!read.Succeeded) return read.Refusal;

        var units = await db.OrgUnits.AsNoTracking().ToListAsync(cancel);
        var quotas = await db.Quotas.AsNoTracking().Where(q => q.PlanId == planId).ToDictionaryAsync(q => q.UnitId, q => q.Seats, cancel);
        var judge = new QuotaLineJudge(plan, new UnitCodeBook(units), quotas);
        var lines = read.Value.Lines.Select(judge.Judge).OfType<QuotaImportLine>().ToList();
        var problems = read.Value.Problems.Concat(judge.Problems).OrderBy(p => p.Sheet, StringComparer.Ordinal).ThenBy(p => p.Line).ToList();
        if (problems.Count > 0) return new TableInvalid(file.Name, problems);
        var named = lines.Select(l => l.UnitId).ToHashSet();
        var removed = units.Where(u => quotas.ContainsKey(u.Id) && !named.Contains(u.Id)).OrderBy(u => u.Code, StringComparer.Ordinal);
        return new QuotaImportPreview(lines, [.. removed.Select(u => (u.Id, u.NameOn(plan.DeadlineDate), quotas[u.Id]))], read.Value.Skipped, plan.Places);
    }

    /// <param name="createUnits">Creates the units whose code is unknown, under the department.</param>
    /// <returns>Σ quota of the plan afterwards.</returns>
    public async Task<Outcome<int>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, TableFile file, bool createUnits, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId));
        var preview = await PreviewAsync(viewer, planId, file, cancel);
        if (!preview.Succeeded) return preview.Refusal;
        var (lines, removed) = (preview.Value.Lines, preview.Value.Removed);
        if (preview.Value.NewUnits > 0 && !createUnits) return new QuotaUnitsUnknown(preview.Value.NewUnits);

        var created = await CreateUnits(planId, lines, cancel);
        var changes = lines.Select(l => new QuotaChange(l.UnitId ?? created[l.Line.Code], l.Line.Seats))
            .Concat(removed.Select(r => new QuotaChange(r.UnitId, 0)));
        var total = await allocate.ApplyAsync(viewer, planId, [.. changes], cancel);
        if (total.Succeeded) await transaction.CommitAsync(cancel);
        return total;
    }

    private async Task<Dictionary<string, Id<OrgUnit>>> CreateUnits(Id<TrainingPlan> planId, IReadOnlyList<QuotaImportLine> lines, CancellationToken cancel)
    {
        var wanted = lines.Where(l => l.State == QuotaLineState.NewUnit).Select(l => l.Line).ToList();
        if (wanted.Count == 0) return [];
        var department = await db.OrgUnits.Where(u => u.Kind == OrgUnitKind.Department).OrderBy(u => u.Code).FirstOrDefaultAsync(cancel);
        var deadline = await db.Plans.Where(p => p.Id == planId).Select(p => p.DeadlineDate).SingleAsync(cancel);
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var from = today < deadline ? today : deadline;
        var units = wanted.Select(l => (Line: l, Kind: UnitWords.Kind(l.Kind)!))
            .Select(l => new OrgUnit(l.Line.Code, l.Line.Name, l.Kind.Kind, department?.Id, from, l.Kind.Level)).ToList();
        db.OrgUnits.AddRange(units);
        await db.SaveChangesAsync(cancel);
        return units.ToDictionary(u => u.Code, u => u.Id);
    }
}

/// <summary>Holds the lines of a file against the units that are there, and says of each that cannot be used why not.</summary>
internal sealed class QuotaLineJudge(TrainingPlan plan, UnitCodeBook units, IReadOnlyDictionary<Id<OrgUnit>, int> quotas)
{
    private readonly HashSet<Id<OrgUnit>> named = [];

    public List<TableProblem> Problems { get; } = [];

    /// <returns>Null where the line has a problem.</returns>
    public QuotaImportLine? Judge(QuotaLine line)
    {
        if (units.Exact(line.Code) is { } known) return Known(line, known);
        if (units.Alike(line.Code) is not { } alike) return New(line);
        // Capitals alone are a habit; zeros were lost where the name agrees, else the code may be another unit's.
        return UnitCodeBook.DifferInCaseOnly(alike.Code, line.Code) || IsNamed(alike, line)
            ? Known(line, alike)
            : Problem(line, UnitColumn.Code, TableProblemKind.CodeAlmostKnown, line.Code, $"{alike.Code} ({alike.NameOn(plan.DeadlineDate)})");
    }

    private QuotaImportLine? Known(QuotaLine line, OrgUnit unit)
    {
        if (!unit.MaySubmit || !unit.ExistsOn(plan.DeadlineDate)) return Problem(line, UnitColumn.Code, TableProblemKind.UnitSendsNoLists, line.Code, unit.NameOn(plan.DeadlineDate));
        if (!named.Add(unit.Id)) return Problem(line, UnitColumn.Code, TableProblemKind.UnitRepeated, line.Code, unit.NameOn(plan.DeadlineDate));
        var before = quotas.GetValueOrDefault(unit.Id);
        return new(line, before == line.Seats ? QuotaLineState.Same : QuotaLineState.Changed, unit.Id, unit.Code, unit.NameOn(plan.DeadlineDate), before, !IsNamed(unit, line));
    }

    /// <summary>A unit that is not there is made, if the file says of which kind it is and that kind sends lists.</summary>
    private QuotaImportLine? New(QuotaLine line)
    {
        if (line.Code.Length > OrgUnit.CodeLength) return Problem(line, UnitColumn.Code, TableProblemKind.CodeTooLong, line.Code);
        if (line.Name.Length > OrgUnit.NameLength) return Problem(line, UnitColumn.Name, TableProblemKind.NameTooLong, line.Name);
        if (line.Kind.Length == 0) return Problem(line, UnitColumn.Code, TableProblemKind.UnitUnknown, line.Code);
        if (UnitWords.Kind(line.Kind) is not { } kind) return Problem(line, UnitColumn.Kind, TableProblemKind.KindUnknown, line.Kind, line.Code);
        if (!OrgUnit.KindMaySubmit(kind.Kind)) return Problem(line, UnitColumn.Kind, TableProblemKind.KindSendsNoLists, line.Kind, line.Code);
        return new(line, QuotaLineState.NewUnit, null, line.Code, line.Name, 0, false);
    }

    private bool IsNamed(OrgUnit unit, QuotaLine line) => VietnameseText.Fold(unit.NameOn(plan.DeadlineDate)) == VietnameseText.Fold(line.Name);

    private QuotaImportLine? Problem(QuotaLine line, UnitColumn column, TableProblemKind kind, string text, string hint = "")
    {
        Problems.Add(new(line.Sheet, line.Line, column, kind, text) { Hint = hint });
        return null;
    }
}
