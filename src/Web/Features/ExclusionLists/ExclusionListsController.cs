using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tables;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.Tables;
using Lms.Web.Features.TraineeLists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.ExclusionLists;

/// <summary>What is sent to import a list.</summary>
public sealed class ExclusionListForm
{
    [Required, StringLength(500), Display(Name = "ExclusionLists.CourseName")] public string? CourseName { get; set; }
    [Display(Name = "ExclusionLists.File")] public IFormFile? File { get; set; }

    /// <summary>The file that lies here already; not posted.</summary>
    public SentTable? Table { get; internal set; }
}

/// <param name="Open">Bare names about which nobody has decided: they only warn.</param>
/// <param name="Unread">Entries of which something could not be read.</param>
public sealed record ExclusionListLine(Id<ExclusionList> Id, string CourseName, DateTimeOffset ImportedAt, ExclusionListState State, int Entries, int Open, int Unread);

public sealed record ExclusionListsPage(TrainingPlan Plan, IReadOnlyList<ExclusionListLine> Lists, ExclusionListForm Form)
{
    public bool MayChange => Plan.State is PlanState.Draft or PlanState.Issued;
}

public sealed record ExclusionListPage(TrainingPlan Plan, ExclusionList List);

/// <summary>Danh sách loại trừ of one plan.</summary>
[Route("/plans/{planId:guid}/exclusion-lists")]
public sealed class ExclusionListsController(LmsDbContext db, SentTables tables, Localizer text) : Controller
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 10 << 20;

    private const int MostSkippedShown = 8;
    private const string Course = "course";

    [HttpGet(""), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public Task<IActionResult> Index(Id<TrainingPlan> planId, CancellationToken cancel) => Show(planId, new(), cancel);

    [HttpPost(""), Allow(Role.DepartmentOfficer), RequestSizeLimit(LargestFile + (64 << 10))]
    public async Task<IActionResult> Create(Id<TrainingPlan> planId, ExclusionListForm form, Id<SentTable>? tableId, [FromServices] ImportExclusionList import, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await Plan(planId, cancel) is null) return NotFound();
        var fields = new Dictionary<string, string> { [Course] = form.CourseName ?? "" };
        var kept = await tables.TakeAsync(User.Viewer(), TableDoor.ExclusionList, planId, new(form.File, tableId, fields), cancel);
        form.Table = kept.Value;
        if (kept.Refusal is { } tooLarge) ModelState.AddModelError("Form.File", text.Of(tooLarge));
        else if (form.Table is null) ModelState.AddModelError("Form.File", text["Tables.NoFile"]);
        if (ModelState.IsValid)
        {
            var file = tables.Open(form.Table!);
            await using var content = file.Content;
            var imported = await import.RunAsync(User.Viewer(), planId, form.CourseName!, file, cancel);
            if (imported.Succeeded) return Imported(planId, imported.Value);
            if (imported.Refusal is PlanMissing) return NotFound();
            if (imported.Refusal is TableAsks) return Redirect(TablePages.Of(form.Table!));
            ModelState.AddModelError(imported.Refusal is CourseNameMissing or ExclusionListAlreadyThere ? "Form.CourseName" : "Form.File", text.Of(imported.Refusal));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Show(planId, form, cancel);
    }

    /// <summary>A file that was sent: what it asks, or the form with it.</summary>
    [HttpGet("files/{id:guid}"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> File(Id<TrainingPlan> planId, Id<SentTable> id, [FromServices] ImportExclusionList import, CancellationToken cancel)
    {
        if (await Plan(planId, cancel) is not { } plan) return NotFound();
        if (await tables.FindAsync(User.Viewer(), TableDoor.ExclusionList, planId, id, cancel) is not { } table) return NotFound();
        var file = tables.Open(table);
        await using var content = file.Content;
        var refusal = import.Check(file);
        List<(string Text, string Address)> crumbs =
            [(text["Plans.Title"], "/plans"), (plan.Number ?? plan.Title, $"/plans/{plan.Id}"), (text["ExclusionLists.Title"], $"/plans/{plan.Id}/exclusion-lists")];
        if (refusal is TableAsks asks) return this.Asks(new(table, asks.Questions, text["ExclusionLists.Import"], crumbs));
        if (refusal is not null) ModelState.AddModelError("Form.File", text.Of(refusal));
        return await Show(planId, new() { CourseName = table.Fields.GetValueOrDefault(Course), Table = table }, cancel);
    }

    /// <summary>The file with the cells marked that could not be read.</summary>
    [HttpGet("{id:guid}/marked"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Marked(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel)
    {
        if (await Plan(planId, cancel) is null) return NotFound();
        var list = await db.ExclusionLists.AsNoTracking().Include(l => l.Entries).SingleOrDefaultAsync(l => l.Id == id && l.PlanId == planId, cancel);
        if (list is not { FileName: { } name, Sha256: { } sha256 }) return NotFound();
        var marks = list.Entries.Where(e => e.Settled is null).SelectMany(e => e.Faults, (e, fault) => new TableMark(e.Sheet, e.Line, fault.Before ?? "", text.Of(fault)));
        return this.Marked(tables, (sha256, name), [.. marks]);
    }

    [HttpGet("{id:guid}"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Details(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel)
    {
        if (await Plan(planId, cancel) is not { } plan) return NotFound();
        return await db.ExclusionLists.AsNoTracking().Include(l => l.Entries).SingleOrDefaultAsync(l => l.Id == id && l.PlanId == planId, cancel) is { } list
            ? View(new ExclusionListPage(plan, list)) : NotFound();
    }

    [HttpPost("{id:guid}/removal"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Remove(Id<TrainingPlan> planId, Id<ExclusionList> id, [FromServices] RemoveExclusionList remove, CancellationToken cancel)
    {
        if (await remove.RunAsync(User.Viewer(), id, cancel) is { } refusal)
        {
            if (refusal is PlanMissing) return NotFound();
            this.FlashError(text.Of(refusal));
        }
        else
        {
            this.FlashSuccess(text["ExclusionLists.Removed"]);
        }

        return Redirect($"/plans/{planId}/exclusion-lists");
    }

    private RedirectResult Imported(Id<TrainingPlan> planId, ImportedExclusionList imported)
    {
        this.FlashSuccess(text["ExclusionLists.Imported", new { Count = imported.Entries }]);
        // Headings and blanks are no news; other rows that were read as nobody are.
        var skipped = imported.Skipped.Where(s => s.Reason is not (SkipReason.AboveHeader or SkipReason.ColumnNumbers or SkipReason.Blank)).ToList();
        if (skipped.Count > 0)
        {
            var lines = string.Join("; ", skipped.Take(MostSkippedShown).Select(s => text["ExclusionLists.SkippedLine", new { Place = text.Place(s.Sheet, s.Line), s.Reason }]));
            this.FlashInfo(text["ExclusionLists.Skipped", new { skipped.Count, Lines = skipped.Count > MostSkippedShown ? lines + " …" : lines }]);
        }

        return Redirect(imported.Unread > 0 ? $"/plans/{planId}/exclusion-lists/{imported.Id}/reconciliation" : $"/plans/{planId}/exclusion-lists/{imported.Id}");
    }

    private async Task<IActionResult> Show(Id<TrainingPlan> planId, ExclusionListForm form, CancellationToken cancel)
    {
        if (await Plan(planId, cancel) is not { } plan) return NotFound();
        var lists = await db.ExclusionLists.Where(l => l.PlanId == planId).OrderBy(l => l.ImportedAt)
            .Select(l => new ExclusionListLine(l.Id, l.CourseName, l.ImportedAt, l.State, l.Entries.Count,
                l.Entries.Count(e => e.BirthDate == null && e.TeacherCode == null && e.PersonalId == null && !e.NeedsMending && e.FullName != ""
                    && !l.Decisions.Any(d => d.EntryId == e.Id && d.TakenBackAt == null)),
                l.Entries.Count(e => e.NeedsMending))).ToListAsync(cancel);
        return View("Index", new ExclusionListsPage(plan, lists, form));
    }

    private Task<TrainingPlan?> Plan(Id<TrainingPlan> id, CancellationToken cancel) => db.PlansVisibleTo(User.Viewer()).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
}
