using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Reminders;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Reminders;

/// <summary>A reminder being written.</summary>
/// <param name="Chosen">The units that will get it.</param>
/// <param name="Template">The text as typed.</param>
/// <param name="Text">The text if it can be sent.</param>
/// <param name="Problem">Why it can't.</param>
public sealed record ReminderForm(ReminderRound Round, IReadOnlyList<RemindedUnit> Chosen, string Template, bool ByMail, ReminderText? Text, string? Problem)
{
    public int Addresses => Chosen.Sum(u => u.Addresses.Count);
    public IEnumerable<RemindedUnit> WithoutAccount => Chosen.Where(u => u.Accounts == 0);
}

/// <summary>Đôn đốc: reminding the units that are late, and what they were told.</summary>
public sealed class RemindersController(ReminderDesk desk, Localizer text) : Controller
{
    [HttpGet("/plans/{planId:guid}/reminders"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await desk.ReadAsync(User.Viewer(), planId, cancel) is not { } round) return NotFound();
        return View(new ReminderLog(round.Plan, await desk.SentAsync(User.Viewer(), planId, cancel)));
    }

    /// <summary>The reminder, ready to be sent: to the units asked for, else to all that owe a list.</summary>
    [HttpGet("/plans/{planId:guid}/reminders/new"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> New(Id<TrainingPlan> planId, List<Id<OrgUnit>> units, CancellationToken cancel)
    {
        if (await desk.ReadAsync(User.Viewer(), planId, cancel) is not { } round) return NotFound();
        var chosen = round.Units.Where(u => units.Count > 0 ? units.Contains(u.Id) : u.Line.OwesAList).ToList();
        return View(Form(round, chosen, text["Reminders.Template"], round.HasMail));
    }

    /// <summary>The same with the text as typed, to be looked at.</summary>
    [HttpPost("/plans/{planId:guid}/reminders/preview"), PostedFrom("/plans/{planId}/reminders/new"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Preview(Id<TrainingPlan> planId, List<Id<OrgUnit>> units, string? template, bool byMail, CancellationToken cancel) =>
        await desk.ReadAsync(User.Viewer(), planId, cancel) is { } round ? Again(round, units, template, byMail) : NotFound();

    [HttpPost("/plans/{planId:guid}/reminders"), PostedFrom("/plans/{planId}/reminders/new"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Send(Id<TrainingPlan> planId, List<Id<OrgUnit>> units, string? template, bool byMail, [FromServices] SendReminders send, CancellationToken cancel)
    {
        var sent = await send.RunAsync(User.Viewer(), planId, units, template, byMail, cancel);
        if (!sent.Succeeded) return await desk.ReadAsync(User.Viewer(), planId, cancel) is { } round ? Again(round, units, template, byMail, text.Of(sent.Refusal)) : NotFound();
        this.FlashSuccess(text["Reminders.Sent", sent.Value]);
        return Redirect($"/plans/{planId}/trainee-lists");
    }

    [HttpPost("/reminders/{id:guid}/reading"), PostedFrom("/"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> Read(Id<Reminder> id, [FromServices] ReadReminder read, CancellationToken cancel) =>
        await read.RunAsync(User.Viewer(), id, cancel) ? Redirect("/") : NotFound();

    private ViewResult Again(ReminderRound round, List<Id<OrgUnit>> units, string? template, bool byMail, string? problem = null)
    {
        var form = Form(round, [.. round.Units.Where(u => units.Contains(u.Id))], template ?? "", byMail, problem);
        if (form.Problem is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", form);
    }

    private ReminderForm Form(ReminderRound round, IReadOnlyList<RemindedUnit> chosen, string template, bool byMail, string? problem = null)
    {
        var words = ReminderText.Parse(template);
        return new(round, chosen, template, byMail, words.Succeeded ? words.Value : null, problem ?? (words.Succeeded ? null : text.Of(words.Refusal)));
    }
}

/// <summary>What was said to the units of one plan.</summary>
public sealed record ReminderLog(TrainingPlan Plan, IReadOnlyList<SentReminder> Sent);
