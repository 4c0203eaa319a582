using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Sửa tại chỗ: one cell of a row on the list's own page, and every change undone from there.</summary>
[Allow(Role.UnitOfficer)]
public sealed class SubmissionCellsController(ListPages pages, Localizer text) : Controller
{
    /// <param name="value">What was typed.</param>
    /// <param name="use">What was proposed, where its button was pressed.</param>
    [HttpPost("/trainee-lists/{id:guid}/rows/{rowId:guid}/cells")]
    public async Task<IActionResult> Update(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, TraineeColumn column, string? value, string? use, int seen, ListSpot spot,
        [FromServices] EditSubmissionRow edit, CancellationToken cancel)
    {
        var typed = use ?? (string.IsNullOrWhiteSpace(value) ? "" : value);
        var outcome = await edit.RunAsync(User.Viewer(), id, rowId, new Dictionary<TraineeColumn, string> { [column] = typed }, seen, cancel);
        return outcome.Succeeded ? Done(outcome.Value, "TraineeLists.Cell.Saved", spot) : await RefusedAsync(id, new(rowId, column, typed), outcome.Refusal, spot, cancel);
    }

    [HttpPost("/trainee-lists/{id:guid}/rows/{rowId:guid}/kept-cells")]
    public async Task<IActionResult> Keep(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, TraineeColumn column, bool keep, int seen, ListSpot spot,
        [FromServices] KeepSubmissionCell use, CancellationToken cancel)
    {
        var outcome = await use.RunAsync(User.Viewer(), id, rowId, column, keep, seen, cancel);
        return outcome.Succeeded ? Done(outcome.Value, keep ? "TraineeLists.Cell.Kept" : "TraineeLists.Cell.MendedAgain", spot) : await RefusedAsync(id, null, outcome.Refusal, spot, cancel);
    }

    [HttpPost("/trainee-lists/{id:guid}/row-changes/{changeId:guid}/reversal")]
    public async Task<IActionResult> Undo(Id<TraineeSubmission> id, Id<RowChange> changeId, ListSpot spot, [FromServices] UndoRowChange undo, CancellationToken cancel)
    {
        var outcome = await undo.RunAsync(User.Viewer(), id, changeId, cancel);
        return outcome.Succeeded ? Done(outcome.Value, "TraineeLists.Cell.Undone", spot) : await RefusedAsync(id, null, outcome.Refusal, spot, cancel);
    }

    private RedirectResult Done(RowChanged done, string key, ListSpot spot)
    {
        this.ListDone(text[key, new { Number = done.Change.Position }], done.Change);
        return Redirect(spot.Of(done.List.Id, done.Change.Position));
    }

    /// <summary>The list again, with what was typed and what stands there now.</summary>
    private async Task<IActionResult> RefusedAsync(Id<TraineeSubmission> id, CellConflict? conflict, Refusal refusal, ListSpot spot, CancellationToken cancel)
    {
        if (refusal is SubmissionMissing or RowChangeMissing || await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        ModelState.Clear();
        var problem = text.Of(refusal);
        var both = refusal is RowChangedMeanwhile && conflict is not null && page.MayEdit;
        if (!both && conflict is { Typed.Length: > 0 }) problem = text["TraineeLists.Cell.NotSaved", new { Problem = problem, conflict.Column, conflict.Typed }];
        return View("Details", page with { Spot = spot, Problem = problem, Conflict = both ? conflict : null });
    }
}
