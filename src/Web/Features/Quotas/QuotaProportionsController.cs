using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Quotas;

/// <summary>Số giáo viên of one unit, as typed.</summary>
public sealed class TeacherFormRow
{
    public Id<OrgUnit> UnitId { get; set; }

    [Range(0, TeacherCount.Most), Display(Name = "Quotas.Column.Teachers")] public int? Teachers { get; set; }
}

/// <param name="Pasted">Lines from a sheet; they go before what is typed below.</param>
/// <param name="Known">The numbers that were last used.</param>
public sealed record ProportionsPage(QuotaPage Quotas, List<TeacherFormRow> Rows, string? Pasted, IReadOnlyDictionary<Id<OrgUnit>, KnownTeachers> Known);

/// <summary>Chia theo số giáo viên: teacher numbers in, the draft's table filled out, no seat saved.</summary>
[Route("/plans/{planId:guid}/quotas/proportional"), Allow(Role.DepartmentOfficer)]
public sealed class QuotaProportionsController(QuotaReader reader, DivideQuotas divide, Localizer text) : Controller
{
    /// <summary>In bytes; beside it goes what is typed.</summary>
    public const long LargestFile = 3 << 20;

    [HttpGet("")]
    public async Task<IActionResult> New(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Draft) return Redirect($"/plans/{planId}/quotas");
        var known = await divide.KnownAsync(User.Viewer(), cancel);
        return Form(page, [.. page.Rows.Where(r => known.ContainsKey(r.UnitId)).Select(r => new TeacherFormRow { UnitId = r.UnitId, Teachers = known[r.UnitId].Teachers })], null, known);
    }

    [HttpPost(""), RequestSizeLimit(LargestFile + (1 << 20))]
    public async Task<IActionResult> Preview(Id<TrainingPlan> planId, List<TeacherFormRow> rows, string? pasted, IFormFile? file, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Draft) return Redirect($"/plans/{planId}/quotas");
        var proposed = ModelState.IsValid ? await ProposeAsync(page, rows, pasted, file, cancel) : (Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>>?)null;
        if (proposed is { Succeeded: true, Value: { } seats })
        {
            // The fields of the table have names of their own; what was posted here must not fill them.
            ModelState.Clear();
            return View("Table", new QuotaTablePage(page, [.. page.Rows.Select(r => new QuotaFormRow { UnitId = r.UnitId, Seats = seats.GetValueOrDefault(r.UnitId), Seen = r.Seats })]) { IsProposal = true });
        }

        if (proposed?.Refusal is { } refusal) ModelState.AddModelError("", text.Of(refusal));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Form(page, rows, pasted, await divide.KnownAsync(User.Viewer(), cancel));
    }

    private async Task<Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>>> ProposeAsync(QuotaPage page, List<TeacherFormRow> rows, string? pasted, IFormFile? file, CancellationToken cancel)
    {
        var units = page.Rows.Select(r => r.UnitId).ToHashSet();
        var typed = rows.Where(r => r.Teachers is not null && units.Contains(r.UnitId)).GroupBy(r => r.UnitId).ToDictionary(g => g.Key, g => g.First().Teachers!.Value);
        await using var content = file is { Length: > 0 } ? file.OpenReadStream() : null;
        return await divide.RunAsync(User.Viewer(), page, new(typed, pasted, content is null ? null : (content, file!.FileName)), cancel);
    }

    private ViewResult Form(QuotaPage page, List<TeacherFormRow> rows, string? pasted, IReadOnlyDictionary<Id<OrgUnit>, KnownTeachers> known)
    {
        var units = page.Rows.Select(r => r.UnitId).ToHashSet();
        var typed = rows.Where(r => units.Contains(r.UnitId)).ToList();
        return View("Proportions", new ProportionsPage(page, [.. typed, .. page.Rows.Where(r => typed.TrueForAll(t => t.UnitId != r.UnitId)).Select(r => new TeacherFormRow { UnitId = r.UnitId })], pasted, known));
    }
}
