using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Tệp đang đọc: why the lists of a unit are not there yet, and the way past a file that holds up the others.</summary>
[Route("/list-uploads")]
public sealed class ListUploadsUnderWayController(StopListUpload stop, Localizer text) : Controller
{
    [HttpGet(""), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View("UnderWay", await stop.UnderWayAsync(User.Viewer(), cancel));

    [HttpPost("{id:guid}/stop"), Allow(Role.DepartmentOfficer, Role.Administrator)]
    public async Task<IActionResult> Stop(Id<ListUpload> id, string? reason, CancellationToken cancel)
    {
        var refusal = await stop.RunAsync(User.Viewer(), id, reason ?? "", cancel);
        if (refusal is null) this.FlashSuccess(text["TraineeLists.UnderWay.Stopped"]);
        else this.FlashError(text.Of(refusal));
        return Redirect("/list-uploads");
    }
}
