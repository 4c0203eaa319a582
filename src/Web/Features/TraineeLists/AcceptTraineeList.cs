using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Tiếp nhận danh sách, whole or but for some rows: the teacher of each accepted row is found or made and enrolled, and
/// "registered" is told for who holds a seat; rows not accepted give their seats back. All in one transaction: a row that
/// cannot be one certain person stops it all and is named.
/// </summary>
public sealed class AcceptTraineeList(LmsDbContext db, TraineeListDesk desk, NominationConflicts conflicts, EnrollTrainees enroll) : IUseCase
{
    private static readonly Dictionary<Id<SubmissionRow>, string> None = [];

    public Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel) => RunAsync(viewer, id, None, cancel);

    /// <param name="rejections">The rows that are not accepted, and why.</param>
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, IReadOnlyDictionary<Id<SubmissionRow>, string> rejections, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        // People are the whole province's: two plans may meet the same new teacher at once. Who keeps a teacher is decided alone with the receipts.
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock, place.ReceiptLock, "teachers");
        var list = await desk.LoadAsync(id, cancel);
        // A second click finds what the first has done; another decision does not overwrite it.
        if (list.State == SubmissionState.Accepted && rejections.Count == 0) return list;
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == place.PlanId, cancel);
        if (plan.State != PlanState.Issued) return new PlanNotInState(plan.State);
        if (await conflicts.RefuseAcceptanceAsync(list, rejections.Keys, cancel) is { } other) return other;
        var held = list.SeatsHeld;
        if (list.Accept(viewer.AccountId, desk.Now, rejections) is { } refusal) return refusal;

        await db.ReleaseSeatsAsync(list, held - list.SeatsHeld, QuotaEntryKind.Rejected, Reasons(list), cancel);
        var enrolled = await enroll.RunAsync(list, plan, cancel);
        if (!enrolled.Succeeded) return enrolled.Refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }

    /// <summary>"3: …; 7: …", as far as the ledger's column goes: the rows keep their reasons whole.</summary>
    private static string Reasons(TraineeSubmission list)
    {
        var words = string.Join("; ", list.InOrder.Where(r => r.Decision == RowDecision.Rejected && !r.Fields.IsReserve).Select(r => $"{r.Position}: {r.RejectionReason}"));
        return words.Length <= 1000 ? words : words[..999] + "…";
    }
}
