using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Features.Practicums;

/// <summary>Chấm thực hành: a trainer's queue, one practicum with its sheet, and the department's view of a plan.</summary>
public sealed class PracticumsController(LmsDbContext db, PracticumList list, PracticumPages pages, Localizer text) : Controller
{
    [HttpGet("/practicums"), Allow(Role.Trainer)]
    public async Task<IActionResult> Index(Id<ClassGroup>? classId, CancellationToken cancel)
    {
        var viewer = User.Viewer();
        // Every plan has its “Lớp 1”: the plan's number tells them apart.
        var classes = await (
            from group_ in db.ClassesVisibleTo(viewer)
            join plan in db.Plans on group_.PlanId equals plan.Id
            orderby group_.PlanId, group_.Ordinal
            select new PracticumClass(group_.Id, group_.Name, plan.Number)).ToListAsync(cancel);
        return View(new PracticumIndex(classes, classId, await list.QueueAsync(viewer, classId, cancel)));
    }

    [HttpGet("/plans/{planId:guid}/practicums"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Plan(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var viewer = User.Viewer();
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return NotFound();
        return View(new PlanPracticums(plan, await list.ReadAsync(viewer, db.EnrollmentsVisibleTo(viewer).Where(e => e.PlanId == planId), cancel)));
    }

    [HttpGet("/practicums/{id:guid}"), Allow(Role.Trainer, Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public Task<IActionResult> Details(Id<Practicum> id, CancellationToken cancel) => Page(id, null, cancel);

    [HttpPost("/practicums/{id:guid}/assessment"), Allow(Role.Trainer)]
    public async Task<IActionResult> Assess(Id<Practicum> id, AssessmentForm form, [FromServices] AssessPracticum assess, CancellationToken cancel)
    {
        var viewer = User.Viewer();
        if (!await db.PracticumsVisibleTo(viewer).AnyAsync(p => p.Id == id, cancel)) return NotFound();
        if (!ModelState.IsValid) return await Page(id, form, cancel);
        var outcome = await assess.RunAsync(viewer, id, form.ToSheet(), form.Version, cancel);
        if (outcome.Refusal is { } refusal)
        {
            ModelState.AddModelError("", text.Of(refusal));
            return await Page(id, form, cancel);
        }

        var next = PracticumList.Next(await list.QueueAsync(viewer, form.ClassId, cancel), id);
        this.FlashSuccess(text[form.Revision ? "Practicums.SentBack" : "Practicums.Scored", new { Score = form.ToSheet().Scores.Values.Sum() }]);
        var filter = form.ClassId is { } classId ? $"?classId={classId}" : "";
        return LocalRedirect(next is { } after ? $"/practicums/{after}{filter}" : $"/practicums{filter}");
    }

    /// <summary>A document is saved, a photo is shown; neither may run anything.</summary>
    [HttpGet("/practicums/{id:guid}/evidence/{evidenceId:guid}"), AllowEveryRole]
    public async Task<IActionResult> Evidence(Id<Practicum> id, Id<Evidence> evidenceId, [FromServices] FileStore files, CancellationToken cancel)
    {
        var evidence = await db.PracticumsVisibleTo(User.Viewer()).Where(p => p.Id == id).SelectMany(p => p.Evidence).AsNoTracking().SingleOrDefaultAsync(e => e.Id == evidenceId, cancel);
        if (evidence is null) return NotFound();
        var disposition = new ContentDispositionHeaderValue(evidence.Kind == EvidenceKind.Photo ? "inline" : "attachment");
        disposition.SetHttpFileName(evidence.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(files.OpenRead(evidence.Sha256), evidence.MediaType, lastModified: null, entityTag: new EntityTagHeaderValue($"\"{evidence.Sha256}\""));
    }

    private async Task<IActionResult> Page(Id<Practicum> id, AssessmentForm? form, CancellationToken cancel)
    {
        var viewer = User.Viewer();
        if (await pages.OneAsync(viewer, id, cancel) is not { } page) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var classId = form?.ClassId ?? (Id<ClassGroup>.TryParse(Request.Query["classId"], null, out var asked) ? asked : null);
        var queue = viewer.Role == Role.Trainer ? await list.QueueAsync(viewer, classId, cancel) : [];
        form ??= new AssessmentForm { Version = page.Practicum.Version, ClassId = classId };
        return View("Details", new PracticumDetails(page, form, queue.Count(r => r.AwaitsScore && !r.IsForeign), PracticumList.Next(queue, id)));
    }
}

public sealed record PracticumClass(Id<ClassGroup> Id, string Name, string? PlanNumber);

public sealed record PracticumIndex(IReadOnlyList<PracticumClass> Classes, Id<ClassGroup>? ClassId, IReadOnlyList<PracticumRow> Rows);

public sealed record PlanPracticums(TrainingPlan Plan, IReadOnlyList<PracticumRow> Rows);

/// <param name="Waiting">How many the trainer has still to score.</param>
public sealed record PracticumDetails(PracticumPage Page, AssessmentForm Form, int Waiting, Id<Practicum>? Next);
