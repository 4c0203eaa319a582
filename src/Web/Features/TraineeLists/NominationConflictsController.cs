using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Giáo viên do hai đơn vị cùng cử.</summary>
[Route("/plans/{planId:guid}/nomination-conflicts")]
public sealed class NominationConflictsController(NominationConflicts conflicts, DecideNomination decide, Localizer text) : Controller
{
    [HttpGet(""), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, CancellationToken cancel) =>
        await conflicts.FindAsync(User.Viewer(), planId, cancel) is { } page ? View("Conflicts", page) : NotFound();

    [HttpPost("{key:guid}"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Decide(Id<TrainingPlan> planId, Id<SubmissionRow> key, Id<OrgUnit> keeper, [StringLength(NominationDecision.ReasonLength)] string? reason, CancellationToken cancel)
    {
        var refusal = ModelState.IsValid ? await decide.RunAsync(User.Viewer(), planId, key, keeper, reason, cancel) : null;
        if (ModelState.IsValid && refusal is null or PlanMissing) return Answer(planId, refusal, "TraineeLists.Conflict.Decided");
        if (await conflicts.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (refusal is not null) ModelState.AddModelError("", text.Of(refusal));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Conflicts", page with { Typed = (key, reason ?? "") });
    }

    [HttpPost("decisions/{id:guid}/undo"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Undo(Id<TrainingPlan> planId, Id<NominationDecision> id, CancellationToken cancel) =>
        Answer(planId, await decide.TakeBackAsync(User.Viewer(), planId, id, cancel), "TraineeLists.Conflict.Undone");

    private IActionResult Answer(Id<TrainingPlan> planId, Refusal? refusal, string done)
    {
        if (refusal is PlanMissing) return NotFound();
        if (refusal is null) this.FlashSuccess(text[done]);
        else this.FlashError(text.Of(refusal));
        return Redirect($"/plans/{planId}/nomination-conflicts");
    }
}
