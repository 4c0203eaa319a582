using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Tables;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OrgUnits;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>What a file of changed units does, or what is wrong with it.</summary>
/// <param name="Problems">By line; with them the change cannot be made.</param>
public sealed record UnitChangeReading(DateOnly Day, UnitChangeResult? Result, IReadOnlyList<TableProblem> Problems, IReadOnlyList<ReorganisationFinding> Findings)
{
    public string? Mark => Result is null ? null : ChangeUnits.MarkOf(Result);
}

/// <summary>Sắp xếp lại đơn vị theo tệp: all lines are one change by one decision, shown first, done whole or not at all.</summary>
public sealed class ImportUnitChange(LmsDbContext db, JournalAuthor author, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<UnitChangeReading>> PreviewAsync(Viewer viewer, IReadOnlyList<UnitChangeCells> rows, DateOnly? day, ChangeBasis basis, CancellationToken cancel = default)
    {
        var reading = await ReadAsync(viewer, rows, day, basis, cancel);
        db.ChangeTracker.Clear();
        return reading;
    }

    /// <param name="mark">The mark of what was shown.</param>
    public async Task<Outcome<UnitChangeReading>> RunAsync(Viewer viewer, IReadOnlyList<UnitChangeCells> rows, DateOnly? day, ChangeBasis basis, string mark, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, UnitCodes.Subject);
        var reading = await ReadAsync(viewer, rows, day, basis, cancel);
        Refusal? refusal = !reading.Succeeded ? reading.Refusal
            : reading.Value.Result is null ? new ReorganisationInvalid(reading.Value.Problems.Count + reading.Value.Findings.Count)
            : reading.Value.Mark != mark ? new UnitsChangedMeanwhile() : null;
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        var result = reading.Value!.Result!;
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        foreach (var unit in db.ChangeTracker.Entries<OrgUnit>().Select(e => e.Entity).Concat(result.Added)) unit.TurnTo(today);
        db.UnitChanges.Add(result.Change);
        db.OrgUnits.AddRange(result.Added);
        author.Reason = $"{result.Change.DecisionNumber}: {result.Change.Reason}";
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return reading;
    }

    private async Task<Outcome<UnitChangeReading>> ReadAsync(Viewer viewer, IReadOnlyList<UnitChangeCells> rows, DateOnly? day, ChangeBasis basis, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(basis);
        if (string.IsNullOrWhiteSpace(basis.Reason)) return new ReasonMissing();
        if (string.IsNullOrWhiteSpace(basis.DecisionNumber)) return new DecisionNumberMissing();
        var read = UnitChangeTable.Parse(rows, day);
        if (read.Day is not { } from) return new UnitChangeDayMissing();
        if (read.Problems.Count > 0) return new UnitChangeReading(from, null, read.Problems, []);
        var change = new UnitChange(UnitChangeKind.Reorganise, from, basis, viewer.AccountId, clock.GetUtcNow());
        var (result, findings) = ReorganisationFile.Apply(new UnitForest(await db.OrgUnits.ToListAsync(cancel)), read.Lines, change);
        if (result is { Effects.Count: 0 }) return new ReorganisationEmpty();
        return new UnitChangeReading(from, result, [], findings);
    }
}

/// <summary>Neither the form nor the file says from which day the change holds.</summary>
public sealed record UnitChangeDayMissing : Refusal;
