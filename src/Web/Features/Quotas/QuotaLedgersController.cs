using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Quotas;

/// <summary>Sổ chỉ tiêu of one unit in one plan, to read and to print.</summary>
public sealed class QuotaLedgersController(QuotaLedgerReader reader) : Controller
{
    [HttpGet("/plans/{planId:guid}/quotas/{unitId:guid}/ledger"), Allow(Role.DepartmentOfficer, Role.UnitOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Details(Id<TrainingPlan> planId, Id<OrgUnit> unitId, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), planId, unitId, cancel) is { } page ? View("Ledger", page) : NotFound();
}
