using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Quotas;

/// <summary>One line of a ledger with the names behind its ids.</summary>
/// <param name="By">Null where the system acted.</param>
public sealed record LedgerLine(QuotaEntry Entry, string? By, string? Counterpart, string? Receipt, string? Trainee)
{
    public int Left => Entry.Seats - Entry.Taken;
}

public sealed record LedgerPage(TrainingPlan Plan, OrgUnit Unit, IReadOnlyList<LedgerLine> Lines, bool MayAdjust, bool IsOwn)
{
    public int Seats => Lines.Sum(l => l.Entry.SeatsChange);
    public int Taken => Lines.Sum(l => l.Entry.TakenChange);
}

/// <summary>Reads the ledger of one unit's quota.</summary>
public sealed class QuotaLedgerReader(LmsDbContext db) : IUseCase
{
    public async Task<LedgerPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, Id<OrgUnit> unitId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var entries = await db.QuotaEntriesVisibleTo(viewer).AsNoTracking().Where(e => e.PlanId == planId && e.UnitId == unitId).OrderBy(e => e.Number).ToListAsync(cancel);
        if (entries.Count == 0) return null;

        var units = await UnitsAsync([unitId, .. entries.Select(e => e.CounterpartId).OfType<Id<OrgUnit>>()], cancel);
        var people = await db.NamesOfAsync(entries.Select(e => e.By), cancel);
        var lists = entries.Select(e => e.SubmissionId).OfType<Id<TraineeSubmission>>().Distinct().ToList();
        var receipts = await db.TraineeSubmissions.Where(s => lists.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.ReceiptNumber, cancel);
        var trainees = await TraineesAsync(entries, cancel);
        var lines = entries.Select(e => new LedgerLine(e,
            e.By is { } by ? people.GetValueOrDefault(by, by.ToString()) : null,
            e.CounterpartId is { } other ? units[other].Name : null,
            e.SubmissionId is { } list && receipts.GetValueOrDefault(list) is { } number ? TraineeSubmission.ReceiptCodeOf(number) : null,
            e.EnrollmentId is { } trainee ? trainees.GetValueOrDefault(trainee) : null));
        return new LedgerPage(plan, units[unitId], [.. lines], viewer.Role == Role.DepartmentOfficer && plan.State == PlanState.Issued, viewer.Role == Role.UnitOfficer);
    }

    private Task<Dictionary<Id<OrgUnit>, OrgUnit>> UnitsAsync(List<Id<OrgUnit>> ids, CancellationToken cancel) =>
        db.OrgUnits.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);

    private Task<Dictionary<Id<Domain.Enrollments.Enrollment>, string>> TraineesAsync(List<QuotaEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => e.EnrollmentId).OfType<Id<Domain.Enrollments.Enrollment>>().Distinct().ToList();
        return (from enrollment in db.Enrollments
                join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
                where ids.Contains(enrollment.Id)
                select new { enrollment.Id, teacher.FullName }).ToDictionaryAsync(e => e.Id, e => e.FullName, cancel);
    }
}
