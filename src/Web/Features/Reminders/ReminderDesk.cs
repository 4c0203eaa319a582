using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Reminders;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Mail;
using Lms.Web.Features.Shared;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Reminders;

/// <summary>A unit that may be reminded.</summary>
/// <param name="Accounts">Its officers' accounts that are in use; without one nobody reads a reminder here.</param>
/// <param name="Addresses">The e-mail addresses of these accounts.</param>
public sealed record RemindedUnit(BoardUnit Line, UnitStand Stand, int Accounts, IReadOnlyList<string> Addresses)
{
    public Id<OrgUnit> Id => Line.Unit.Id;
}

/// <summary>The units of a plan as the reminder's writer sees them.</summary>
/// <param name="HasMail">Whether a mail server is configured.</param>
public sealed record ReminderRound(TrainingPlan Plan, IReadOnlyList<RemindedUnit> Units, bool HasMail);

/// <summary>A reminder that was sent, with what became of its letters.</summary>
public sealed record SentReminder(Reminder Reminder, string Unit, string SentBy, string? ReadBy, int LettersSent, int LettersQueued, int LettersFailed, string? LastError);

/// <summary>What is true of the units now, for reminding them, and what they were told before.</summary>
public sealed class ReminderDesk(LmsDbContext db, ListBoard board, IOptions<MailOptions> mail, IOptions<SiteOptions> site, TimeProvider clock) : IUseCase
{
    /// <summary>Every unit of the plan; null where the viewer has no such plan.</summary>
    public async Task<ReminderRound?> ReadAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await board.FindAsync(viewer, planId, cancel) is not { } all) return null;
        var units = all.Units.Select(u => (Id<OrgUnit>?)u.Unit.Id).ToList();
        var officers = (await db.Users.AsNoTracking().Where(a => a.Role == Role.UnitOfficer && units.Contains(a.OrgUnitId)).ToListAsync(cancel))
            .Where(a => !a.IsDisabled).ToLookup(a => a.OrgUnitId!.Value);
        var granted = (await db.LateRequests.AsNoTracking()
            .Where(r => r.PlanId == planId && r.State == LateRequestState.Granted).ToListAsync(cancel)).ToLookup(r => r.UnitId);
        return new ReminderRound(all.Plan,
            [.. all.Units.Select(u => new RemindedUnit(u, StandOf(all.Plan, u, granted[u.Unit.Id]), officers[u.Unit.Id].Count(), [.. officers[u.Unit.Id].Select(a => a.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)]))],
            mail.Value.IsConfigured);
    }

    /// <summary>All reminders of a plan, newest first.</summary>
    public async Task<IReadOnlyList<SentReminder>> SentAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var reminders = db.RemindersVisibleTo(viewer).AsNoTracking().Where(r => r.PlanId == planId);
        var sent = await (
            from reminder in reminders
            join unit in db.OrgUnits on reminder.UnitId equals unit.Id
            join plan in db.Plans on reminder.PlanId equals plan.Id
            orderby reminder.SentAt descending, unit.FoldKey
            select new { Reminder = reminder, Name = unit.NameOn(plan.DeadlineDate) }).ToListAsync(cancel);
        var letters = (await db.OutgoingMails.Where(m => reminders.Any(r => r.Id == m.ReminderId))
            .Select(m => new { m.ReminderId, m.State, m.LastError }).ToListAsync(cancel)).ToLookup(m => m.ReminderId!.Value);
        var people = await db.NamesOfAsync(sent.SelectMany(r => new[] { r.Reminder.SentBy, r.Reminder.ReadBy }), cancel);
        return
        [
            .. from line in sent
               let mine = letters[line.Reminder.Id].ToList()
               select new SentReminder(line.Reminder, line.Name, people.GetValueOrDefault(line.Reminder.SentBy, ""),
                   line.Reminder.ReadBy is { } reader ? people.GetValueOrDefault(reader) : null,
                   mine.Count(m => m.State == MailState.Sent), mine.Count(m => m.State == MailState.Queued), mine.Count(m => m.State == MailState.Failed),
                   mine.Select(m => m.LastError).FirstOrDefault(e => e is not null)),
        ];
    }

    /// <summary>What the viewer's unit was told and nobody of it has marked as read, newest first.</summary>
    public async Task<IReadOnlyList<(Reminder Reminder, string Plan)>> UnreadAsync(Viewer viewer, CancellationToken cancel) =>
        [.. (await db.RemindersVisibleTo(viewer).AsNoTracking().Where(r => r.ReadAt == null).OrderByDescending(r => r.SentAt)
            .Join(db.Plans, r => r.PlanId, p => p.Id, (r, p) => new { r, p.Title }).ToListAsync(cancel)).Select(x => (x.r, x.Title))];

    /// <param name="granted">What the department has allowed this unit after the deadline.</param>
    private UnitStand StandOf(TrainingPlan plan, BoardUnit unit, IEnumerable<LateRequest> granted)
    {
        var now = clock.GetUtcNow();
        var closes = TraineeListDesk.ClosesAt(plan, granted);
        var way = WayOf(plan, closes, now);
        var left = TimeLeftWords.Of(closes.From(now));
        var link = $"{site.Value.PublicUrl}/plans/{plan.Id}/trainee-lists";
        return new UnitStand(unit.Unit.Name, plan.Title, $"đến {closes.ToVietnamese()}", left, unit.Quota.Seats, unit.Quota.Taken, link)
        {
            Way = way,
        };
    }

    private static SubmissionWay WayOf(TrainingPlan plan, EndInstant closes, DateTimeOffset now)
    {
        if (plan.State != PlanState.Issued) return SubmissionWay.Closed;
        return closes.IsOver(now) ? SubmissionWay.AskToBeLate : SubmissionWay.Open;
    }
}
