using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>A row by which a unit nominates a teacher, with the list it is on.</summary>
internal sealed class NominatingRow
{
    public required SubmissionRow Row { get; init; }
    public required TraineeSubmission List { get; init; }
}

internal static class Nominating
{
    /// <summary>
    /// Every row that nominates somebody for a plan: on drafts and submitted lists, and on accepted lists while the trainee has not
    /// left. A row that its unit has given up nominates nobody.
    /// </summary>
    public static IQueryable<NominatingRow> NominatingRows(this LmsDbContext db, Id<TrainingPlan> planId) =>
        from row in db.SubmissionRows.AsNoTracking()
        join list in db.TraineeSubmissions on row.SubmissionId equals list.Id
        where row.Decision != RowDecision.Withdrawn || row.Decision == null
        where list.PlanId == planId && (list.State == SubmissionState.Draft || list.State == SubmissionState.Submitted
            || (list.State == SubmissionState.Accepted && db.Enrollments.Active().Any(e => e.RowId == row.Id)))
        select new NominatingRow { Row = row, List = list };

    /// <summary>What the department has decided about teachers whom two units want, and has not taken back.</summary>
    public static IQueryable<NominationDecision> NominationsDecided(this LmsDbContext db, Id<TrainingPlan> planId) =>
        db.NominationDecisions.AsNoTracking().Where(d => d.PlanId == planId && d.TakenBackAt == null);
}
