using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.Tables;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Quotas;

/// <param name="Table">The file that was sent.</param>
/// <param name="Problems">Bad lines of the file; nothing of it is taken then.</param>
public sealed record QuotaFilePage(QuotaPage Quotas, SentTable Table, QuotaImportPreview? Preview, string? Refusal, IReadOnlyList<TableProblem> Problems);

/// <summary>Importing quotas from a file: the dry run, then the decision. The file is kept, so that both read the same bytes.</summary>
[Route("/plans/{planId:guid}/quotas/file"), Allow(Role.DepartmentOfficer)]
public sealed class QuotaFilesController(QuotaReader reader, ImportQuotas import, SentTables tables, Localizer text) : Controller
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 1 << 20;

    [HttpPost(""), RequestSizeLimit(LargestFile + (64 << 10))]
    public async Task<IActionResult> Create(Id<TrainingPlan> planId, IFormFile? file, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is null) return NotFound();
        var kept = await tables.TakeAsync(User.Viewer(), TableDoor.Quotas, planId, new(file, null, new Dictionary<string, string>()), cancel);
        if (kept.Value is { } table) return Redirect(TablePages.Of(table));
        this.FlashError(kept.Refusal is { } refusal ? text.Of(refusal) : text["Quotas.File.Missing"]);
        return Redirect($"/plans/{planId}/quotas");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Id<TrainingPlan> planId, Id<SentTable> id, CancellationToken cancel) =>
        await FindAsync(planId, id, cancel) is { } table ? await Show(planId, table, cancel) : NotFound();

    [HttpPost("{id:guid}/acceptance")]
    public async Task<IActionResult> Accept(Id<TrainingPlan> planId, Id<SentTable> id, bool createUnits, CancellationToken cancel)
    {
        if (await FindAsync(planId, id, cancel) is not { } table) return NotFound();
        var file = tables.Open(table);
        await using var content = file.Content;
        var total = await import.RunAsync(User.Viewer(), planId, file, createUnits, cancel);
        if (!total.Succeeded) return total.Refusal is PlanMissing ? NotFound() : await Show(planId, table, cancel, total.Refusal);
        this.FlashSuccess(text["Quotas.Saved", new { Total = total.Value }]);
        return Redirect($"/plans/{planId}/quotas");
    }

    /// <summary>The file with its bad cells marked.</summary>
    [HttpGet("{id:guid}/marked")]
    public async Task<IActionResult> Marked(Id<TrainingPlan> planId, Id<SentTable> id, CancellationToken cancel)
    {
        if (await FindAsync(planId, id, cancel) is not { } table) return NotFound();
        var file = tables.Open(table);
        await using var content = file.Content;
        var preview = await import.PreviewAsync(User.Viewer(), planId, file, cancel);
        return this.Marked(tables, (table.Sha256, table.FileName), text.Marks((preview.Refusal as TableInvalid)?.Problems ?? []));
    }

    private Task<SentTable?> FindAsync(Id<TrainingPlan> planId, Id<SentTable> id, CancellationToken cancel) =>
        tables.FindAsync(User.Viewer(), TableDoor.Quotas, planId, id, cancel);

    private async Task<IActionResult> Show(Id<TrainingPlan> planId, SentTable table, CancellationToken cancel, Refusal? refusal = null)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        var file = tables.Open(table);
        await using var content = file.Content;
        var preview = await import.PreviewAsync(User.Viewer(), planId, file, cancel);
        if (preview.Refusal is TableAsks asks) return this.Asks(new(table, asks.Questions, text["Quotas.Preview.Title"], Crumbs(page)));
        if (refusal is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        refusal ??= preview.Refusal;
        return View("Preview", new QuotaFilePage(page, table, preview.Value, refusal is null ? null : text.Of(refusal), (preview.Refusal as TableInvalid)?.Problems ?? []));
    }

    private List<(string Text, string Address)> Crumbs(QuotaPage page) =>
    [
        (text["Plans.Title"], "/plans"),
        (page.Plan.Number ?? page.Plan.Title, $"/plans/{page.Plan.Id}"),
        (text["Quotas.Title"], $"/plans/{page.Plan.Id}/quotas"),
    ];
}
