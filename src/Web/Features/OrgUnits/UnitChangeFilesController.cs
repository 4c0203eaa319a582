using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.OrgUnits;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Sắp xếp lại đơn vị theo tệp: a file and its decision, shown as it will be, confirmed.</summary>
[Allow(Role.Administrator), Route("/units/changes/import")]
public sealed class UnitChangeFilesController(ImportUnitChange import, LocalClock clock, Localizer text) : Controller
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 10 << 20;

    /// <summary>The lines of a whole province's schools come back with the confirmation.</summary>
    private const int LongestForm = 32 << 20;

    [HttpGet("")]
    public IActionResult New() => View("ChangeFile", new UnitChangeFileForm { DecisionDate = clock.Today });

    [HttpPost(""), RequestFormLimits(ValueLengthLimit = LongestForm), RequestSizeLimit(LongestForm)]
    public async Task<IActionResult> Create(UnitChangeFileForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var rows = Rows(form);
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
        ModelState.AddModelError("", text.Of(new ReorganisationInvalid(reading.Value.Problems.Count + reading.Value.Findings.Count)));
        return Again(form);
    }

    /// <summary>The lines of the file, or those that were shown.</summary>
    private static Outcome<List<UnitChangeCells>> Rows(UnitChangeFileForm form)
    {
        if (form.File is { } file)
        {
            using var content = file.OpenReadStream();
            var read = UnitChangeTable.Read(content, file.FileName);
            return read.Succeeded ? read.Value.ToList() : read.Refusal;
        }
        try
        {
            if (!string.IsNullOrEmpty(form.Lines) && JsonSerializer.Deserialize<List<UnitChangeCells>>(form.Lines) is { Count: > 0 } lines && lines.TrueForAll(l => l?.Cells is not null && l.Cells.All(c => c is not null))) return lines;
        }
        catch (JsonException)
        {
            // The hidden field was not written by the page: as if there were no file.
        }
        return new UnitTableEmpty();
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
}
