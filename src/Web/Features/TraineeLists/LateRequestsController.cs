using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Xin nộp muộn: asked by a unit, decided by the department.</summary>
public sealed class LateRequestsController(LateRequests requests, ListPages pages, LocalClock clock, Localizer text) : Controller
{
    [HttpGet("/plans/{planId:guid}/late-requests"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, CancellationToken cancel) =>
        await requests.FindAsync(User.Viewer(), planId, cancel) is { } page ? View("LateRequests", page) : NotFound();

    [HttpPost("/plans/{planId:guid}/late-requests"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> Create(Id<TrainingPlan> planId, string? reason, [FromServices] AskToBeLate ask, CancellationToken cancel)
    {
        var outcome = await ask.RunAsync(User.Viewer(), planId, reason ?? "", cancel);
        if (outcome.Refusal is SubmissionMissing || await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is not { } mine) return NotFound();
        if (!outcome.Succeeded)
        {
            (ViewData["LateReason"], ViewData["LateProblem"]) = (reason, text.Of(outcome.Refusal));
            return View("UnitPlan", new UploadForm { Part = mine });
        }
        this.FlashSuccess(text["TraineeLists.Late.Sent"]);
        return Redirect($"/plans/{planId}/trainee-lists");
    }

    [HttpPost("/plans/{planId:guid}/late-requests/{id:guid}/decision"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Decide(Id<TrainingPlan> planId, Id<LateRequest> id, bool? grant, DateOnly? day, TimeOnly? time, string? reason,
        [FromServices] DecideLateRequest decide, CancellationToken cancel)
    {
        if (await requests.FindAsync(User.Viewer(), planId, cancel) is not { } page || page.Lines.All(l => l.Request.Id != id)) return NotFound();
        if (grant is null || (grant == true && (day is null || time is null))) return Again(text["TraineeLists.Late.UntilMissing"]);
        // A minute is typed and meant to its end: "until 16:30" takes a list at 16:30:59.
        var until = grant == true ? clock.At(day!.Value, time!.Value).AddMinutes(1) : (DateTimeOffset?)null;
        var outcome = await decide.RunAsync(User.Viewer(), id, until, reason ?? "", cancel);
        if (!outcome.Succeeded) return Again(text.Of(outcome.Refusal));
        this.FlashSuccess(text[grant == true ? "TraineeLists.Late.GrantedNow" : "TraineeLists.Late.RefusedNow"]);
        // The form's own fragment would otherwise be kept, and the message above it not be seen.
        return Redirect($"/plans/{planId}/late-requests#content");

        ViewResult Again(string problem)
        {
            ModelState.Clear();
            return View("LateRequests", page with { Typed = (id, reason, day, time, problem) });
        }
    }
}
