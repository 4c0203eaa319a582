using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Classes;

/// <summary>Liên kết mời of a plan: the department's, or a unit's own. Apart from the classes, which a unit does not see.</summary>
[Allow(Role.DepartmentOfficer, Role.UnitOfficer, Role.Inspector, Role.Administrator)]
public sealed class PlanInvitationsController(Invitations invitations) : Controller
{
    [HttpGet("/plans/{planId:guid}/invitations")]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, CancellationToken cancel) =>
        await invitations.FindAsync(User.Viewer(), planId, cancel) is { } page ? View("Invitations", page) : NotFound();
}
