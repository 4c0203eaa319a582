using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Plans;

/// <summary>Kế hoạch: the list, the overview of one, and the form.</summary>
[Route("/plans")]
public sealed class PlansController(LmsDbContext db, PlanReader reader, CourseLibrary courses, LocalClock clock, Localizer text) : Controller
{
    [HttpGet(""), AllowEveryRole]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await reader.ListAsync(User.Viewer(), cancel));

    [HttpGet("{id:guid}"), AllowEveryRole]
    public async Task<IActionResult> Details(Id<TrainingPlan> id, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), id, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("new"), Allow(Role.DepartmentOfficer)]
    public IActionResult New() => Form(PlanForm.Empty(courses.All.Count > 0 ? courses.All[0] : null));

    [HttpPost("new"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Create(PlanForm form, string? button, [FromServices] WritePlan write, CancellationToken cancel)
    {
        if (RowButton(form, button) is { } again) return again;
        if (!ModelState.IsValid) return Form(form);
        var written = await write.RunAsync(User.Viewer(), form.ToDetails(), cancel);
        if (!written.Succeeded) return Refuse(form, written.Refusal);
        this.FlashSuccess(text["Plans.Written"]);
        return Redirect($"/plans/{written.Value}");
    }

    [HttpGet("{id:guid}/edit"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Edit(Id<TrainingPlan> id, CancellationToken cancel)
    {
        if (await Find(id, cancel) is not { } plan) return NotFound();
        if (plan.State == PlanState.Draft) return Form(PlanForm.Of(plan, db.RevisionOf(plan)), id);
        this.FlashError(text.Of(new PlanNotInState(plan.State)));
        return Redirect($"/plans/{id}");
    }

    [HttpPost("{id:guid}/edit"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Update(Id<TrainingPlan> id, PlanForm form, string? button, [FromServices] RevisePlan revise, CancellationToken cancel)
    {
        if (RowButton(form, button, id) is { } again) return again;
        if (!ModelState.IsValid) return Form(form, id);
        try
        {
            var refusal = await revise.RunAsync(User.Viewer(), id, form.ToDetails(), form.Revision, cancel);
            if (refusal is PlanMissing) return NotFound();
            if (refusal is not null) return Refuse(form, refusal, id);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ChangedMeanwhile(form, id, cancel);
        }

        this.FlashSuccess(text["Plans.Revised"]);
        return Redirect($"/plans/{id}");
    }

    /// <summary>The plain words for what is typed so far, for the form to show while it is filled.</summary>
    [HttpPost("words"), PostedFrom("/plans/new"), Allow(Role.DepartmentOfficer)]
    public IActionResult Words(PlanForm form)
    {
        ModelState.Clear();
        return PartialView("_PlanWords", WordsOf(form));
    }

    private ViewResult? RowButton(PlanForm form, string? button, Id<TrainingPlan>? id = null)
    {
        if (!form.Apply(button, clock.Today)) return null;
        // The rows have moved: what was typed is in the form, not in the state of the old rows.
        ModelState.Clear();
        return Form(form, id);
    }

    private ViewResult Refuse(PlanForm form, Refusal refusal, Id<TrainingPlan>? id = null)
    {
        var field = PlanFormRows.FieldOf(refusal);
        ModelState.AddModelError(field.Length == 0 ? "" : $"{nameof(PlanFormPage.Form)}.{field}", text.Of(refusal));
        return Form(form, id);
    }

    /// <summary>Nothing typed is lost: the form comes back, and saving it once more is a decision.</summary>
    private async Task<IActionResult> ChangedMeanwhile(PlanForm form, Id<TrainingPlan> id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await Find(id, cancel) is not { State: PlanState.Draft } plan) return StatusCode(StatusCodes.Status409Conflict);
        ModelState.Remove($"{nameof(PlanFormPage.Form)}.{nameof(PlanForm.Revision)}");
        form.Revision = db.RevisionOf(plan);
        ModelState.AddModelError("", text["Plans.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Form(form, id);
    }

    private Task<TrainingPlan?> Find(Id<TrainingPlan> id, CancellationToken cancel) =>
        db.PlansVisibleTo(User.Viewer()).Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == id, cancel);

    private ViewResult Form(PlanForm form, Id<TrainingPlan>? id = null)
    {
        if (!ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Form", new PlanFormPage(form, id, WordsOf(form), [.. courses.All.Select(c => new SelectListItem(c.Title, c.Slug))]));
    }

    private PlanWords WordsOf(PlanForm form) => PlanWords.Of(
        form.Policy.ToPolicy(),
        [.. form.Sessions.Where(s => s.Ends > s.Starts).Select(s => (int)(s.Ends!.Value - s.Starts!.Value).TotalMinutes)],
        form.DeadlineDate is { } day ? new Deadline(day, form.DeadlineKind) : null,
        text);
}

/// <param name="Id">The plan that is edited; null for a new one.</param>
public sealed record PlanFormPage(PlanForm Form, Id<TrainingPlan>? Id, PlanWords Words, IReadOnlyList<SelectListItem> Courses)
{
    public string Action => Id is { } id ? $"/plans/{id}/edit" : "/plans/new";
}
