using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// The steps of a whole list: submitted, recalled, revised by the unit; accepted or returned by the department.
/// </summary>
public sealed class TraineeListStepsController(ListPages pages, Localizer text) : Controller
{
    [HttpPost("/trainee-lists/{id:guid}/submission"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> Submit(Id<TraineeSubmission> id, int revision, [FromServices] SubmitTraineeList submit, CancellationToken cancel) =>
        Next(await submit.RunAsync(User.Viewer(), id, revision, cancel), id, null, list => $"/trainee-lists/{list.Id}/receipt");

    [HttpPost("/trainee-lists/{id:guid}/recall"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> Recall(Id<TraineeSubmission> id, [FromServices] RecallTraineeList recall, CancellationToken cancel) =>
        Next(await recall.RunAsync(User.Viewer(), id, cancel), id, "TraineeLists.Recalled");

    /// <summary>Hoàn tác việc thay danh sách, or the undoing of it.</summary>
    [HttpPost("/trainee-lists/{id:guid}/replacement/reversal"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> UndoReplacement(Id<TraineeSubmission> id, [FromServices] UndoReplacement undo, CancellationToken cancel) =>
        Next(await undo.RunAsync(User.Viewer(), id, cancel), id, "TraineeLists.Replacement.Undone");

    [HttpPost("/trainee-lists/{id:guid}/versions"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> Revise(Id<TraineeSubmission> id, [FromServices] ReviseTraineeList revise, CancellationToken cancel) =>
        Next(await revise.RunAsync(User.Viewer(), id, cancel), id, "TraineeLists.Revised");

    [HttpPost("/trainee-lists/{id:guid}/acceptance"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Accept(Id<TraineeSubmission> id, [FromServices] AcceptTraineeList accept, CancellationToken cancel) =>
        Next(await accept.RunAsync(User.Viewer(), id, cancel), id, "TraineeLists.Accepted");

    [HttpPost("/trainee-lists/{id:guid}/return"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Return(Id<TraineeSubmission> id, string? reason, [FromServices] ReturnTraineeList giveBack, CancellationToken cancel)
    {
        var outcome = await giveBack.RunAsync(User.Viewer(), id, reason ?? "", cancel);
        if (outcome.Succeeded || await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return Next(outcome, id, "TraineeLists.ReturnedNow");
        ModelState.AddModelError("reason", text.Of(outcome.Refusal));
        ViewData["Reason"] = reason;
        return View("Details", page);
    }

    [HttpPost("/trainee-lists/{id:guid}/rows/{rowId:guid}/release"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> Release(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, [StringLength(900)] string? reason, [FromServices] ReleaseTraineeRow release, CancellationToken cancel)
    {
        var outcome = await release.RunAsync(User.Viewer(), id, rowId, ModelState.IsValid ? reason : null, cancel);
        if (outcome.Refusal is SubmissionMissing || await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        if (outcome is { Succeeded: true, Value: { } row })
        {
            this.FlashSuccess(text["TraineeLists.Released", new { Name = row.Fields.FullName }]);
            return Redirect(ListSpot.At(page.List, row.Position).Of(id, row.Position));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Details", page with { Problem = ModelState.IsValid ? text.Of(outcome.Refusal!) : text["TraineeLists.Release.TooLong"], Unreleased = (rowId, reason ?? "") });
    }

    private IActionResult Next(Outcome<TraineeSubmission> outcome, Id<TraineeSubmission> id, string? done, Func<TraineeSubmission, string>? address = null)
    {
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        if (!outcome.Succeeded)
        {
            this.FlashError(text.Of(outcome.Refusal));
            return Redirect($"/trainee-lists/{id}");
        }
        if (done is not null) this.FlashSuccess(text[done]);
        return Redirect(address?.Invoke(outcome.Value) ?? $"/trainee-lists/{outcome.Value.Id}");
    }
}
