using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Plans;
using Lms.Web.Features.Shared;
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

    /// <summary>No unit has this code, and the kind is none that sends lists.</summary>
    KindUnknown,

    /// <summary>The unit sends no lists, or does not exist on the plan's deadline day.</summary>
    CannotSubmit,
}

/// <param name="Name">The unit's name as we know it; the file's for a new one.</param>
/// <param name="NamedOtherwise">The file calls a known unit by another name: perhaps the code is wrong.</param>
public sealed record QuotaImportLine(QuotaLine Line, QuotaLineState State, Id<OrgUnit>? UnitId, string Name, int Before, bool NamedOtherwise)
{
    public bool Blocks => State is QuotaLineState.KindUnknown or QuotaLineState.CannotSubmit;
}

/// <summary>The dry run of an import: the table becomes exactly the file.</summary>
/// <param name="Removed">Units with seats now, which the file does not name.</param>
public sealed record QuotaImportPreview(IReadOnlyList<QuotaImportLine> Lines, IReadOnlyList<(Id<OrgUnit> UnitId, string Name, int Seats)> Removed, int Places)
{
    public int Total => Lines.Sum(l => l.Line.Seats);
    public int NewUnits => Lines.Count(l => l.State == QuotaLineState.NewUnit);
    public bool MayRun => !Lines.Any(l => l.Blocks);
}

/// <summary>Some lines name units that can hold no quota; nothing is taken.</summary>
public sealed record QuotaUnitsUnusable(IReadOnlyList<string> Units) : Refusal;

/// <summary>Some lines name units we do not have, and creating them was not agreed to.</summary>
public sealed record QuotaUnitsUnknown(int Count) : Refusal;

/// <summary>Nhập chỉ tiêu từ tệp CSV into a draft: first a dry run, then the same file again.</summary>
public sealed class ImportQuotas(LmsDbContext db, AllocateQuotas allocate, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<QuotaImportPreview>> PreviewAsync(Viewer viewer, Id<TrainingPlan> planId, Stream csv, CancellationToken cancel = default)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        if (plan.State != PlanState.Draft) return new PlanNotInState(plan.State);
        var file = QuotaTable.Read(csv);
        if (!file.Succeeded) return file.Refusal;

        var codes = file.Value.Select(l => l.Code).ToList();
        var units = await db.OrgUnits.AsNoTracking().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, cancel);
        var quotas = await db.Quotas.AsNoTracking().Where(q => q.PlanId == planId).ToDictionaryAsync(q => q.UnitId, q => q.Seats, cancel);
        var lines = file.Value.Select(l => Judge(l, units.GetValueOrDefault(l.Code), plan, quotas)).ToList();
        var named = lines.Select(l => l.UnitId).ToHashSet();
        var dropped = quotas.Keys.Where(id => !named.Contains(id)).ToList();
        var removed = await db.OrgUnits.Where(u => dropped.Contains(u.Id)).AsNoTracking().OrderBy(u => u.Code).ToListAsync(cancel);
        return new QuotaImportPreview(lines, [.. removed.Select(u => (u.Id, u.NameOn(plan.DeadlineDate), quotas[u.Id]))], plan.Places);
    }

    /// <param name="createUnits">Creates the units whose code is unknown, under the department.</param>
    /// <returns>Σ quota of the plan afterwards.</returns>
    public async Task<Outcome<int>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, Stream csv, bool createUnits, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId));
        var preview = await PreviewAsync(viewer, planId, csv, cancel);
        if (!preview.Succeeded) return preview.Refusal;
        var (lines, removed) = (preview.Value.Lines, preview.Value.Removed);
        if (!preview.Value.MayRun) return new QuotaUnitsUnusable([.. lines.Where(l => l.Blocks).Select(l => l.Name)]);
        if (preview.Value.NewUnits > 0 && !createUnits) return new QuotaUnitsUnknown(preview.Value.NewUnits);

        var created = await CreateUnits(planId, lines, cancel);
        var changes = lines.Select(l => new QuotaChange(l.UnitId ?? created[l.Line.Code], l.Line.Seats)).Concat(removed.Select(r => new QuotaChange(r.UnitId, 0)));
        var total = await allocate.ApplyAsync(viewer, planId, [.. changes], cancel);
        if (total.Succeeded) await transaction.CommitAsync(cancel);
        return total;
    }

    private static QuotaImportLine Judge(QuotaLine line, OrgUnit? unit, TrainingPlan plan, Dictionary<Id<OrgUnit>, int> quotas)
    {
        if (unit is null) return new(line, KindOf(line) is null ? QuotaLineState.KindUnknown : QuotaLineState.NewUnit, null, line.Name, 0, false);
        var before = quotas.GetValueOrDefault(unit.Id);
        var usable = unit.MaySubmit && unit.ExistsOn(plan.DeadlineDate);
        var state = !usable ? QuotaLineState.CannotSubmit : before == line.Seats ? QuotaLineState.Same : QuotaLineState.Changed;
        var name = unit.NameOn(plan.DeadlineDate);
        return new(line, state, unit.Id, name, before, Domain.Text.VietnameseText.Fold(name) != Domain.Text.VietnameseText.Fold(line.Name));
    }

    private static OrgUnitKind? KindOf(QuotaLine line) =>
        Enum.TryParse<OrgUnitKind>(line.Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && OrgUnit.KindMaySubmit(kind) ? kind : null;

    private async Task<Dictionary<string, Id<OrgUnit>>> CreateUnits(Id<TrainingPlan> planId, IReadOnlyList<QuotaImportLine> lines, CancellationToken cancel)
    {
        var wanted = lines.Where(l => l.State == QuotaLineState.NewUnit).Select(l => l.Line).ToList();
        if (wanted.Count == 0) return [];
        var department = await db.OrgUnits.Where(u => u.Kind == OrgUnitKind.Department).OrderBy(u => u.Code).FirstOrDefaultAsync(cancel);
        var deadline = await db.Plans.Where(p => p.Id == planId).Select(p => p.DeadlineDate).SingleAsync(cancel);
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var units = wanted.Select(l => new OrgUnit(l.Code, l.Name, KindOf(l)!.Value, department?.Id, today < deadline ? today : deadline,
            KindOf(l) switch { OrgUnitKind.UpperSecondarySchool => SchoolLevel.UpperSecondary, OrgUnitKind.ContinuingCentre => SchoolLevel.Continuing, _ => null })).ToList();
        db.OrgUnits.AddRange(units);
        await db.SaveChangesAsync(cancel);
        return units.ToDictionary(u => u.Code, u => u.Id);
    }
}
