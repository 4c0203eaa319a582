using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>Điểm danh on the phone, and what becomes of it on paper.</summary>
[Allow(Role.Trainer, Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
public sealed class RollCallsController(LmsDbContext db, RollCallReader reader, Localizer text) : Controller
{
    /// <summary>The most marks one request may carry: far more than a class has.</summary>
    private const int MostMarks = 500;

    [HttpPost("/classes/{classId:guid}/sessions/{sessionId:guid}/roll-call"), Allow(Role.Trainer, Role.DepartmentOfficer)]
    public async Task<IActionResult> Open(Id<ClassGroup> classId, Id<Session> sessionId, [FromServices] OpenRollCall open, CancellationToken cancel)
    {
        if (!await HasSessionAsync(classId, sessionId, cancel)) return NotFound();
        var opened = await open.RunAsync(User.Viewer(), classId, sessionId, cancel);
        if (opened.Succeeded) return Redirect($"/roll-calls/{opened.Value}");
        this.FlashError(text.Of(opened.Refusal));
        return Redirect($"/classes/{classId}");
    }

    [HttpGet("/roll-calls/{id:guid}")]
    public async Task<IActionResult> Details(Id<RollCall> id, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), id, cancel) is { } page ? View("RollCall", page) : NotFound();

    /// <summary>How everybody stands, for a second device that looks on.</summary>
    [HttpGet("/roll-calls/{id:guid}/records")]
    public async Task<IActionResult> Records(Id<RollCall> id, CancellationToken cancel) => await reader.FindAsync(User.Viewer(), id, cancel) is { } page
        ? Json(new { State = page.State.ToString(), Records = page.Cards.Select(c => new { EnrollmentId = c.Person.EnrollmentId.Value, Status = c.Mark.Status.ToString(), c.Mark.Minutes, c.Version }) })
        : NotFound();

    [HttpPost("/roll-calls/{id:guid}/marks"), Consumes("application/json"), Allow(Role.Trainer, Role.DepartmentOfficer)]
    public async Task<IActionResult> Mark(Id<RollCall> id, [FromBody] MarksBody body, [FromServices] MarkAttendance mark, CancellationToken cancel)
    {
        if (!ModelState.IsValid || body.Marks.Count > MostMarks) return BadRequest();
        if (!await IsVisibleAsync(id, cancel)) return NotFound();
        var answers = await mark.RunAsync(User.Viewer(), id, [.. body.Marks.Select(m => m.ToRequest())], cancel);
        return Json(new { Marks = answers.Select(a => MarkReply.Of(a, text)) });
    }

    /// <summary>One card, without scripts.</summary>
    [HttpPost("/roll-calls/{id:guid}/marks/{enrollmentId:guid}"), Allow(Role.Trainer, Role.DepartmentOfficer)]
    public async Task<IActionResult> MarkOne(Id<RollCall> id, Id<Enrollment> enrollmentId, MarkForm form, [FromServices] MarkAttendance mark, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!await IsVisibleAsync(id, cancel)) return NotFound();
        var answers = await mark.RunAsync(User.Viewer(), id, [form.ToRequest(enrollmentId)], cancel);
        if (answers[0] is { Result: not MarkResult.Saved } answer) this.FlashError(MarkReply.Of(answer, text).Text!);
        return Redirect($"/roll-calls/{id}#t-{enrollmentId}");
    }

    /// <summary>"Tất cả có mặt": everybody who is unmarked, without scripts.</summary>
    [HttpPost("/roll-calls/{id:guid}/marks/all-present"), Allow(Role.Trainer, Role.DepartmentOfficer)]
    public async Task<IActionResult> MarkAll(Id<RollCall> id, [FromServices] MarkAttendance mark, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        var unmarked = page.Cards.Where(c => c.Mark == AttendanceMark.Unmarked);
        await mark.RunAsync(User.Viewer(), id, [.. unmarked.Select(c => new MarkRequest(c.Person.EnrollmentId, AttendanceStatus.Present, 0, Guid.CreateVersion7(), null, MarkMethod.AllPresent, c.Version))], cancel);
        return Redirect($"/roll-calls/{id}");
    }

    [HttpPost("/roll-calls/{id:guid}/closing"), Allow(Role.Trainer, Role.DepartmentOfficer)]
    public async Task<IActionResult> Close(Id<RollCall> id, [FromServices] CloseRollCall close, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(id, cancel)) return NotFound();
        if (await close.RunAsync(User.Viewer(), id, cancel) is { } refusal) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text["Attendance.ClosedNow"]);
        return Redirect($"/roll-calls/{id}");
    }

    [HttpGet("/roll-calls/{id:guid}/history")]
    public async Task<IActionResult> History(Id<RollCall> id, [FromServices] AttendanceHistory history, CancellationToken cancel)
    {
        if (await reader.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        return View("History", new HistoryPage(page, await history.ReadAsync(id, cancel)));
    }

    /// <summary>Phiếu điểm danh for wet signatures.</summary>
    [HttpGet("/classes/{classId:guid}/sessions/{sessionId:guid}/sheet")]
    public async Task<IActionResult> Sheet(Id<ClassGroup> classId, Id<Session> sessionId, [FromServices] AttendanceSheets sheets, CancellationToken cancel) =>
        await HasSessionAsync(classId, sessionId, cancel) ? View("Sheet", await sheets.ReadAsync(classId, sessionId, cancel)) : NotFound();

    private Task<bool> IsVisibleAsync(Id<RollCall> id, CancellationToken cancel) => db.RollCallsVisibleTo(User.Viewer()).AnyAsync(r => r.Id == id, cancel);

    private Task<bool> HasSessionAsync(Id<ClassGroup> classId, Id<Session> sessionId, CancellationToken cancel) => db.ClassesVisibleTo(User.Viewer())
        .AnyAsync(c => c.Id == classId && db.Plans.Any(p => p.Id == c.PlanId && p.Sessions.Any(s => s.Id == sessionId)), cancel);
}
