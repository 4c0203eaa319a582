using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Báo cáo theo bản đồ đơn vị của một ngày.</summary>
public sealed class UnitMapController(UnitMapReport report) : Controller
{
    [HttpGet("/plans/{planId:guid}/unit-map"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, DateOnly? day, CancellationToken cancel) =>
        await report.FindAsync(User.Viewer(), planId, day, cancel) is { } page ? View("Map", page) : NotFound();
}
