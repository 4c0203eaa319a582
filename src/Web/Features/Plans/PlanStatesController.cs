using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Plans;

/// <summary>What is typed to issue a plan.</summary>
public sealed class IssueForm
{
    [Required, StringLength(100), Display(Name = "Plans.Field.Number")] public string? Number { get; set; }
    [Required, Display(Name = "Plans.Field.IssuedOn")] public DateOnly? IssuedOn { get; set; }
    [Required, StringLength(200), Display(Name = "Plans.Field.Signer")] public string? Signer { get; set; }
}

public sealed record IssuePage(PlanPage Plan, IssueForm Form);

/// <summary>The steps in a plan's life: issued, cancelled, closed.</summary>
[Route("/plans/{id:guid}"), Allow(Role.DepartmentOfficer)]
public sealed class PlanStatesController(PlanReader reader, LocalClock clock, Localizer text) : Controller
{
    [HttpGet("issue")]
    public async Task<IActionResult> Issue(Id<TrainingPlan> id, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        return page.Plan.State == PlanState.Draft ? View("Issue", new IssuePage(page, new() { IssuedOn = clock.Today })) : Redirect($"/plans/{id}");
    }

    [HttpPost("issue")]
    public async Task<IActionResult> Issue(Id<TrainingPlan> id, IssueForm form, [FromServices] IssuePlan issue, CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            var refusal = await issue.RunAsync(User.Viewer(), id, form.Number!, form.IssuedOn!.Value, form.Signer!, cancel);
            if (refusal is null) return Done(id, text["Plans.Issued", new { form.Number }]);
            ModelState.AddModelError(refusal is PlanNumberTaken or PlanNeedsNumber ? $"{nameof(IssuePage.Form)}.{nameof(form.Number)}" : "", text.Of(refusal));
        }

        if (await reader.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Issue", new IssuePage(page, form));
    }

    [HttpPost("cancellation")]
    public async Task<IActionResult> Cancel(Id<TrainingPlan> id, string? reason, [FromServices] CancelPlan cancelPlan, CancellationToken cancel) =>
        Answer(id, await cancelPlan.RunAsync(User.Viewer(), id, reason ?? "", cancel), text["Plans.WasCancelled"]);

    [HttpPost("closing")]
    public async Task<IActionResult> Close(Id<TrainingPlan> id, [FromServices] ClosePlan close, CancellationToken cancel) =>
        Answer(id, await close.RunAsync(User.Viewer(), id, cancel), text["Plans.WasClosed"]);

    private IActionResult Answer(Id<TrainingPlan> id, Refusal? refusal, string done)
    {
        if (refusal is PlanMissing) return NotFound();
        if (refusal is null) return Done(id, done);
        this.FlashError(text.Of(refusal));
        return Redirect($"/plans/{id}");
    }

    private RedirectResult Done(Id<TrainingPlan> id, string words)
    {
        this.FlashSuccess(words);
        return Redirect($"/plans/{id}");
    }
}
