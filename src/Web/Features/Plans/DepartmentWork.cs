using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Plans;

/// <summary>One thing for the department to do, in words, and where.</summary>
public sealed record WorkCard(Tone Tone, Icon Icon, string Words, string PlanTitle, string Href);

/// <summary>Việc cần làm of the department over all plans, the most urgent first.</summary>
public sealed class DepartmentWork(LmsDbContext db, TimeProvider clock, Localizer text) : IUseCase
{
    public async Task<IReadOnlyList<WorkCard>> ReadAsync(Viewer viewer, CancellationToken cancel = default)
    {
        var plans = await db.PlansVisibleTo(viewer).AsNoTracking().Include(p => p.Sessions)
            .Where(p => p.State == PlanState.Draft || p.State == PlanState.Issued || p.State == PlanState.InProgress || p.State == PlanState.Closed)
            .OrderBy(p => p.DeadlineDate).ThenBy(p => p.Id).ToListAsync(cancel);
        var counts = await CountAsync(viewer, cancel);
        var now = clock.GetUtcNow();
        return [.. plans.SelectMany(p => CardsOf(p, counts, now)).OrderByDescending(c => c.Urgency).Select(c => c.Card)];
    }

    private IEnumerable<(int Urgency, WorkCard Card)> CardsOf(TrainingPlan plan, Counts counts, DateTimeOffset now)
    {
        var (open, convening) = (plan.ListsOpenAt(now), plan.State == PlanState.Issued && !plan.Deadline.IsOpenAt(now));
        var today = plan.Sessions.Count(s => s.Date == VietnamTime.DateOf(now));
        if (plan.State == PlanState.InProgress && today > 0 && counts.RollCalls.GetValueOrDefault(plan.Id) is { Classes: > 0 } calls)
            yield return Card(90, Tone.Warning, new Icon("checklist"), "RollCalls", new { calls.Open, calls.Closed, Unopened = Math.Max(0, (today * calls.Classes) - calls.Open - calls.Closed) }, "/classes");
        if (counts.LateRequests.GetValueOrDefault(plan.Id) is > 0 and var asking) yield return Card(85, Tone.Warning, new Icon("clock-question"), "LateRequests", new { Count = asking }, "/late-requests");
        if (counts.Substitutions.GetValueOrDefault(plan.Id) is > 0 and var substitutions) yield return Card(83, Tone.Info, new Icon("arrows-exchange"), "Substitutions", new { Count = substitutions }, "/substitutions");
        if (counts.Waiting.GetValueOrDefault(plan.Id) is > 0 and var waiting) yield return Card(80, Tone.Info, new Icon("inbox"), "Waiting", new { Count = waiting }, "/trainee-lists");
        if (open && counts.Late.GetValueOrDefault(plan.Id) is > 0 and var late) yield return Card(70, Tone.Warning, new Icon("clock-exclamation"), "Late", new { Count = late, plan.Deadline.ClosesAt }, "/quotas");
        if (convening && counts.Late.GetValueOrDefault(plan.Id) is > 0 and var silent) yield return Card(78, Tone.Danger, new Icon("clock-exclamation"), "Silent", new { Count = silent }, "/trainee-lists");
        if (convening && counts.Nominated.GetValueOrDefault(plan.Id) is > 0 and var nominated) yield return Card(75, Tone.Warning, new Icon("users-group"), "Convene", new { Count = nominated }, "/classes");
        if (counts.Practicums.GetValueOrDefault(plan.Id) is > 0 and var ungraded) yield return Card(50, Tone.Info, new Icon("school"), "Practicums", new { Count = ungraded }, "/practicums");
        if (plan.State == PlanState.InProgress && VietnamTime.DateOf(now) > plan.PracticumTo)
        {
            if (counts.Unsigned.GetValueOrDefault(plan.Id) is > 0 and var unsigned) yield return Card(60, Tone.Info, new Icon("signature"), "Completions", new { Count = unsigned }, "/completion");
            else yield return Card(40, Tone.Success, new Icon("circle-check"), "MayClose", new { }, "");
        }

        if (counts.Certificates.GetValueOrDefault(plan.Id) is > 0 and var certificates) yield return Card(55, Tone.Info, new Icon("certificate"), "Certificates", new { Count = certificates }, "/certificates");
        if (plan.State == PlanState.Draft) yield return Draft(plan, counts.Allocated.GetValueOrDefault(plan.Id));

        (int, WorkCard) Card(int urgency, Tone tone, Icon icon, string key, object values, string link) =>
            (urgency, new WorkCard(tone, icon, text[$"Plans.Work.{key}", values], plan.Title, $"/plans/{plan.Id}{link}"));
    }

    private (int, WorkCard) Draft(TrainingPlan plan, int allocated)
    {
        var ready = allocated == plan.Places && plan.Sessions.Count > 0;
        var words = ready ? text["Plans.Work.DraftReady"] : text["Plans.Work.Draft", new { Allocated = allocated, plan.Places }];
        return (30, new WorkCard(ready ? Tone.Success : Tone.Neutral, new Icon("file-text"), words, plan.Title, $"/plans/{plan.Id}"));
    }

    private async Task<Counts> CountAsync(Viewer viewer, CancellationToken cancel)
    {
        var (from, to) = Today();
        var trainees = db.EnrollmentsVisibleTo(viewer).Where(e => !e.IsReserve);
        var calls = from call in db.RollCalls
                    join session in db.Set<Session>() on call.SessionId equals session.Id
                    where session.StartsAt >= @from && session.StartsAt < to
                    select new { session.PlanId, IsClosed = call.ClosedAt != null };
        var callsToday = (await calls.ToListAsync(cancel)).ToLookup(c => c.PlanId, c => c.IsClosed);
        var classes = await PerPlan(db.ClassesVisibleTo(viewer).Select(c => c.PlanId), cancel);
        return new(
            await PerPlan(db.SubmissionsVisibleTo(viewer).Where(s => s.State == SubmissionState.Submitted).Select(s => s.PlanId), cancel),
            await PerPlan(db.SilentQuotas(viewer).Select(q => q.PlanId), cancel),
            await db.QuotasVisibleTo(viewer).GroupBy(q => q.PlanId).Select(g => new { g.Key, Seats = g.Sum(q => q.Seats) }).ToDictionaryAsync(g => g.Key, g => g.Seats, cancel),
            await PerPlan(trainees.Where(e => e.State == EnrollmentState.Nominated).Select(e => e.PlanId), cancel),
            classes.ToDictionary(c => c.Key, c => new RollCallsToday(c.Value, callsToday[c.Key].Count(closed => !closed), callsToday[c.Key].Count(closed => closed))),
            await PerPlan(from practicum in db.PracticumsVisibleTo(viewer).Where(p => p.State == PracticumState.Submitted) join e in trainees on practicum.EnrollmentId equals e.Id select e.PlanId, cancel),
            await PerPlan(db.UnsignedCompletions().Select(e => e.PlanId), cancel),
            await PerPlan(trainees.Where(e => e.State == EnrollmentState.Completed && !db.Certificates.Any(c => c.EnrollmentId == e.Id)).Select(e => e.PlanId), cancel),
            await PerPlan(db.LateRequestsVisibleTo(viewer).Where(r => r.State == LateRequestState.Waiting).Select(r => r.PlanId), cancel),
            await PerPlan(db.SubstitutionsVisibleTo(viewer).Open().Select(s => s.PlanId), cancel));
    }

    private (DateTimeOffset From, DateTimeOffset To) Today()
    {
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        return (VietnamTime.StartOf(today), VietnamTime.StartOf(today.AddDays(1)));
    }

    private static Task<Dictionary<Id<TrainingPlan>, int>> PerPlan(IQueryable<Id<TrainingPlan>> planIds, CancellationToken cancel) =>
        planIds.GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    private sealed record RollCallsToday(int Classes, int Open, int Closed);

    private sealed record Counts(
        Dictionary<Id<TrainingPlan>, int> Waiting, Dictionary<Id<TrainingPlan>, int> Late, Dictionary<Id<TrainingPlan>, int> Allocated, Dictionary<Id<TrainingPlan>, int> Nominated,
        Dictionary<Id<TrainingPlan>, RollCallsToday> RollCalls, Dictionary<Id<TrainingPlan>, int> Practicums, Dictionary<Id<TrainingPlan>, int> Unsigned, Dictionary<Id<TrainingPlan>, int> Certificates,
        Dictionary<Id<TrainingPlan>, int> LateRequests, Dictionary<Id<TrainingPlan>, int> Substitutions);
}
