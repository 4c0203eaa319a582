using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Enrollments;

/// <summary>Why somebody leaves, with who it is.</summary>
public sealed class WithdrawalForm
{
    [Required, StringLength(1000), Display(Name = "Enrollments.Reason")] public string? Reason { get; set; }
}

public sealed record WithdrawalPage(TrainingPlan Plan, TraineeLine Line, WithdrawalForm Form);

/// <summary>Học viên of a unit, and what happens to their places: withdrawal, and reserves who are called.</summary>
public sealed class EnrollmentsController(UnitTrainees trainees, Localizer text) : Controller
{
    [HttpGet("/plans/{planId:guid}/units/{unitId:guid}/trainees"), Allow(Role.DepartmentOfficer, Role.UnitOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, Id<OrgUnit> unitId, CancellationToken cancel) =>
        await trainees.FindAsync(User.Viewer(), planId, unitId, cancel) is { } page ? View("UnitTrainees", page) : NotFound();

    [HttpGet("/enrollments/{id:guid}/withdrawal"), Allow(Role.DepartmentOfficer, Role.UnitOfficer)]
    public async Task<IActionResult> NewWithdrawal(Id<Enrollment> id, CancellationToken cancel) =>
        await trainees.FindAsync(User.Viewer(), id, cancel) is { Line.Enrollment.MayLeave: true } found ? View("Withdraw", new WithdrawalPage(found.Plan, found.Line, new())) : NotFound();

    [HttpPost("/enrollments/{id:guid}/withdrawal"), Allow(Role.DepartmentOfficer, Role.UnitOfficer)]
    public async Task<IActionResult> Withdraw(Id<Enrollment> id, [Bind(Prefix = "Form")] WithdrawalForm form, [FromServices] WithdrawTrainee withdraw, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await trainees.FindAsync(User.Viewer(), id, cancel) is not { } found) return NotFound();
        if (ModelState.IsValid)
        {
            if (await withdraw.RunAsync(User.Viewer(), id, form.Reason!, cancel) is not { } refusal)
            {
                this.FlashSuccess(text["Enrollments.Withdrawn", new { Name = found.Line.Card.FullName }]);
                return Redirect(AddressOf(found.Line.Enrollment));
            }

            ModelState.AddModelError("", text.Of(refusal));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Withdraw", new WithdrawalPage(found.Plan, found.Line, form));
    }

    [HttpPost("/enrollments/{id:guid}/promotion"), PostedFrom("/plans"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Promote(Id<Enrollment> id, string? reason, [FromServices] PromoteReserve promote, CancellationToken cancel)
    {
        if (await trainees.FindAsync(User.Viewer(), id, cancel) is not { } found) return NotFound();
        if (await promote.RunAsync(User.Viewer(), id, reason, cancel) is not { } refusal) this.FlashSuccess(text["Enrollments.Promoted", new { Name = found.Line.Card.FullName }]);
        else this.FlashError(text.InFull(refusal));
        return Redirect(AddressOf(found.Line.Enrollment));
    }

    internal static string AddressOf(Enrollment trainee) => $"/plans/{trainee.PlanId}/units/{trainee.UnitId}/trainees";
}
