using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Lessons;

/// <summary>Bài học của khóa: text, activity, quiz.</summary>
[Route("/my-course/{enrollmentId:guid}/lessons/{slug}"), Allow(Role.Teacher)]
public sealed class LessonsController(LessonDoor door, LessonReader reader, Localizer text, LocalClock clock) : Controller
{
    private const string QuizPrefix = "q-";

    [HttpGet("")]
    public async Task<IActionResult> Details(Id<Enrollment> enrollmentId, string slug, bool again, CancellationToken cancel) =>
        await ReadAsync(enrollmentId, slug, cancel) is { } view ? View(view with { TryAgain = again }) : NotFound();

    /// <summary>A draft on its way: the page saves it while the teacher types.</summary>
    [HttpPost("draft")]
    public async Task<IActionResult> Draft(Id<Enrollment> enrollmentId, string slug, [FromBody] ActivityDraft draft, [FromServices] SaveActivity save, CancellationToken cancel)
    {
        var saved = await save.RunAsync(User.Viewer(), enrollmentId, slug, draft.Text, draft.Seen, cancel);
        if (saved.Succeeded)
            return Ok(new { at = TimeOnly.FromTimeSpan(clock.ToLocal(saved.Value.SavedAt).TimeOfDay).ToText(), savedAt = saved.Value.SavedAt });
        return saved.Refusal switch
        {
            LessonNotYours => NotFound(),
            DraftNewerElsewhere newer => Conflict(new { newer.Text, newer.SavedAt }),
            _ => UnprocessableEntity(new { error = text.Of(saved.Refusal) }),
        };
    }

    [HttpPost("activity")]
    public async Task<IActionResult> Activity(Id<Enrollment> enrollmentId, string slug, string? answer, [FromServices] SendActivity send, CancellationToken cancel)
    {
        var sent = await send.RunAsync(User.Viewer(), enrollmentId, slug, answer ?? "", cancel);
        if (sent.Succeeded)
        {
            this.FlashSuccess(text["Lessons.ActivitySent"]);
            return RedirectToPart(enrollmentId, slug, "activity");
        }

        return await ReadAsync(enrollmentId, slug, cancel) is { } view && sent.Refusal is not LessonNotYours
            ? Refused(view with { Typed = answer ?? "", ActivityError = text.Of(sent.Refusal) })
            : NotFound();
    }

    [HttpPost("quiz")]
    public async Task<IActionResult> Quiz(Id<Enrollment> enrollmentId, string slug, [FromServices] TakeQuiz take, CancellationToken cancel)
    {
        var answers = Request.Form.Where(field => field.Key.StartsWith(QuizPrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[QuizPrefix.Length..], field => (IReadOnlyList<string>)[.. field.Value.OfType<string>()]);
        var taken = await take.RunAsync(User.Viewer(), enrollmentId, slug, answers, cancel);
        if (taken.Succeeded) return RedirectToPart(enrollmentId, slug, "quiz");
        return await ReadAsync(enrollmentId, slug, cancel) is { } view && taken.Refusal is not LessonNotYours
            ? Refused(view with { Ticked = answers, QuizError = text.Of(taken.Refusal) })
            : NotFound();
    }

    private async Task<LessonView?> ReadAsync(Id<Enrollment> enrollment, string slug, CancellationToken cancel) =>
        await door.FindAsync(User.Viewer(), enrollment, slug, cancel) is { } pass ? await reader.ReadAsync(pass, cancel) : null;

    private ViewResult Refused(LessonView view)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Details), view);
    }

    private RedirectResult RedirectToPart(Id<Enrollment> enrollment, string slug, string part) => Redirect($"/my-course/{enrollment}/lessons/{slug}#{part}");
}

/// <summary>What the page posts while a teacher types.</summary>
/// <param name="Seen">When the text was saved that the page has begun with; null where there was none.</param>
public sealed record ActivityDraft(string Text, DateTimeOffset? Seen = null);
