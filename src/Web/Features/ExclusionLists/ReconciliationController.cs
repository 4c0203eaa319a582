using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.ExclusionLists;

/// <summary>Đối chiếu danh sách loại trừ.</summary>
[Route("/plans/{planId:guid}/exclusion-lists/{id:guid}")]
public sealed class ReconciliationController(Reconciliation reconciliation, DecideExclusions decide, Localizer text) : Controller
{
    [HttpGet("reconciliation"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel) =>
        await reconciliation.FindAsync(User.Viewer(), planId, id, cancel) is { } page ? View("Reconciliation", page) : NotFound();

    /// <param name="who">The candidate's key, or "nobody".</param>
    [HttpPost("entries/{entryId:guid}/decision"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Decide(Id<TrainingPlan> planId, Id<ExclusionList> id, Id<ExclusionListEntry> entryId, string? who, Guid[] shown, CancellationToken cancel)
    {
        var candidate = Guid.TryParse(who, out var key) ? key : (Guid?)null;
        if (candidate is null && who != "nobody") return Redirect(Page(planId, id));
        return Answer(planId, id, await decide.DecideAsync(User.Viewer(), id, entryId, candidate, shown ?? [], cancel));
    }

    [HttpPost("unknown"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Unknown(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel) =>
        Answer(planId, id, await decide.DecideUnknownAsync(User.Viewer(), id, cancel));

    [HttpPost("decisions/{decisionId:guid}/undo"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Undo(Id<TrainingPlan> planId, Id<ExclusionList> id, Id<ExclusionDecision> decisionId, CancellationToken cancel) =>
        Answer(planId, id, await decide.TakeBackAsync(User.Viewer(), id, decisionId, cancel));

    [HttpPost("activation"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Activate(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel) =>
        Answer(planId, id, await decide.ActivateAsync(User.Viewer(), id, cancel));

    private IActionResult Answer(Id<TrainingPlan> planId, Id<ExclusionList> id, Refusal? refusal)
    {
        if (refusal is PlanMissing) return NotFound();
        if (refusal is null) this.FlashSuccess(text["ExclusionLists.Decided"]);
        else this.FlashError(text.Of(refusal));
        return Redirect(Page(planId, id));
    }

    private static string Page(Id<TrainingPlan> planId, Id<ExclusionList> id) => $"/plans/{planId}/exclusion-lists/{id}/reconciliation";
}
