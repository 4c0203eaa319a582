using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Tables;
using Lms.Infrastructure.OrgUnits;
using Lms.Infrastructure.Tables;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Sắp xếp lại đơn vị theo tệp: a file and its decision, shown as it will be, confirmed.</summary>
[Allow(Role.Administrator), Route("/units/changes/import")]
public sealed class UnitChangeFilesController(ImportUnitChange import, SentTables tables, LocalClock clock, Localizer text) : Controller
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 10 << 20;

    /// <summary>The lines of a whole province's schools come back with the confirmation.</summary>
    private const int LongestForm = 32 << 20;

    private const string DayForm = "yyyy-MM-dd";

    [HttpGet("")]
    public IActionResult New() => View("ChangeFile", new UnitChangeFileForm { DecisionDate = clock.Today });

    /// <summary>A file that was sent: what it asks, or the form with it and what was typed beside it.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Id<SentTable> id, CancellationToken cancel)
    {
        if (await tables.FindAsync(User.Viewer(), TableDoor.UnitChange, null, id, cancel) is not { } table) return NotFound();
        var read = Read(table);
        List<(string Text, string Address)> crumbs = [(text["OrgUnits.Title"], "/units"), (text["OrgUnits.ChangeFile"], "/units/changes/import")];
        if (read.Refusal is TableAsks asks) return this.Asks(new(table, asks.Questions, text["OrgUnits.ChangeFile"], crumbs));
        if (read.Refusal is { } refusal) ModelState.AddModelError("", text.Of(refusal));
        var form = Typed(table);
        form.Problems = read.Value?.Problems ?? [];
        return View("ChangeFile", form);
    }

    [HttpPost(""), RequestFormLimits(ValueLengthLimit = LongestForm), RequestSizeLimit(LongestForm)]
    public async Task<IActionResult> Create(UnitChangeFileForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var kept = await tables.TakeAsync(User.Viewer(), TableDoor.UnitChange, null, new(form.File, form.TableId, Fields(form)), cancel);
        form.Table = kept.Value;
        var rows = kept.Refusal is { } tooLarge ? tooLarge : Rows(form);
        if (rows.Refusal is TableAsks && form.Table is { } asked) return Redirect(TablePages.Of(asked));
        if (!rows.Succeeded) ModelState.AddModelError("", text.Of(rows.Refusal));
        if (form.Edit || !ModelState.IsValid) return Again(form);
        var basis = new ChangeBasis(form.DecisionNumber!, form.DecisionDate!.Value, form.Reason!);
        form.Lines = JsonSerializer.Serialize(rows.Value);
        if (form is { Mark: { } mark, File: null })
        {
            var done = await import.RunAsync(User.Viewer(), rows.Value!, form.Day, basis, mark, cancel);
            if (done.Succeeded)
            {
                this.FlashSuccess(text["OrgUnits.ChangeFile.Done", new { done.Value.Result!.Effects.Count, done.Value.Day }]);
                return Redirect("/units");
            }
            ModelState.AddModelError("", text.Of(done.Refusal));
        }
        var reading = await import.PreviewAsync(User.Viewer(), rows.Value!, form.Day, basis, cancel);
        if (!reading.Succeeded)
        {
            ModelState.AddModelError("", text.Of(reading.Refusal));
            return Again(form);
        }
        form.Reading = reading.Value;
        if (reading.Value.Result is not null) return View("ChangeFilePreview", form);
        form.Problems = reading.Value.Problems;
        ModelState.AddModelError("", text.Of(new ReorganisationInvalid(reading.Value.Problems.Count + reading.Value.Findings.Count)));
        return Again(form);
    }

    /// <summary>The file with its bad cells marked.</summary>
    [HttpGet("{id:guid}/marked")]
    public async Task<IActionResult> Marked(Id<SentTable> id, CancellationToken cancel)
    {
        if (await tables.FindAsync(User.Viewer(), TableDoor.UnitChange, null, id, cancel) is not { } table) return NotFound();
        var read = Read(table);
        var marks = text.Marks(read.Value?.Problems ?? []).ToList();
        if (read.Value is { Problems.Count: 0 } file)
        {
            var form = Typed(table);
            var basis = new ChangeBasis(form.DecisionNumber ?? "–", form.DecisionDate ?? clock.Today, form.Reason ?? "–");
            var reading = await import.PreviewAsync(User.Viewer(), file.Rows, form.Day, basis, cancel);
            marks.AddRange(text.Marks(reading.Value?.Problems ?? []));
            marks.AddRange((reading.Value?.Findings ?? []).Select(f => new TableMark(SheetOf(file, f.Line), f.Line, f.Text, text[$"OrgUnits.ReorganisationProblem.{f.Problem}", new { f.Text }])));
        }
        return this.Marked(tables, (table.Sha256, table.FileName), marks);
    }

    private static string SheetOf(UnitChangeFile file, int line) => file.Rows.FirstOrDefault(row => row.Line == line)?.Sheet ?? "";

    private Outcome<UnitChangeFile> Read(SentTable table)
    {
        var file = tables.Open(table);
        using var content = file.Content;
        return UnitChangeTable.Read(content, file.Name, file.Answers);
    }

    private static Dictionary<string, string> Fields(UnitChangeFileForm form) => new()
    {
        ["day"] = form.Day?.ToString(DayForm, CultureInfo.InvariantCulture) ?? "",
        ["number"] = form.DecisionNumber ?? "",
        ["date"] = form.DecisionDate?.ToString(DayForm, CultureInfo.InvariantCulture) ?? "",
        ["reason"] = form.Reason ?? "",
    };

    private static UnitChangeFileForm Typed(SentTable table) => new()
    {
        Table = table,
        Day = Day(table.Fields.GetValueOrDefault("day")),
        DecisionNumber = table.Fields.GetValueOrDefault("number"),
        DecisionDate = Day(table.Fields.GetValueOrDefault("date")),
        Reason = table.Fields.GetValueOrDefault("reason"),
    };

    private static DateOnly? Day(string? words) =>
        DateOnly.TryParseExact(words, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The lines of the file, or those that were shown.</summary>
    private Outcome<List<UnitChangeCells>> Rows(UnitChangeFileForm form)
    {
        try
        {
            var isShown = form.File is null && !string.IsNullOrEmpty(form.Lines);
            if (isShown && JsonSerializer.Deserialize<List<UnitChangeCells>>(form.Lines!) is { Count: > 0 } lines
                && lines.TrueForAll(l => l is { Cells: not null, Sheet: not null } && l.Cells.All(c => c is not null))) return lines;
        }
        catch (JsonException)
        {
            // The hidden field was not written by the page: as if there were no file.
        }
        if (form.Table is not { } table) return new UnitTableEmpty();
        var read = Read(table);
        if (!read.Succeeded) return read.Refusal;
        form.Problems = read.Value.Problems;
        if (read.Value.Problems.Count > 0) return new TableInvalid(table.FileName, read.Value.Problems);
        return read.Value.Rows.ToList();
    }

    private ViewResult Again(UnitChangeFileForm form)
    {
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("ChangeFile", form);
    }
}

/// <summary>A file of changed units and the decision that orders them.</summary>
public sealed class UnitChangeFileForm
{
    [Display(Name = "OrgUnits.Import.File")] public IFormFile? File { get; set; }

    /// <summary>The file that was sent before.</summary>
    public Id<SentTable>? TableId { get; set; }

    /// <summary>For a file that does not say it.</summary>
    [Display(Name = "OrgUnits.ChangeFile.Day")] public DateOnly? Day { get; set; }
    [Display(Name = "OrgUnits.Change.DecisionNumber"), Required, StringLength(UnitChange.DecisionLength)] public string? DecisionNumber { get; set; }
    [Display(Name = "OrgUnits.Change.DecisionDate"), Required] public DateOnly? DecisionDate { get; set; }
    [Display(Name = "OrgUnits.Change.Reason"), Required, StringLength(UnitChange.ReasonLength)] public string? Reason { get; set; }

    /// <summary>The lines that were read, as JSON: what is confirmed is what was shown.</summary>
    public string? Lines { get; set; }

    /// <summary>Of what the person has seen; null before.</summary>
    public string? Mark { get; set; }

    /// <summary>Back to the form.</summary>
    public bool Edit { get; set; }

    /// <summary>Not posted.</summary>
    public UnitChangeReading? Reading { get; internal set; }

    /// <summary>The file that lies here already; not posted.</summary>
    public SentTable? Table { get; internal set; }

    /// <summary>The lines that must be mended; not posted.</summary>
    public IReadOnlyList<TableProblem> Problems { get; internal set; } = [];
}

/// <summary>Neither a file nor lines of one.</summary>
public sealed record UnitTableEmpty : Refusal;
