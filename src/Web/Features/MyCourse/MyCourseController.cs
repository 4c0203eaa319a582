using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Infrastructure;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.MyCourse;

/// <summary>Khóa của tôi.</summary>
[Route("/my-course"), Allow(Role.Teacher)]
public sealed class MyCourseController(MyCourseReader reader) : Controller
{
    /// <summary>The teacher's only course at once; a choice where there are several.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var courses = await reader.ListAsync(User.Viewer(), cancel);
        return courses is [var only] ? RedirectToAction(nameof(Details), new { enrollmentId = only.EnrollmentId }) : View(courses);
    }

    [HttpGet("{enrollmentId:guid}")]
    public async Task<IActionResult> Details(Id<Enrollment> enrollmentId, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), enrollmentId, cancel) is { } course ? View(course) : NotFound();

    [HttpGet("{enrollmentId:guid}/schedule.ics")]
    public async Task<IActionResult> Schedule(Id<Enrollment> enrollmentId, [FromServices] Localizer text, [FromServices] IOptions<SiteOptions> site, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), enrollmentId, cancel) is { } course
            ? File(new CourseCalendar(text).Write(course, site.Value.PublicUrl), "text/calendar; charset=utf-8", "lich-tap-huan.ics")
            : NotFound();
}
