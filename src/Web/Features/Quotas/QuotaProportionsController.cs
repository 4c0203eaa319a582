using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.Tables;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Quotas;

/// <summary>Số giáo viên of one unit, as typed.</summary>
public sealed class TeacherFormRow
{
    public Id<OrgUnit> UnitId { get; set; }

    [Range(0, TeacherCount.Most), Display(Name = "Quotas.Column.Teachers")] public int? Teachers { get; set; }
}

/// <summary>What is posted to divide the places: what was typed, what was pasted, and a file.</summary>
public sealed class TeacherForm
{
    public List<TeacherFormRow> Rows { get; } = [];

    /// <summary>Lines from a sheet; they go before what is typed below.</summary>
    public string? Pasted { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>The file that was sent before.</summary>
    public Id<SentTable>? TableId { get; set; }
}

/// <param name="Known">The numbers that were last used.</param>
public sealed record ProportionsPage(QuotaPage Quotas, List<TeacherFormRow> Rows, string? Pasted, IReadOnlyDictionary<Id<OrgUnit>, KnownTeachers> Known)
{
    public SentTable? Table { get; init; }
    public TableProblemsView Problems { get; init; } = new([], null);
}

/// <summary>Chia theo số giáo viên: teacher numbers in, the draft's table filled out, no seat saved.</summary>
[Route("/plans/{planId:guid}/quotas/proportional"), Allow(Role.DepartmentOfficer)]
public sealed class QuotaProportionsController(QuotaReader reader, DivideQuotas divide, SentTables tables, Localizer text) : Controller
{
    /// <summary>In bytes; beside it goes what is typed.</summary>
    public const long LargestFile = 3 << 20;

    private const string Rows = "rows";
    private const string Pasted = "pasted";

    [HttpGet("")]
    public async Task<IActionResult> New(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Draft) return Redirect($"/plans/{planId}/quotas");
        var known = await divide.KnownAsync(User.Viewer(), cancel);
        var rows = page.Rows.Where(r => known.ContainsKey(r.UnitId)).Select(r => new TeacherFormRow { UnitId = r.UnitId, Teachers = known[r.UnitId].Teachers });
        return Form(new(page, [.. rows], null, known));
    }

    /// <summary>A file that was sent: what it asks, or the form with it and what was typed beside it.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Id<TrainingPlan> planId, Id<SentTable> id, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Draft) return Redirect($"/plans/{planId}/quotas");
        if (await tables.FindAsync(User.Viewer(), TableDoor.Teachers, planId, id, cancel) is not { } table) return NotFound();
        var (checkedTable, content) = Check(page, table);
        await using var file = content;
        if (checkedTable is TableAsks asks) return this.Asks(new(table, asks.Questions, text["Quotas.Proportional.Title"], Crumbs(page)));
        var rows = JsonSerializer.Deserialize<List<TeacherFormRow>>(table.Fields.GetValueOrDefault(Rows, "[]")) ?? [];
        return Form(new(page, rows, table.Fields.GetValueOrDefault(Pasted), await divide.KnownAsync(User.Viewer(), cancel))
        {
            Table = table,
            Problems = ProblemsOf(checkedTable, table),
        });
    }

    [HttpPost(""), RequestSizeLimit(LargestFile + (1 << 20))]
    public async Task<IActionResult> Preview(Id<TrainingPlan> planId, TeacherForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (page.Plan.State != PlanState.Draft) return Redirect($"/plans/{planId}/quotas");
        var fields = new Dictionary<string, string> { [Rows] = JsonSerializer.Serialize(form.Rows), [Pasted] = form.Pasted ?? "" };
        var kept = await tables.TakeAsync(User.Viewer(), TableDoor.Teachers, planId, new(form.File, form.TableId, fields), cancel);
        var table = kept.Value;
        Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>>? proposed = null;
        if (kept.Refusal is { } tooLarge) proposed = tooLarge;
        else if (ModelState.IsValid) proposed = await ProposeAsync(page, form, table, cancel);
        if (proposed is { Succeeded: true, Value: { } seats })
        {
            // The fields of the table have names of their own; what was posted here must not fill them.
            ModelState.Clear();
            var rows = page.Rows.Select(r => new QuotaFormRow { UnitId = r.UnitId, Seats = seats.GetValueOrDefault(r.UnitId), Seen = r.Seats });
            return View("Table", new QuotaTablePage(page, [.. rows]) { IsProposal = true });
        }

        if (table is not null && proposed?.Refusal is TableAsks) return Redirect(TablePages.Of(table));
        if (proposed?.Refusal is { } refusal) ModelState.AddModelError("", text.Of(refusal));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Form(new(page, [.. form.Rows], form.Pasted, await divide.KnownAsync(User.Viewer(), cancel))
        {
            Table = table,
            Problems = ProblemsOf(proposed?.Refusal, table),
        });
    }

    /// <summary>The file with its bad cells marked.</summary>
    [HttpGet("{id:guid}/marked")]
    public async Task<IActionResult> Marked(Id<TrainingPlan> planId, Id<SentTable> id, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), planId, cancel) is not { } page) return NotFound();
        if (await tables.FindAsync(User.Viewer(), TableDoor.Teachers, planId, id, cancel) is not { } table) return NotFound();
        var (refusal, content) = Check(page, table);
        await using var file = content;
        return this.Marked(tables, (table.Sha256, table.FileName), text.Marks((refusal as TableInvalid)?.Problems ?? []));
    }

    private (Refusal? Refusal, Stream Content) Check(QuotaPage page, SentTable table)
    {
        var file = tables.Open(table);
        return (DivideQuotas.Check(page, file), file.Content);
    }

    private async Task<Outcome<IReadOnlyDictionary<Id<OrgUnit>, int>>> ProposeAsync(
        QuotaPage page, TeacherForm form, SentTable? table, CancellationToken cancel)
    {
        var units = page.Rows.Select(r => r.UnitId).ToHashSet();
        var typed = form.Rows.Where(r => r.Teachers is not null && units.Contains(r.UnitId))
            .GroupBy(r => r.UnitId).ToDictionary(g => g.Key, g => g.First().Teachers!.Value);
        var file = table is null ? null : tables.Open(table);
        await using var content = file?.Content;
        return await divide.RunAsync(User.Viewer(), page, new(typed, form.Pasted, file), cancel);
    }

    private static TableProblemsView ProblemsOf(Refusal? refusal, SentTable? table) => refusal is TableInvalid invalid
        ? TableProblemsView.Of(invalid.Problems, invalid.FileName.Length > 0 ? table : null) : new([], null);

    private ViewResult Form(ProportionsPage page)
    {
        var units = page.Quotas.Rows.Select(r => r.UnitId).ToHashSet();
        var typed = page.Rows.Where(r => units.Contains(r.UnitId)).ToList();
        var others = page.Quotas.Rows.Where(r => typed.TrueForAll(t => t.UnitId != r.UnitId)).Select(r => new TeacherFormRow { UnitId = r.UnitId });
        return View("Proportions", page with { Rows = [.. typed, .. others] });
    }

    private List<(string Text, string Address)> Crumbs(QuotaPage page) =>
    [
        (text["Plans.Title"], "/plans"),
        (page.Plan.Number ?? page.Plan.Title, $"/plans/{page.Plan.Id}"),
        (text["Quotas.Title"], $"/plans/{page.Plan.Id}/quotas"),
        (text["Quotas.Proportional.Title"], $"/plans/{page.Plan.Id}/quotas/proportional"),
    ];
}
