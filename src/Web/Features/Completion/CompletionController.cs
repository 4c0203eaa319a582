using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Completion;

/// <summary>Xét hoàn thành: what is missing, who completes and by what arithmetic, computing and signing.</summary>
public sealed class CompletionController(LmsDbContext db, CompletionTable table, ProofSheets proofs, Localizer text) : Controller
{
    [HttpGet("/plans/{planId:guid}/completion"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, CompletionFilter show, CancellationToken cancel) =>
        await table.ReadAsync(User.Viewer(), planId, cancel) is { } page ? View(new CompletionView(page, show)) : NotFound();

    [HttpPost("/plans/{planId:guid}/completion/computation"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Compute(Id<TrainingPlan> planId, bool closePracticum, [FromServices] ComputeCompletions compute, CancellationToken cancel)
    {
        if (!await Sees(planId, cancel)) return NotFound();
        var outcome = await compute.RunAsync(User.Viewer(), planId, closePracticum, cancel);
        if (outcome.Refusal is { } refusal) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text["Completion.Computed", new { Count = outcome.Value }]);
        return LocalRedirect($"/plans/{planId}/completion");
    }

    /// <param name="enrollmentIds">The chosen ones; nobody's signature is given by leaving it empty.</param>
    [HttpPost("/plans/{planId:guid}/completion/signature"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Sign(Id<TrainingPlan> planId, bool all, Guid[] enrollmentIds, [FromServices] SignCompletions sign, CancellationToken cancel)
    {
        if (!await Sees(planId, cancel)) return NotFound();
        var chosen = enrollmentIds.Select(id => new Id<Enrollment>(id)).ToHashSet();
        var outcome = await sign.RunAsync(User.Viewer(), planId, all ? null : chosen, cancel);
        if (outcome.Refusal is { } refusal) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text[outcome.Value!.Stale + outcome.Value.Open > 0 ? "Completion.SignedSome" : "Completion.SignedAll", outcome.Value]);
        return LocalRedirect($"/plans/{planId}/completion");
    }

    [HttpGet("/enrollments/{id:guid}/proof-sheet"), AllowEveryRole]
    public Task<IActionResult> ProofSheet(Id<Enrollment> id, CancellationToken cancel) => Sheet(id, "", cancel);

    [HttpPost("/enrollments/{id:guid}/completion/reopening"), PostedFrom("/enrollments/{id}/proof-sheet"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Reopen(Id<Enrollment> id, string? reason, [FromServices] ReopenCompletion reopen, CancellationToken cancel)
    {
        if (!await db.EnrollmentsVisibleTo(User.Viewer()).AnyAsync(e => e.Id == id, cancel)) return NotFound();
        if (await reopen.RunAsync(User.Viewer(), id, reason ?? "", cancel) is { } refusal)
        {
            ModelState.AddModelError("", text.Of(refusal));
            return await Sheet(id, reason ?? "", cancel);
        }

        this.FlashSuccess(text["Completion.Reopened"]);
        return LocalRedirect($"/enrollments/{id}/proof-sheet");
    }

    [HttpPost("/enrollments/{id:guid}/pseudonym/erasure"), PostedFrom("/enrollments/{id}/proof-sheet"), Allow(Role.Administrator)]
    public async Task<IActionResult> ErasePseudonym(Id<Enrollment> id, string? reason, [FromServices] ErasePseudonym erase, CancellationToken cancel)
    {
        if (!await db.EnrollmentsVisibleTo(User.Viewer()).AnyAsync(e => e.Id == id, cancel)) return NotFound();
        if (await erase.RunAsync(User.Viewer(), id, reason ?? "", cancel) is { } refusal)
        {
            ModelState.AddModelError("", text.Of(refusal));
            return await Sheet(id, reason ?? "", cancel);
        }

        this.FlashSuccess(text["Completion.Pseudonym.Erased"]);
        return LocalRedirect($"/enrollments/{id}/proof-sheet");
    }

    private Task<bool> Sees(Id<TrainingPlan> planId, CancellationToken cancel) => db.PlansVisibleTo(User.Viewer()).AnyAsync(p => p.Id == planId, cancel);

    private async Task<IActionResult> Sheet(Id<Enrollment> id, string reason, CancellationToken cancel)
    {
        if (await proofs.ReadAsync(User.Viewer(), id, cancel) is not { } sheet) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("ProofSheet", new ProofSheetView(sheet, reason));
    }
}

/// <summary>Which rows of the table are shown.</summary>
public enum CompletionFilter { All, Ready, Open, Completes, Fails, Signed }

public sealed record CompletionView(CompletionPage Page, CompletionFilter Show)
{
    public IReadOnlyList<CompletionRow> Of(CompletionFilter filter) => [.. Page.Rows.Where(r => filter switch
    {
        CompletionFilter.Ready => r.MaySign,
        CompletionFilter.Open => r.Result.IsOpen,
        CompletionFilter.Completes => r.Result.Completes,
        CompletionFilter.Fails => !r.Result.IsOpen && !r.Result.Completes,
        CompletionFilter.Signed => r.IsSigned,
        _ => true,
    })];
}

/// <param name="Reason">What was typed as the reason to reopen.</param>
public sealed record ProofSheetView(ProofSheet Sheet, string Reason);
