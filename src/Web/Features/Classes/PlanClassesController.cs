using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>The classes of one plan, as the department sees them: division and convening.</summary>
[Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
public sealed class PlanClassesController(LmsDbContext db, Localizer text) : Controller
{
    [HttpGet("/plans/{planId:guid}/classes")]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, [FromServices] PlanClasses classes, CancellationToken cancel) =>
        await classes.FindAsync(User.Viewer(), planId, cancel) is { } page ? View("PlanClasses", page) : NotFound();

    [HttpPost("/plans/{planId:guid}/classes/division"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Divide(Id<TrainingPlan> planId, [FromServices] DivideClasses divide, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(planId, cancel)) return NotFound();
        var divided = await divide.RunAsync(User.Viewer(), planId, cancel);
        if (divided.Succeeded) this.FlashSuccess(text["Classes.Divided", new { Count = divided.Value }]);
        else this.FlashError(text.Of(divided.Refusal));
        return Redirect($"/plans/{planId}/classes");
    }

    /// <summary>One trainee into one class.</summary>
    [HttpPost("/plans/{planId:guid}/classes/moves"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Move(Id<TrainingPlan> planId, Id<Enrollment>? enrollmentId, Id<ClassGroup>? classId, Id<ClassGroup>? from, [FromServices] MoveTrainee move, CancellationToken cancel)
    {
        var back = from is { } origin ? $"/classes/{origin}" : $"/plans/{planId}/classes";
        if (enrollmentId is null || classId is null) this.FlashError(text["Classes.Move.ChooseBoth"]);
        else if (!await db.ClassesVisibleTo(User.Viewer()).AnyAsync(c => c.Id == classId && c.PlanId == planId, cancel)) return NotFound();
        else if (await move.RunAsync(User.Viewer(), enrollmentId.Value, classId.Value, cancel) is { } refusal) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text["Classes.Move.Done"]);
        return Redirect(back);
    }

    [HttpGet("/plans/{planId:guid}/convening")]
    public async Task<IActionResult> Convening(Id<TrainingPlan> planId, [FromServices] Convening convening, CancellationToken cancel) =>
        await convening.FindAsync(User.Viewer(), planId, null, cancel) is { } page ? View("Convening", page) : NotFound();

    [HttpPost("/plans/{planId:guid}/convening"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Convene(Id<TrainingPlan> planId, [Bind(Prefix = "Form")] ConveningForm form, [FromServices] Convening convening, [FromServices] ConveneTrainees convene, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(planId, cancel)) return NotFound();
        if (ModelState.IsValid)
        {
            var decided = await convene.RunAsync(User.Viewer(), planId, form.Number, form.SignedOn!.Value, form.Signer, cancel);
            if (decided.Succeeded)
            {
                this.FlashSuccess(text["Classes.Convening.Done"]);
                return Redirect($"/plans/{planId}/invitations");
            }

            ModelState.AddModelError("", text.Of(decided.Refusal));
            db.ChangeTracker.Clear();
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Convening", await convening.FindAsync(User.Viewer(), planId, form, cancel));
    }

    /// <summary>Quyết định bổ sung beside the newest decision.</summary>
    /// <summary>Phụ lục of a supplement, as it was frozen: a sheet to print and to sign.</summary>
    [HttpGet("/plans/{planId:guid}/convening/supplements/{id:guid}")]
    public async Task<IActionResult> SupplementSheet(Id<TrainingPlan> planId, Id<ConveningSupplement> id, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(User.Viewer()).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return NotFound();
        if (await db.ConveningSupplements.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PlanId == planId, cancel) is not { } supplement) return NotFound();
        return View("SupplementSheet", new SupplementSheet(plan, await db.ConveningDecisions.AsNoTracking().SingleAsync(d => d.Id == supplement.DecisionId, cancel), supplement));
    }

    [HttpPost("/plans/{planId:guid}/convening/supplements"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Supplement(Id<TrainingPlan> planId, [Bind(Prefix = "Form")] ConveningForm form, [FromServices] Convening convening, [FromServices] SupplementConvening supplement, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(planId, cancel)) return NotFound();
        if (ModelState.IsValid)
        {
            var signed = await supplement.RunAsync(User.Viewer(), planId, new(form.Number, form.SignedOn!.Value, form.Signer), cancel);
            if (signed.Succeeded)
            {
                this.FlashSuccess(text["Classes.Supplement.Done"]);
                return Redirect($"/plans/{planId}/convening#s-{signed.Value}");
            }

            ModelState.AddModelError("", text.Of(signed.Refusal));
            db.ChangeTracker.Clear();
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Convening", await convening.FindAsync(User.Viewer(), planId, form, cancel));
    }

    private Task<bool> IsVisibleAsync(Id<TrainingPlan> planId, CancellationToken cancel) => db.PlansVisibleTo(User.Viewer()).AnyAsync(p => p.Id == planId, cancel);
}

/// <summary>A supplement with the decision beside which it stands.</summary>
public sealed record SupplementSheet(TrainingPlan Plan, ConveningDecision Decision, ConveningSupplement Supplement);
