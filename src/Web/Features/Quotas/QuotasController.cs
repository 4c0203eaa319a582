using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Quotas;

/// <summary>One row of the table as typed.</summary>
public sealed class QuotaFormRow
{
    public Id<OrgUnit> UnitId { get; set; }

    [Required, Range(0, 10_000), Display(Name = "Quotas.Column.Seats")] public int? Seats { get; set; }

    /// <summary>What stood there when the page was made.</summary>
    public int Seen { get; set; }
}

/// <param name="Rows">What was typed, by unit; empty when nothing was.</param>
public sealed record QuotaTablePage(QuotaPage Quotas, List<QuotaFormRow> Rows)
{
    /// <summary>The seats were computed and wait to be saved.</summary>
    public bool IsProposal { get; init; }

    public int Total => Rows.Sum(r => r.Seats ?? 0);
}

/// <summary>Chỉ tiêu of one plan: the table of a draft, the chasing board of an issued plan.</summary>
[Route("/plans/{planId:guid}/quotas")]
public sealed class QuotasController(QuotaReader reader, Localizer text) : Controller
{
    [HttpGet(""), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), planId, cancel) is { } page ? Show(page, Typed(page)) : NotFound();

    // Three fields a unit: a province has more of them than the framework's limit expects.
    [HttpPost(""), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Update(Id<TrainingPlan> planId, List<QuotaFormRow> rows, [FromServices] AllocateQuotas allocate, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (ModelState.IsValid)
        {
            var changes = rows.Where(r => r.Seats != r.Seen).Select(r => new QuotaChange(r.UnitId, r.Seats!.Value, r.Seen)).ToList();
            var total = await allocate.RunAsync(User.Viewer(), planId, changes, cancel);
            if (total.Succeeded)
            {
                this.FlashSuccess(text["Quotas.Saved", new { Total = total.Value }]);
                return Redirect($"/plans/{planId}/quotas");
            }

            ModelState.AddModelError("", text.Of(total.Refusal));
            if (total.Refusal is QuotasChangedMeanwhile) Response.StatusCode = StatusCodes.Status409Conflict;
        }

        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Draft) return Redirect($"/plans/{planId}/quotas");
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Show(page, InOrderOf(page, rows));
    }

    private ViewResult Show(QuotaPage page, List<QuotaFormRow> rows) => page.Plan.State == PlanState.Draft ? View("Table", new QuotaTablePage(page, rows)) : View("Board", page);

    private static List<QuotaFormRow> Typed(QuotaPage page) => [.. page.Rows.Select(r => new QuotaFormRow { UnitId = r.UnitId, Seats = r.Seats, Seen = r.Seats })];

    /// <summary>
    /// What was typed against what stands there now: the person has been told of the change, so saving again is a decision.
    /// The rows keep the order they were posted in (the state of the form goes by it); units that came meanwhile follow.
    /// </summary>
    private List<QuotaFormRow> InOrderOf(QuotaPage page, List<QuotaFormRow> rows)
    {
        var now = page.Rows.ToDictionary(r => r.UnitId, r => r.Seats);
        foreach (var key in ModelState.Keys.Where(k => k.EndsWith($".{nameof(QuotaFormRow.Seen)}", StringComparison.OrdinalIgnoreCase)).ToList()) ModelState.Remove(key);
        foreach (var row in rows) (row.Seen, row.Seats) = (now.GetValueOrDefault(row.UnitId), row.Seats == row.Seen ? now.GetValueOrDefault(row.UnitId) : row.Seats);
        return [.. rows.Where(r => now.ContainsKey(r.UnitId)), .. Typed(page).Where(r => rows.All(t => t.UnitId != r.UnitId))];
    }
}
