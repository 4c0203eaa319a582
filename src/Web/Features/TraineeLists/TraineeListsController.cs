using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Danh sách cử giáo viên: the pages that read.</summary>
[Allow(Role.UnitOfficer, Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
public sealed class TraineeListsController(ListPages pages, ListBoard board, CheckTraineeList check, Localizer text) : Controller
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("/trainee-lists")]
    public async Task<IActionResult> Index(CancellationToken cancel) => User.Viewer() is { Role: Role.UnitOfficer } viewer
        ? View("UnitPlans", await pages.UnitPlansAsync(viewer, cancel))
        : View("Plans", await board.PlansAsync(User.Viewer(), cancel));

    /// <summary>A unit prepares its list here; the department sees the lists of all units.</summary>
    [HttpGet("/plans/{planId:guid}/trainee-lists")]
    public async Task<IActionResult> Plan(Id<TrainingPlan> planId, UnitStanding? standing, CancellationToken cancel)
    {
        if (User.Role() == Role.UnitOfficer)
            return await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is { } mine ? View("UnitPlan", new UploadForm { Part = mine }) : NotFound();
        return await board.FindAsync(User.Viewer(), planId, cancel) is { } all ? View("Board", all with { Filter = standing }) : NotFound();
    }

    [HttpGet("/plans/{planId:guid}/trainee-lists/template"), Allow(Role.UnitOfficer)]
    public async Task<IActionResult> Template(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is not { } mine) return NotFound();
        return File(TraineeListTemplate.Write(await ContextAsync(mine.Plan, mine.Unit, mine.Quota.Left, cancel)), Xlsx, $"mau-01-{mine.Unit.Code}.xlsx");
    }

    [HttpGet("/trainee-lists/{id:guid}")]
    public async Task<IActionResult> Details(Id<TraineeSubmission> id, ListSpot spot, CancellationToken cancel) =>
        await pages.FindAsync(User.Viewer(), id, cancel) is { } page ? View(page with { Spot = spot }) : NotFound();

    [HttpGet("/trainee-lists/{id:guid}/receipt")]
    public async Task<IActionResult> Receipt(Id<TraineeSubmission> id, [FromServices] ListReceipts receipts, CancellationToken cancel) =>
        await receipts.FindAsync(User.Viewer(), id, cancel) is { } receipt ? View(receipt) : NotFound();

    /// <summary>The list handed back with its findings; numbered as the page numbers it.</summary>
    [HttpGet("/trainee-lists/{id:guid}/workbook")]
    public async Task<IActionResult> Workbook(Id<TraineeSubmission> id, CancellationToken cancel)
    {
        if (await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        var rows = page.List.InOrder.Select(row => new AnnotatedRow(
            row.Raw with { Cells = new Dictionary<TraineeColumn, string>(row.Cells) { [TraineeColumn.Ordinal] = $"{row.Position}" } }, row.Findings));
        var file = AnnotatedWorkbook.Write(await ContextAsync(page.Plan, page.Unit, page.Quota.Seats, cancel), [.. rows], text.Of);
        return File(file, Xlsx, $"danh-sach-{page.Unit.Code}-{page.List.Version}.xlsx");
    }

    /// <summary>A file as the unit sent it.</summary>
    [HttpGet("/trainee-lists/{id:guid}/files/{fileId:guid}")]
    public async Task<IActionResult> Source(Id<TraineeSubmission> id, Id<SubmissionFile> fileId, [FromServices] FileStore files, CancellationToken cancel) =>
        (await pages.FindAsync(User.Viewer(), id, cancel))?.List.Files.SingleOrDefault(f => f.Id == fileId) is { } file
            ? File(files.OpenRead(file.Sha256), "application/octet-stream", file.FileName)
            : NotFound();

    private async Task<TemplateContext> ContextAsync(TrainingPlan plan, Domain.OrgUnits.OrgUnit unit, int seats, CancellationToken cancel) => new(
        plan.Id.Value, plan.Title, plan.Number, unit.Id.Value, unit.Name, seats, TemplateContext.Words(plan.Deadline),
        [.. (await check.SchoolsAsync(unit.Id, plan.DeadlineDate, cancel)).Select(s => s.Name)]);
}
