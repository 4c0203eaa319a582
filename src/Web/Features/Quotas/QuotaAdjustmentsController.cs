using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Web.Features.Quotas;

/// <summary>What is typed to adjust one unit's quota.</summary>
public sealed class AdjustmentForm
{
    [Required, Range(0, 10_000), Display(Name = "Quotas.Adjust.Seats")] public int? Seats { get; set; }

    /// <summary>The unit that gives or receives the difference; none changes the plan's places.</summary>
    [Display(Name = "Quotas.Adjust.Counterpart")] public Guid? Counterpart { get; set; }

    [Required, StringLength(1000), Display(Name = "Quotas.Adjust.Reason")] public string? Reason { get; set; }

    [StringLength(100), Display(Name = "Quotas.Adjust.DocumentNumber")] public string? DocumentNumber { get; set; }

    [Display(Name = "Quotas.Adjust.DocumentDate")] public DateOnly? DocumentDate { get; set; }

    /// <summary>The document, none, or a refusal where only half of it was typed.</summary>
    internal (SupplementaryDocument? Document, Refusal? Refusal) Document => (string.IsNullOrWhiteSpace(DocumentNumber), DocumentDate) switch
    {
        (true, null) => (null, null),
        (false, { } date) => (new(DocumentNumber!, date), null),
        _ => (null, new DocumentIncomplete()),
    };
}

public sealed record AdjustmentPage(TrainingPlan Plan, QuotaRow Row, AdjustmentForm Form, IReadOnlyList<SelectListItem> Counterparts);

/// <summary>Điều chỉnh chỉ tiêu of one unit after the plan is issued.</summary>
[Route("/plans/{planId:guid}/quotas/{unitId:guid}"), Allow(Role.DepartmentOfficer)]
public sealed class QuotaAdjustmentsController(QuotaReader reader, AdjustQuota adjust, Localizer text) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> New(Id<TrainingPlan> planId, Id<OrgUnit> unitId, CancellationToken cancel) => Show(planId, unitId, null, cancel);

    [HttpPost("")]
    public async Task<IActionResult> Create(Id<TrainingPlan> planId, Id<OrgUnit> unitId, AdjustmentForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid)
        {
            var counterpart = form.Counterpart is { } id ? new Id<OrgUnit>(id) : (Id<OrgUnit>?)null;
            var (document, incomplete) = form.Document;
            var refusal = incomplete ?? await adjust.RunAsync(User.Viewer(), planId, new(unitId, form.Seats!.Value, form.Reason!, counterpart, document), cancel);
            if (refusal is PlanMissing) return NotFound();
            if (refusal is null)
            {
                this.FlashSuccess(text["Quotas.Adjusted"]);
                return Redirect($"/plans/{planId}/quotas/{unitId}/ledger");
            }

            ModelState.AddModelError("", text.Of(refusal));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Show(planId, unitId, form, cancel);
    }

    private async Task<IActionResult> Show(Id<TrainingPlan> planId, Id<OrgUnit> unitId, AdjustmentForm? form, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Issued) return Redirect($"/plans/{planId}/quotas");
        var units = await reader.SubmittingUnitsAsync(page.Plan, cancel);
        var rows = page.Rows.ToDictionary(r => r.UnitId);
        var row = rows.GetValueOrDefault(unitId) ?? units.Where(u => u.Id == unitId).Select(u => new QuotaRow(u.Id, u.Code, u.Name, 0, 0, 0, UnitProgress.NoSeats, null)).SingleOrDefault();
        if (row is null) return NotFound();
        var others = units.Where(u => u.Id != unitId).Select(u => new SelectListItem(text["Quotas.Adjust.Other", new { u.Name, Left = rows.GetValueOrDefault(u.Id)?.Left ?? 0 }], u.Id.ToString()));
        return View("Adjust", new AdjustmentPage(page.Plan, row, form ?? new() { Seats = row.Seats }, [new(text["Quotas.Adjust.Places"], ""), .. others]));
    }
}
