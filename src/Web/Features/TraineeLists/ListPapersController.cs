using System.Text;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Files;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>The papers of a list: its difference to the version before, the text that its receipt vouches for, and the scans of the signed one.</summary>
[Allow(Role.UnitOfficer, Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
public sealed class ListPapersController(ListPages pages, Localizer text) : Controller
{
    private const long MostBytes = AttachScan.MostFiles * AttachScan.MostBytes;

    [HttpGet("/trainee-lists/{id:guid}/difference")]
    public async Task<IActionResult> Difference(Id<TraineeSubmission> id, CancellationToken cancel) =>
        await pages.FindAsync(User.Viewer(), id, cancel) is { Previous: not null } page ? View(page) : NotFound();

    /// <summary>The very bytes whose SHA-256 stands on the receipt.</summary>
    [HttpGet("/trainee-lists/{id:guid}/content")]
    public async Task<IActionResult> Content(Id<TraineeSubmission> id, CancellationToken cancel) =>
        await pages.FindAsync(User.Viewer(), id, cancel) is { List: { ReceiptNumber: not null } list }
            ? File(Encoding.UTF8.GetBytes(SubmissionContent.Text(list)), "application/octet-stream", $"{list.ReceiptCode}.txt")
            : NotFound();

    [HttpPost("/trainee-lists/{id:guid}/scans"), Allow(Role.UnitOfficer), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Attach(Id<TraineeSubmission> id, List<IFormFile> scans, bool receipt, [FromServices] AttachScan attach, CancellationToken cancel)
    {
        var outcome = await attach.RunAsync(User.Viewer(), id, scans, cancel);
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        this.ScansTold(outcome.Succeeded ? text["TraineeLists.Scan.Done", new { Count = outcome.Value }] : text.Of(outcome.Refusal), outcome.Succeeded);
        return Redirect($"/trainee-lists/{id}{(receipt ? "/receipt" : "")}#scans");
    }

    /// <summary>Always a download: what a unit has scanned is not run or shown by this site.</summary>
    [HttpGet("/trainee-lists/{id:guid}/scans/{scanId:guid}")]
    public async Task<IActionResult> Scan(Id<TraineeSubmission> id, Id<SignedScan> scanId, [FromServices] FileStore files, CancellationToken cancel)
    {
        if ((await pages.FindAsync(User.Viewer(), id, cancel))?.Scans.SingleOrDefault(s => s.Id == scanId) is not { } scan) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(files.OpenRead(scan.Sha256), scan.Kind, scan.FileName);
    }
}
