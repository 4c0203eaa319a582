using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Infrastructure.OrgUnits;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Nhập danh mục đơn vị.</summary>
[Allow(Role.Administrator)]
public sealed class UnitImportsController(LocalClock clock, Localizer text) : Controller
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 10 << 20;

    [HttpGet("/units/import")]
    public IActionResult New() => View("Import", new UnitImportForm { ValidFrom = clock.Today });

    [HttpPost("/units/import"), RequestSizeLimit(LargestFile + (64 << 10))]
    public async Task<IActionResult> Create(UnitImportForm form, [FromServices] ImportUnits import, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View("Import", form);
        await using var file = form.File!.OpenReadStream();
        var done = await import.RunAsync(file, form.File.FileName, form.ValidFrom!.Value, cancel);
        if (done.Succeeded)
        {
            this.FlashSuccess(text["OrgUnits.Import.Done", done.Value]);
            return Redirect("/units");
        }
        if (done.Refusal is UnitTableInvalid invalid) form.Problems = invalid.Problems;
        ModelState.AddModelError("", text.Of(done.Refusal));
        return View("Import", form);
    }
}

public sealed class UnitImportForm
{
    [Display(Name = "OrgUnits.Import.File"), Required] public IFormFile? File { get; set; }
    [Display(Name = "OrgUnits.Import.ValidFrom"), Required] public DateOnly? ValidFrom { get; set; }

    /// <summary>What is to be mended; not posted.</summary>
    public IReadOnlyList<UnitProblem> Problems { get; set; } = [];
}
