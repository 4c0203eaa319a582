using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One row of a draft in a form, with what was found in each cell.</summary>
/// <param name="Row">Null for a new row.</param>
/// <param name="Problem">Why nothing was saved.</param>
/// <param name="Theirs">What the cells are now, where someone else was quicker.</param>
public sealed record RowForm(ListPage Page, SubmissionRow? Row, IReadOnlyDictionary<TraineeColumn, string> Cells, string? Problem = null,
    IReadOnlyDictionary<TraineeColumn, string>? Theirs = null);

/// <summary>Dòng của danh sách: the whole row in a form of its own; added, edited, removed.</summary>
[Allow(Role.UnitOfficer)]
public sealed class SubmissionRowsController(ListPages pages, Localizer text) : Controller
{
    [HttpGet("/trainee-lists/{id:guid}/rows/new")]
    public async Task<IActionResult> New(Id<TraineeSubmission> id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } page ? View("Row", new RowForm(page, null, new Dictionary<TraineeColumn, string>())) : NotFound();

    [HttpPost("/trainee-lists/{id:guid}/rows"), PostedFrom("/trainee-lists/{id}/rows/new")]
    public async Task<IActionResult> Create(Id<TraineeSubmission> id, Dictionary<TraineeColumn, string?> cells, string? next, [FromServices] AddSubmissionRow add, CancellationToken cancel)
    {
        var outcome = await add.RunAsync(User.Viewer(), id, Typed(cells).Where(c => c.Value.Length > 0).ToDictionary(), cancel);
        if (!outcome.Succeeded) return await RefusedAsync(id, null, cells, outcome.Refusal, cancel);
        var row = outcome.Value.InOrder[^1];
        if (row.IsBlocked) return Redirect($"/trainee-lists/{id}/rows/{row.Id}/edit");
        this.FlashSuccess(text["TraineeLists.Row.Added", new { Number = row.Position }]);
        return Redirect(next is null ? ListSpot.At(outcome.Value, row.Position).Of(id, row.Position) : $"/trainee-lists/{id}/rows/new");
    }

    [HttpGet("/trainee-lists/{id:guid}/rows/{rowId:guid}/edit")]
    public async Task<IActionResult> Edit(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } page && page.List.Rows.SingleOrDefault(r => r.Id == rowId) is { } row
            ? View("Row", new RowForm(page, row, row.CellsToEdit())) : NotFound();

    /// <summary>Only the cells that say something else than the form showed are typed anew; the others keep what was sent.</summary>
    [HttpPost("/trainee-lists/{id:guid}/rows/{rowId:guid}"), PostedFrom("/trainee-lists/{id}/rows/{rowId}/edit")]
    public async Task<IActionResult> Update(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, Dictionary<TraineeColumn, string?> cells, int seen, string? next,
        [FromServices] EditSubmissionRow edit, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is { } before && before.List.Rows.SingleOrDefault(r => r.Id == rowId) is { } shown)
            cells = Typed(cells).Where(c => c.Value != shown.CellsToEdit()[c.Key]).ToDictionary(c => c.Key, c => (string?)c.Value);
        var outcome = await edit.RunAsync(User.Viewer(), id, rowId, Typed(cells), seen, cancel);
        if (!outcome.Succeeded) return await RefusedAsync(id, rowId, cells, outcome.Refusal, cancel);
        var row = outcome.Value.List.Rows.Single(r => r.Id == rowId);
        if (row.IsBlocked) return Redirect($"/trainee-lists/{id}/rows/{rowId}/edit");
        this.ListDone(text["TraineeLists.Row.Saved", new { Number = row.Position }], outcome.Value.Change);
        return next is not null && (await FindAsync(id, cancel))?.NextBlocked(row.Position) is { } blocked
            ? Redirect($"/trainee-lists/{id}/rows/{blocked.Id}/edit")
            : Redirect(ListSpot.At(outcome.Value.List, row.Position).Of(id, row.Position));
    }

    [HttpPost("/trainee-lists/{id:guid}/rows/{rowId:guid}/removal")]
    public async Task<IActionResult> Delete(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, ListSpot spot, [FromServices] RemoveSubmissionRow remove, CancellationToken cancel)
    {
        var outcome = await remove.RunAsync(User.Viewer(), id, rowId, cancel);
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        if (outcome.Succeeded) this.ListDone(text["TraineeLists.Row.Removed", new { Number = outcome.Value.Change.Position }], outcome.Value.Change);
        else this.FlashError(text.Of(outcome.Refusal));
        return Redirect(spot.Of(id));
    }

    /// <summary>A form without any cell is a form with empty ones.</summary>
    internal static Dictionary<TraineeColumn, string> Typed(Dictionary<TraineeColumn, string?>? cells) =>
        (cells ?? []).ToDictionary(c => c.Key, c => string.IsNullOrWhiteSpace(c.Value) ? "" : c.Value!);

    /// <summary>A draft the viewer may write on.</summary>
    private async Task<ListPage?> FindAsync(Id<TraineeSubmission> id, CancellationToken cancel) =>
        await pages.FindAsync(User.Viewer(), id, cancel) is { MayEdit: true } page ? page : null;

    /// <summary>The form again, with everything typed and what the row is now, so that a second press saves.</summary>
    private async Task<IActionResult> RefusedAsync(Id<TraineeSubmission> id, Id<SubmissionRow>? rowId, Dictionary<TraineeColumn, string?> cells, Refusal refusal, CancellationToken cancel)
    {
        if (refusal is SubmissionMissing || await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        ModelState.Clear();
        var row = page.List.Rows.SingleOrDefault(r => r.Id == rowId);
        var shown = row?.CellsToEdit() ?? new Dictionary<TraineeColumn, string>();
        var typed = Typed(cells);
        var both = TraineeColumns.All.ToDictionary(c => c, c => typed.TryGetValue(c, out var mine) ? mine : shown.GetValueOrDefault(c, ""));
        return View("Row", new RowForm(page, row, both, text.Of(refusal), refusal is RowChangedMeanwhile ? shown : null));
    }
}
