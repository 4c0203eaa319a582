using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>
/// Judges one person who is to come into a plan after the lists, by every check a list has: cells, doubles, exclusion lists,
/// school, nominations. The list it comes on is not stored by this.
/// </summary>
public sealed class CheckNewcomer(LmsDbContext db, CheckTraineeList check, TimeProvider clock) : IUseCase
{
    /// <summary>A list of the one person, judged; or why the person cannot come.</summary>
    public async Task<Outcome<TraineeSubmission>> PersonAsync(Id<TrainingPlan> plan, Id<OrgUnit> unit, IReadOnlyDictionary<TraineeColumn, string> cells, Guid account, CancellationToken cancel) =>
        await JudgeAsync(new TraineeSubmission(plan, unit, account, clock.GetUtcNow()), cells, cancel);

    /// <summary>Judges a reserve anew: since its list was sent, it may have been put on an exclusion list.</summary>
    public async Task<Refusal?> ReserveAsync(Enrollment reserve, CancellationToken cancel)
    {
        var row = await db.SubmissionRows.AsNoTracking().SingleAsync(r => r.Id == reserve.RowId, cancel);
        var sent = await db.TraineeSubmissions.AsNoTracking().SingleAsync(s => s.Id == row.SubmissionId, cancel);
        var cells = row.CellsToEdit().Where(c => c.Value.Length > 0).ToDictionary();
        return (await JudgeAsync(new TraineeSubmission(reserve.PlanId, reserve.UnitId, sent.CreatedBy, clock.GetUtcNow(), sent), cells, cancel)).Refusal;
    }

    private async Task<Outcome<TraineeSubmission>> JudgeAsync(TraineeSubmission list, IReadOnlyDictionary<TraineeColumn, string> cells, CancellationToken cancel)
    {
        var row = new SubmissionRow(list.Id, new RawRow(0, "", cells));
        if (list.Add([row]) is { } refusal) return refusal;
        await check.RunAsync(list, cancel);
        var blocking = row.Findings.Where(f => f.Severity == FindingSeverity.Blocking).ToList();
        return blocking.Count == 0 ? list : new NewcomerBlocked(blocking, blocking.Count);
    }
}
