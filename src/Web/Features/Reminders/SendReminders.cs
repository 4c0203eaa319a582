using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Reminders;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Mail;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Reminders;

/// <param name="Units">How many units were told.</param>
/// <param name="Letters">How many letters wait for the mail server.</param>
public sealed record RemindersSent(int Units, int Letters);

/// <summary>Gửi lời nhắc: each unit sees it in its pages; with a mail server its officers get a letter too.</summary>
public sealed class SendReminders(LmsDbContext db, ReminderDesk desk, TimeProvider clock) : IUseCase
{
    /// <summary>A unit that was told a moment ago is passed over: the button was pressed twice.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    public async Task<Outcome<RemindersSent>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, IReadOnlyCollection<Id<OrgUnit>> unitIds, string? text, bool byMail, CancellationToken cancel)
    {
        var words = ReminderText.Parse(text);
        if (!words.Succeeded) return words.Refusal;
        await using var transaction = await db.BeginWriteAsync(cancel, $"plan/{planId}/reminders");
        if (await desk.ReadAsync(viewer, planId, cancel) is not { } round) return new PlanMissing();
        if (round.Plan.State is not (PlanState.Issued or PlanState.InProgress)) return new PlanNotInState(round.Plan.State);
        var chosen = round.Units.Where(u => unitIds.Contains(u.Id)).ToList();
        if (chosen.Count == 0) return new ReminderToNobody();

        var now = clock.GetUtcNow();
        var earliest = now - Again;
        var told = await db.Reminders.Where(r => r.PlanId == planId && r.SentAt > earliest).Select(r => r.UnitId).ToListAsync(cancel);
        var letters = 0;
        foreach (var unit in chosen.Where(u => !told.Contains(u.Id)))
        {
            var reminder = new Reminder(planId, unit.Id, words.Value.For(unit.Stand), viewer.AccountId, now);
            db.Reminders.Add(reminder);
            if (!byMail || !round.HasMail) continue;
            db.OutgoingMails.AddRange(unit.Addresses.Select(address => new OutgoingMail(address, Subject(round.Plan), reminder.Text, reminder.Id, now)));
            letters += unit.Addresses.Count;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new RemindersSent(chosen.Count, letters);
    }

    /// <summary>"V/v" as letters of the department carry it. A subject is one line.</summary>
    private static string Subject(TrainingPlan plan)
    {
        var subject = $"V/v nộp danh sách cử giáo viên: {plan.Title}".ReplaceLineEndings(" ");
        return subject.Length <= 200 ? subject : subject[..200];
    }
}

/// <summary>Đã đọc: an officer of the unit says that the reminder has arrived.</summary>
public sealed class ReadReminder(LmsDbContext db, TimeProvider clock) : IUseCase
{
    /// <returns>False where the viewer has no such reminder.</returns>
    public async Task<bool> RunAsync(Viewer viewer, Id<Reminder> id, CancellationToken cancel)
    {
        if (await db.RemindersVisibleTo(viewer).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } reminder) return false;
        reminder.Read(viewer.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
