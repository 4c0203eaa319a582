using System.Security.Cryptography;
using System.Text;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Sửa tên gõ sai: undated, for the name was never another. A new name from a day on is a change by decision.</summary>
public sealed class CorrectUnitName(LmsDbContext db, TimeProvider clock) : IUseCase
{
    /// <param name="revision">Which revision the person has seen; a newer one is "changed meanwhile".</param>
    public async Task<Refusal?> RunAsync(Id<OrgUnit> id, string name, int revision, CancellationToken cancel = default)
    {
        var unit = await db.OrgUnits.SingleAsync(u => u.Id == id, cancel);
        if (VietnameseText.Normalize(name).Length is 0 or > OrgUnit.NameLength) return new UnitNameLength(OrgUnit.NameLength);
        db.ExpectRevision(unit, revision);
        unit.Correct(name, VietnamTime.DateOf(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Đổi tên, chuyển, sáp nhập, chia tách, kết thúc: shown first, done when the person has seen exactly this.</summary>
public sealed class ChangeUnits(LmsDbContext db, JournalAuthor author, TimeProvider clock) : IUseCase
{
    /// <summary>What will be, with the mark by which it is confirmed. Nothing is kept.</summary>
    public async Task<Outcome<(UnitChangeResult Result, string Mark)>> PreviewAsync(Viewer viewer, UnitChangeRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var result = await ApplyAsync(viewer, request, cancel);
        db.ChangeTracker.Clear();
        return result.Succeeded ? (result.Value, MarkOf(result.Value)) : result.Refusal;
    }

    /// <param name="mark">The mark of what was shown; null where there is no page behind it.</param>
    public async Task<Outcome<UnitChangeResult>> RunAsync(Viewer viewer, UnitChangeRequest request, string? mark, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await db.BeginWriteAsync(cancel, UnitCodes.Subject);
        var result = await ApplyAsync(viewer, request, cancel);
        var refusal = !result.Succeeded ? result.Refusal
            : result.Value.Homeless.Count > 0 ? new UnitsHomeless(result.Value.Homeless.Count)
            : mark is not null && mark != MarkOf(result.Value) ? new UnitsChangedMeanwhile() : null;
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        foreach (var unit in db.ChangeTracker.Entries<OrgUnit>().Select(e => e.Entity).Concat(result.Value!.Added)) unit.TurnTo(today);
        db.UnitChanges.Add(result.Value.Change);
        db.OrgUnits.AddRange(result.Value.Added);
        author.Reason = $"{result.Value.Change.DecisionNumber}: {result.Value.Change.Reason}";
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    private async Task<Outcome<UnitChangeResult>> ApplyAsync(Viewer viewer, UnitChangeRequest request, CancellationToken cancel) =>
        Reorganisation.Apply(new UnitForest(await db.OrgUnits.ToListAsync(cancel)), request, viewer.AccountId, clock.GetUtcNow());

    // Ids of units that do not exist yet are other ones each time.
    internal static string MarkOf(UnitChangeResult result) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', result.Effects.Select(e => $"{e.Kind}|{e.Code}|{e.Name}|{e.After}").Order(StringComparer.Ordinal)))));
}

/// <summary>Hoàn tác biến động, while it is of today or later and nothing refers to what it made.</summary>
public sealed class UndoUnitChange(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<UnitChange> id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using var transaction = await db.BeginWriteAsync(cancel, UnitCodes.Subject);
        var change = await db.UnitChanges.Include(c => c.Links).SingleAsync(c => c.Id == id, cancel);
        var now = clock.GetUtcNow();
        if (change.TakeBack(viewer.AccountId, now) is { } refusal) return refusal;
        var units = await db.OrgUnits.ToListAsync(cancel);
        if (units.Find(u => u.ChangedAfter(id)) is { } later) return new UnitChangedLater(later.Name, later.History[^1].From);
        foreach (var unit in units)
        {
            unit.TakeBack(id);
            unit.TurnTo(VietnamTime.DateOf(now));
        }
        foreach (var made in units.Where(u => u.BegunBy == id))
        {
            if (units.Exists(u => u.BegunBy != id && u.Periods().Any(p => p.ParentId == made.Id)) || await IsUsedAsync(made.Id, cancel)) return new UnitInUse(made.Name);
            db.OrgUnits.Remove(made);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<bool> IsUsedAsync(Id<OrgUnit> unit, CancellationToken cancel) =>
        await db.Quotas.AnyAsync(q => q.UnitId == unit, cancel)
        || await db.TraineeSubmissions.AnyAsync(s => s.UnitId == unit, cancel)
        || await db.SubmissionRows.AnyAsync(r => r.SchoolId == unit, cancel)
        || await db.Enrollments.AnyAsync(e => e.UnitId == unit, cancel)
        || await db.Teachers.AnyAsync(t => t.SchoolId == unit, cancel)
        || await db.Trainers.AnyAsync(t => t.UnitId == unit, cancel)
        || await db.Practicums.AnyAsync(p => p.SchoolId == unit, cancel)
        || await db.Users.AnyAsync(a => a.OrgUnitId == unit, cancel)
        || await db.Set<Succession>().AnyAsync(s => s.PredecessorId == unit, cancel);
}

/// <summary>Units below would have no parent: each needs a new one first.</summary>
public sealed record UnitsHomeless(int Count) : Refusal;

/// <summary>The tree is another one than the page has shown.</summary>
public sealed record UnitsChangedMeanwhile : Refusal;

/// <summary>Something refers to the unit already.</summary>
public sealed record UnitInUse(string Name) : Refusal;
