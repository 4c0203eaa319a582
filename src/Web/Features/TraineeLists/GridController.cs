using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>What the grid sends: the rows with cells that were typed or pasted.</summary>
public sealed record GridForm(IReadOnlyList<GridFormRow>? Rows);

/// <param name="Cells">Text by column name; an empty text empties the cell.</param>
public sealed record GridFormRow(string? Key, Guid? Id, int? Seen, IReadOnlyDictionary<string, string?>? Cells);

/// <summary>The list as a table to type and paste into, and why something pasted was not taken.</summary>
public sealed record GridPage(ListPage Page, string? Pasted = null, string? Problem = null);

/// <summary>Bảng nhập: the draft as a sheet.</summary>
[Allow(Role.UnitOfficer)]
public sealed class GridController(ListPages pages, SaveGrid save, Localizer text) : Controller
{
    [HttpGet("/trainee-lists/{id:guid}/grid")]
    public async Task<IActionResult> Index(Id<TraineeSubmission> id, CancellationToken cancel) =>
        await pages.FindAsync(User.Viewer(), id, cancel) is { MayEdit: true } page ? View("Grid", new GridPage(page)) : NotFound();

    /// <summary>Saves the changed cells; answers with every row as it is now, for one row's change can mend another's double.</summary>
    [HttpPost("/trainee-lists/{id:guid}/grid")]
    public async Task<IActionResult> Save(Id<TraineeSubmission> id, [FromBody] GridForm form, CancellationToken cancel)
    {
        var rows = (form.Rows ?? []).Select(r => new GridRow(r.Key ?? "", r.Id, r.Seen, Cells(r.Cells))).ToList();
        var outcome = await save.RunAsync(User.Viewer(), id, rows, cancel);
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        if (!outcome.Succeeded) return Json(new { problem = text.Of(outcome.Refusal) });
        if (await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        return Json(new
        {
            saved = outcome.Value.Rows.Where(r => r.Refusal is null).ToDictionary(r => r.Key, r => r.Id!.Value.ToString()),
            refused = outcome.Value.Rows.Where(r => r.Refusal is not null).ToDictionary(r => r.Key, r => Told(page, r)),
            rows = page.List.InOrder.Select(r => GridWords.Of(r, text)),
            words = GridWords.Sum(page, text),
        });
    }

    /// <summary>The way without scripts: what is pasted into the field becomes rows after the last.</summary>
    [HttpPost("/trainee-lists/{id:guid}/grid/rows")]
    public async Task<IActionResult> Paste(Id<TraineeSubmission> id, string? pasted, CancellationToken cancel)
    {
        var rows = PastedTable.Read(pasted ?? "");
        Outcome<GridSaved> outcome = rows.Count == 0 ? new PasteEmpty() : await save.RunAsync(User.Viewer(), id, [.. rows.Select(cells => new GridRow("", null, null, cells))], cancel);
        if (outcome.Refusal is SubmissionMissing || await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        if (!outcome.Succeeded) return View("Grid", new GridPage(page, pasted, text.Of(outcome.Refusal)));
        this.FlashSuccess(text["TraineeLists.Grid.Pasted", new { rows.Count }]);
        return Redirect($"/trainee-lists/{id}");
    }

    private string Told(ListPage page, GridAnswer answer) =>
        answer.Refusal is RowChangedMeanwhile && page.List.Rows.SingleOrDefault(r => r.Id == answer.Id) is { } row
            ? text["TraineeLists.Grid.Conflict", new { Number = row.Position, By = page.People.GetValueOrDefault(row.EditedBy ?? default, "") }]
            : text.Of(answer.Refusal!);

    private static Dictionary<TraineeColumn, string> Cells(IReadOnlyDictionary<string, string?>? cells) => (cells ?? new Dictionary<string, string?>())
        .Select(c => (Known: Enum.TryParse<TraineeColumn>(c.Key, out var column), column, c.Value)).Where(c => c.Known)
        .ToDictionary(c => c.column, c => string.IsNullOrWhiteSpace(c.Value) ? "" : c.Value!);
}

/// <summary>A row as the grid shows it.</summary>
public static class GridWords
{
    public static object Of(SubmissionRow row, Localizer text) => new
    {
        id = row.Id.ToString(),
        number = row.Position,
        seen = row.Edits,
        cells = row.CellsToEdit().ToDictionary(c => c.Key.ToString(), c => c.Value),
        tone = Tone(row.Findings),
        findings = row.Findings.GroupBy(f => f.Column).ToDictionary(g => g.Key?.ToString() ?? "", g => new
        {
            tone = Tone(g),
            words = string.Join("\n", g.OrderByDescending(f => f.Severity).Select(f => text.Of(f))),
        }),
    };

    public static string Sum(ListPage page, Localizer text) => text["TraineeLists.Grid.Sum", new { Rows = page.List.Rows.Count, page.List.Blocking, Needed = page.List.SeatsNeeded, page.Seats }];

    private static string Tone(IEnumerable<RowFinding> findings) => findings.Select(f => (FindingSeverity?)f.Severity).Max() switch
    {
        FindingSeverity.Blocking => "danger",
        FindingSeverity.Warning => "warning",
        FindingSeverity.Fixed => "info",
        _ => "",
    };
}
