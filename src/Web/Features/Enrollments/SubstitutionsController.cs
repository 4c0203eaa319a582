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

namespace Lms.Web.Features.Enrollments;

/// <summary>Đề nghị thay thế as the department decides them.</summary>
public sealed class SubstitutionsController(LmsDbContext db, Localizer text) : Controller
{
    [HttpGet("/plans/{planId:guid}/substitutions"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, [FromServices] SubstitutionReader reader, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), planId, cancel) is { } page ? View("Substitutions", page) : NotFound();

    [HttpPost("/substitutions/{id:guid}/approval"), PostedFrom("/plans"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Approve(Id<Substitution> id, [FromServices] ApproveSubstitution approve, CancellationToken cancel) =>
        await Next(id, await approve.RunAsync(User.Viewer(), id, cancel), "Enrollments.Substitute.Approved", cancel);

    [HttpPost("/substitutions/{id:guid}/refusal"), PostedFrom("/plans"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Refuse(Id<Substitution> id, string? reason, [FromServices] RefuseSubstitution refuse, CancellationToken cancel) =>
        await Next(id, await refuse.RunAsync(User.Viewer(), id, reason ?? "", cancel), "Enrollments.Substitute.RefusedNow", cancel);

    private async Task<IActionResult> Next(Id<Substitution> id, Refusal? refusal, string done, CancellationToken cancel)
    {
        if (refusal is SubstitutionMissing) return NotFound();
        if (refusal is not null) this.FlashError(text.InFull(refusal));
        else this.FlashSuccess(text[done]);
        db.ChangeTracker.Clear();
        var plan = await db.SubstitutionsVisibleTo(User.Viewer()).Where(s => s.Id == id).Select(s => s.PlanId).SingleAsync(cancel);
        return Redirect($"/plans/{plan}/substitutions");
    }
}
