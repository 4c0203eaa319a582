using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.TraineeLists;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Enrollments;

/// <summary>Đề nghị thay thế by a unit.</summary>
[Route("/enrollments/{id:guid}/substitution"), Allow(Role.UnitOfficer)]
public sealed class SubstitutionRequestsController(UnitTrainees trainees, CheckTraineeList check, Localizer text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Id<Enrollment> id, CancellationToken cancel)
    {
        if (await PageAsync(id, new(), null, cancel) is not { } page) return NotFound();
        if (page.Leaver.Leaves is not { } refusal) return View("Substitute", page);
        this.FlashError(text.Of(refusal));
        return Redirect(EnrollmentsController.AddressOf(page.Leaver.Enrollment));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Id<Enrollment> id, SubstitutionForm form, [FromServices] RequestSubstitution request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        Refusal? refusal = null;
        if (ModelState.IsValid)
        {
            var asked = await request.RunAsync(User.Viewer(), id, form.Newcomer, form.Reason!, cancel);
            if (asked.Refusal is EnrollmentMissing) return NotFound();
            if (asked.Succeeded)
            {
                this.FlashSuccess(text["Enrollments.Substitute.Requested"]);
                return Redirect($"/plans/{asked.Value.PlanId}/units/{asked.Value.UnitId}/trainees");
            }

            refusal = asked.Refusal;
            ModelState.AddModelError("", text.Of(refusal));
        }

        if (await PageAsync(id, form, refusal, cancel) is not { } page) return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Substitute", page);
    }

    private async Task<SubstitutionPage?> PageAsync(Id<Enrollment> id, SubstitutionForm form, Refusal? refusal, CancellationToken cancel)
    {
        if (await trainees.FindAsync(User.Viewer(), id, cancel) is not { } found) return null;
        var trainee = found.Line.Enrollment;
        if (await trainees.FindAsync(User.Viewer(), trainee.PlanId, trainee.UnitId, cancel) is not { } unit) return null;
        var schools = await check.SchoolsAsync(trainee.UnitId, found.Plan.DeadlineDate, cancel);
        return new SubstitutionPage(found.Plan, found.Line, unit.Reserves, [.. schools.Select(s => s.Name)], unit.CutOff, form, (refusal as NewcomerBlocked)?.Findings ?? []);
    }
}
