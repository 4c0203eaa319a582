using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Nhập danh mục đơn vị.</summary>
[Route("/units/import"), Allow(Role.Administrator)]
public sealed class UnitImportsController(ImportUnits import, SentTables tables, LocalClock clock, Localizer text) : Controller
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 10 << 20;

    private const int MostDifferencesShown = 20;
    private const string ValidFrom = "validFrom";

    [HttpGet("")]
    public IActionResult New() => View("Import", new UnitImportForm { ValidFrom = clock.Today });

    /// <summary>A file that was sent: what it asks, or the form with it.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Id<SentTable> id, CancellationToken cancel)
    {
        if (await tables.FindAsync(User.Viewer(), TableDoor.Units, null, id, cancel) is not { } table) return NotFound();
        var form = new UnitImportForm { Table = table, ValidFrom = DayOf(table) };
        var refusal = await CheckAsync(table, cancel);
        if (refusal is TableAsks asks) return this.Asks(new(table, asks.Questions, text["OrgUnits.Import"], [(text["OrgUnits.Title"], "/units"), (text["OrgUnits.Import"], "/units/import")]));
        if (refusal is not null) ModelState.AddModelError("", text.Of(refusal));
        form.Problems = (refusal as TableInvalid)?.Problems ?? [];
        return View("Import", form);
    }

    [HttpPost(""), RequestSizeLimit(LargestFile + (64 << 10))]
    public async Task<IActionResult> Create(UnitImportForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var fields = new Dictionary<string, string> { [ValidFrom] = form.ValidFrom?.ToString("O", CultureInfo.InvariantCulture) ?? "" };
        var kept = await tables.TakeAsync(User.Viewer(), TableDoor.Units, null, new(form.File, form.TableId, fields), cancel);
        form.Table = kept.Value;
        if (kept.Refusal is { } tooLarge) ModelState.AddModelError(nameof(form.File), text.Of(tooLarge));
        else if (form.Table is null) ModelState.AddModelError(nameof(form.File), text["Tables.NoFile"]);
        if (!ModelState.IsValid) return Again(form);

        var file = tables.Open(form.Table!);
        await using var content = file.Content;
        var done = await import.RunAsync(file, form.ValidFrom!.Value, cancel);
        if (done.Succeeded) return Done(done.Value);
        if (done.Refusal is TableAsks) return Redirect(TablePages.Of(form.Table!));
        if (done.Refusal is TableInvalid invalid) form.Problems = invalid.Problems;
        ModelState.AddModelError("", text.Of(done.Refusal));
        return Again(form);
    }

    /// <summary>The file with its bad cells marked.</summary>
    [HttpGet("{id:guid}/marked")]
    public async Task<IActionResult> Marked(Id<SentTable> id, CancellationToken cancel)
    {
        if (await tables.FindAsync(User.Viewer(), TableDoor.Units, null, id, cancel) is not { } table) return NotFound();
        var problems = (await CheckAsync(table, cancel) as TableInvalid)?.Problems ?? [];
        return this.Marked(tables, (table.Sha256, table.FileName), text.Marks(problems));
    }

    private async Task<Refusal?> CheckAsync(SentTable table, CancellationToken cancel)
    {
        var file = tables.Open(table);
        await using var content = file.Content;
        return await import.CheckAsync(file, cancel);
    }

    private DateOnly DayOf(SentTable table) =>
        DateOnly.TryParseExact(table.Fields.GetValueOrDefault(ValidFrom), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : clock.Today;

    private RedirectResult Done(UnitImport done)
    {
        this.FlashSuccess(text["OrgUnits.Import.Done", done]);
        if (done.Differences.Count > 0)
        {
            var lines = done.Differences.Take(MostDifferencesShown).Select(d => text["OrgUnits.Import.Difference", new { Place = text.Place(d.Sheet, d.Line), d.Code, d.InFile, Here = d.Here.Length > 0 ? d.Here : "–" }]);
            this.FlashInfo(text["OrgUnits.Import.Differences", new { done.Differences.Count, Lines = string.Join("; ", lines) }]);
        }
        return Redirect("/units");
    }

    private ViewResult Again(UnitImportForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", form);
    }
}

public sealed class UnitImportForm
{
    [Display(Name = "OrgUnits.Import.File")] public IFormFile? File { get; set; }

    /// <summary>The file that was sent before.</summary>
    public Id<SentTable>? TableId { get; set; }

    [Display(Name = "OrgUnits.Import.ValidFrom"), Required] public DateOnly? ValidFrom { get; set; }

    /// <summary>The file that lies here already; not posted.</summary>
    public SentTable? Table { get; internal set; }

    /// <summary>What is to be mended; not posted.</summary>
    public IReadOnlyList<TableProblem> Problems { get; internal set; } = [];
}
