using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One row of a draft in a form, with what was found in each cell.</summary>
/// <param name="Row">Null for a new row.</param>
/// <param name="Problem">Why nothing was saved.</param>
public sealed record RowForm(ListPage Page, SubmissionRow? Row, IReadOnlyDictionary<TraineeColumn, string> Cells, IReadOnlyList<string> Schools, string? Problem = null);

/// <summary>Dòng của danh sách: edit, add, remove.</summary>
[Allow(Role.UnitOfficer)]
public sealed class SubmissionRowsController(ListPages pages, CheckTraineeList check, Localizer text) : Controller
{
    [HttpGet("/trainee-lists/{id:guid}/rows/new")]
    public async Task<IActionResult> New(Id<TraineeSubmission> id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } page ? await FormAsync(page, null, new Dictionary<TraineeColumn, string>(), null, cancel) : NotFound();

    [HttpPost("/trainee-lists/{id:guid}/rows")]
    public async Task<IActionResult> Create(Id<TraineeSubmission> id, Dictionary<TraineeColumn, string?> cells, int revision, string? next, [FromServices] AddSubmissionRow add, CancellationToken cancel)
    {
        var outcome = await add.RunAsync(User.Viewer(), id, Typed(cells), revision, cancel);
        if (!outcome.Succeeded) return await RefusedAsync(id, null, cells, outcome.Refusal, cancel);
        var row = outcome.Value.InOrder[^1];
        if (row.IsBlocked) return Redirect($"/trainee-lists/{id}/rows/{row.Id}/edit");
        this.FlashSuccess(text["TraineeLists.Row.Added", new { Number = row.Position }]);
        return Redirect(next is null ? $"/trainee-lists/{id}#row-{row.Position}" : $"/trainee-lists/{id}/rows/new");
    }

    [HttpGet("/trainee-lists/{id:guid}/rows/{rowId:guid}/edit")]
    public async Task<IActionResult> Edit(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } page && page.List.Rows.SingleOrDefault(r => r.Id == rowId) is { } row
            ? await FormAsync(page, row, row.CellsToEdit(), null, cancel) : NotFound();

    [HttpPost("/trainee-lists/{id:guid}/rows/{rowId:guid}")]
    public async Task<IActionResult> Update(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, Dictionary<TraineeColumn, string?> cells, int revision, string? next,
        [FromServices] EditSubmissionRow edit, CancellationToken cancel)
    {
        var outcome = await edit.RunAsync(User.Viewer(), id, rowId, Typed(cells), revision, cancel);
        if (!outcome.Succeeded) return await RefusedAsync(id, rowId, cells, outcome.Refusal, cancel);
        var row = outcome.Value.Rows.Single(r => r.Id == rowId);
        if (row.IsBlocked) return Redirect($"/trainee-lists/{id}/rows/{rowId}/edit");
        this.FlashSuccess(text["TraineeLists.Row.Saved", new { Number = row.Position }]);
        return next is not null && (await FindAsync(id, cancel))?.NextBlocked(row.Position) is { } blocked
            ? Redirect($"/trainee-lists/{id}/rows/{blocked.Id}/edit")
            : Redirect($"/trainee-lists/{id}#row-{row.Position}");
    }

    [HttpPost("/trainee-lists/{id:guid}/rows/{rowId:guid}/removal")]
    public async Task<IActionResult> Delete(Id<TraineeSubmission> id, Id<SubmissionRow> rowId, [FromServices] RemoveSubmissionRow remove, CancellationToken cancel)
    {
        var outcome = await remove.RunAsync(User.Viewer(), id, rowId, cancel);
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        if (outcome.Succeeded) this.FlashSuccess(text["TraineeLists.Row.Removed"]);
        else this.FlashError(text.Of(outcome.Refusal));
        return Redirect($"/trainee-lists/{id}");
    }

    /// <summary>A draft the viewer may write on.</summary>
    private async Task<ListPage?> FindAsync(Id<TraineeSubmission> id, CancellationToken cancel) =>
        await pages.FindAsync(User.Viewer(), id, cancel) is { MayEdit: true } page ? page : null;

    /// <summary>The form again, with everything typed and the newest revision, so that a second press saves.</summary>
    private async Task<IActionResult> RefusedAsync(Id<TraineeSubmission> id, Id<SubmissionRow>? rowId, Dictionary<TraineeColumn, string?> cells, Refusal refusal, CancellationToken cancel)
    {
        if (refusal is SubmissionMissing or RowMissing || await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        ModelState.Clear();
        return await FormAsync(page, page.List.Rows.SingleOrDefault(r => r.Id == rowId), Typed(cells), text.Of(refusal), cancel);
    }

    private async Task<ViewResult> FormAsync(ListPage page, SubmissionRow? row, IReadOnlyDictionary<TraineeColumn, string> cells, string? problem, CancellationToken cancel) =>
        View("Row", new RowForm(page, row, cells, [.. (await check.SchoolsAsync(page.Unit.Id, page.Plan.DeadlineDate, cancel)).Select(s => s.Name)], problem));

    private static Dictionary<TraineeColumn, string> Typed(Dictionary<TraineeColumn, string?> cells) =>
        cells.Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToDictionary(c => c.Key, c => c.Value!);
}
