using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Quotas;

/// <summary>Số giáo viên of one unit, as typed.</summary>
public sealed class TeacherFormRow
{
    public Id<OrgUnit> UnitId { get; set; }

    [Range(0, DivideQuotas.MostTeachers), Display(Name = "Quotas.Column.Teachers")] public int? Teachers { get; set; }
}

/// <param name="Pasted">Lines from a sheet; they go before what is typed below.</param>
public sealed record ProportionsPage(QuotaPage Quotas, List<TeacherFormRow> Rows, string? Pasted);

/// <summary>Chia theo số giáo viên: teacher numbers in, the draft's table filled out, nothing saved.</summary>
[Route("/plans/{planId:guid}/quotas/proportional"), Allow(Role.DepartmentOfficer)]
public sealed class QuotaProportionsController(QuotaReader reader, Localizer text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        return page.Plan.State == PlanState.Draft ? Form(page, [], null) : Redirect($"/plans/{planId}/quotas");
    }

    [HttpPost(""), RequestFormLimits(ValueCountLimit = 20_000)]
    public async Task<IActionResult> Preview(Id<TrainingPlan> planId, List<TeacherFormRow> rows, string? pasted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Draft) return Redirect($"/plans/{planId}/quotas");
        var proposed = ModelState.IsValid ? Propose(page, rows, pasted) : (Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>>?)null;
        if (proposed is { Succeeded: true, Value: { } seats })
        {
            // The fields of the table have names of their own; what was posted here must not fill them.
            ModelState.Clear();
            return View("Table", new QuotaTablePage(page, [.. page.Rows.Select(r => new QuotaFormRow { UnitId = r.UnitId, Seats = seats.GetValueOrDefault(r.UnitId), Seen = r.Seats })]) { IsProposal = true });
        }

        if (proposed?.Refusal is { } refusal) ModelState.AddModelError("", text.Of(refusal));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Form(page, rows, pasted);
    }

    private static Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>> Propose(QuotaPage page, List<TeacherFormRow> rows, string? pasted)
    {
        var teachers = rows.Where(r => r.Teachers is > 0).GroupBy(r => r.UnitId).ToDictionary(g => g.Key, g => g.First().Teachers!.Value);
        if (string.IsNullOrWhiteSpace(pasted)) return DivideQuotas.Propose(page, teachers);
        var read = DivideQuotas.Read(page, pasted);
        if (!read.Succeeded) return read.Refusal;
        foreach (var (unit, count) in read.Value) teachers[unit] = count;
        return DivideQuotas.Propose(page, teachers);
    }

    private ViewResult Form(QuotaPage page, List<TeacherFormRow> rows, string? pasted)
    {
        var known = page.Rows.Select(r => r.UnitId).ToHashSet();
        var typed = rows.Where(r => known.Contains(r.UnitId)).ToList();
        return View("Proportions", new ProportionsPage(page, [.. typed, .. page.Rows.Where(r => typed.TrueForAll(t => t.UnitId != r.UnitId)).Select(r => new TeacherFormRow { UnitId = r.UnitId })], pasted));
    }
}
