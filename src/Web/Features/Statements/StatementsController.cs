using Lms.Domain;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Statements;

/// <summary>Bản ghi xAPI: of all to the department, of the own classes to a trainer, of itself to a teacher.</summary>
[Allow(Role.Inspector, Role.Administrator, Role.DepartmentOfficer, Role.Trainer, Role.Teacher)]
public sealed class StatementsController(StatementReader statements) : Controller
{
    [HttpGet("/statements")]
    public async Task<IActionResult> Index(StatementFilter filter, CancellationToken cancel) => View(await statements.ListAsync(User.Viewer(), filter, cancel));

    [HttpGet("/statements/{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken cancel) =>
        await statements.FindAsync(User.Viewer(), id, cancel) is { } found ? View(found) : NotFound();
}
