using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Quotas;

/// <param name="File">The file's bytes in base64, to be sent again with the decision.</param>
/// <param name="Problems">Bad lines of the file; it is then read no further.</param>
public sealed record QuotaFilePage(QuotaPage Quotas, QuotaImportPreview? Preview, string File, string? Refusal, IReadOnlyList<QuotaProblem> Problems);

/// <summary>Importing quotas from a file: the dry run, then the decision.</summary>
[Route("/plans/{planId:guid}/quotas/file"), Allow(Role.DepartmentOfficer)]
public sealed class QuotaFilesController(QuotaReader reader, ImportQuotas import, Localizer text) : Controller
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 1 << 20;

    [HttpPost(""), RequestSizeLimit(LargestFile + (64 << 10))]
    public async Task<IActionResult> Preview(Id<TrainingPlan> planId, IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
        {
            this.FlashError(text["Quotas.File.Missing"]);
            return Redirect($"/plans/{planId}/quotas");
        }

        using var bytes = new MemoryStream();
        await file.OpenReadStream().CopyToAsync(bytes, cancel);
        return await Show(planId, bytes.ToArray(), cancel);
    }

    [HttpPost("acceptance"), RequestSizeLimit(3 * LargestFile)]
    public async Task<IActionResult> Accept(Id<TrainingPlan> planId, string? file, bool createUnits, CancellationToken cancel)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(file ?? "");
        }
        catch (FormatException)
        {
            return BadRequest();
        }

        var total = await import.RunAsync(User.Viewer(), planId, new MemoryStream(bytes), createUnits, cancel);
        if (!total.Succeeded) return total.Refusal is PlanMissing ? NotFound() : await Show(planId, bytes, cancel, total.Refusal);
        this.FlashSuccess(text["Quotas.Saved", new { Total = total.Value }]);
        return Redirect($"/plans/{planId}/quotas");
    }

    private async Task<IActionResult> Show(Id<TrainingPlan> planId, byte[] file, CancellationToken cancel, Refusal? refusal = null)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        var preview = await import.PreviewAsync(User.Viewer(), planId, new MemoryStream(file), cancel);
        refusal ??= preview.Refusal;
        if (refusal is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Preview", new QuotaFilePage(page, preview.Value, Convert.ToBase64String(file), refusal is null ? null : text.Of(refusal), (refusal as QuotaTableInvalid)?.Problems ?? []));
    }
}
