using Lms.Domain;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Journal;

/// <summary>Nhật ký: who changed what, and who changed which mark.</summary>
[Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
public sealed class JournalController(JournalReader journal) : Controller
{
    [HttpGet("/journal")]
    public async Task<IActionResult> Index(JournalFilter filter, CancellationToken cancel) => View(await journal.ReadAsync(User.Viewer(), filter, cancel));

    [HttpGet("/journal/attendance")]
    public async Task<IActionResult> Attendance(JournalFilter filter, CancellationToken cancel) => View(await journal.ReadAttendanceAsync(User.Viewer(), filter, cancel));
}
