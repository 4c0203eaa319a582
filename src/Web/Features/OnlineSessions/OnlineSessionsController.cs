using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Phòng học trực tuyến.</summary>
[Route("/online-sessions/{id:guid}")]
public sealed class OnlineSessionsController(RoomDoor door, IHubContext<OnlineSessionHub, IRoomClient> hub, Localizer text) : Controller
{
    [HttpGet(""), Allow(Role.Teacher, Role.Trainer, Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Details(Id<OnlineSession> id, [FromServices] RoomReader reader, CancellationToken cancel)
    {
        if (await door.FindAsync(User.Viewer(), id, cancel) is not { } pass) return NotFound();
        return View(await reader.PageAsync(pass, cancel));
    }

    [HttpPost("opening"), Allow(Role.Trainer)]
    public async Task<IActionResult> Open(Id<OnlineSession> id, [FromServices] OpenRoom open, CancellationToken cancel) =>
        await AnswerAsync(id, await open.RunAsync(User.Viewer(), id, cancel), "OnlineSessions.Opened", changed: true);

    [HttpPost("closing"), Allow(Role.Trainer)]
    public async Task<IActionResult> Close(Id<OnlineSession> id, [FromServices] CloseRoom close, CancellationToken cancel) =>
        await AnswerAsync(id, await close.RunAsync(User.Viewer(), id, cancel), "OnlineSessions.ClosedNow", changed: true);

    [HttpPost("meeting-link"), Allow(Role.Trainer)]
    public async Task<IActionResult> MeetingLink(Id<OnlineSession> id, string? url, [FromServices] SetMeetingLink set, CancellationToken cancel)
    {
        var refusal = await set.RunAsync(User.Viewer(), id, url, cancel);
        if (refusal is not null) TempData[RoomPage.TypedLink] = url;
        return await AnswerAsync(id, refusal, "OnlineSessions.LinkSaved", changed: refusal is null);
    }

    private async Task<IActionResult> AnswerAsync(Id<OnlineSession> id, Refusal? refusal, string done, bool changed)
    {
        if (refusal is RoomNotYours) return NotFound();
        if (refusal is not null) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text[done]);
        if (changed) await hub.Clients.Group(OnlineSessionHub.Everybody(id)).RoomChanged();
        return RedirectToAction(nameof(Details), new { id });
    }
}
