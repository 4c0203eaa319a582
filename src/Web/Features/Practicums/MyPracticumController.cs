using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Infrastructure.Practicums;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Practicums;

/// <summary>Thực hành của tôi: a teacher plans the day, attaches evidence, writes the reflection, hands in.</summary>
[Allow(Role.Teacher), Route("/my-course/{enrollmentId:guid}/practicum")]
public sealed class MyPracticumController(LmsDbContext db, PracticumPages pages, Localizer text) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Mine(Id<Enrollment> enrollmentId, CancellationToken cancel) => Page(enrollmentId, cancel);

    [HttpPost("")]
    public async Task<IActionResult> Plan(Id<Enrollment> enrollmentId, DayChoice choice, [FromServices] PlanPracticum plan, CancellationToken cancel)
    {
        if (!await IsMine(enrollmentId, cancel)) return NotFound();
        if (!ModelState.IsValid) return await Page(enrollmentId, cancel, choice);
        if (await plan.RunAsync(User.Viewer(), enrollmentId, choice.Date!.Value, choice.SchoolId!.Value, cancel) is { } refusal) return await Refuse(enrollmentId, refusal, cancel, choice);
        this.FlashSuccess(text["Practicums.DaySaved"]);
        return Back(enrollmentId);
    }

    [HttpPost("evidence"), RequestSizeLimit(MostUpload), RequestFormLimits(MultipartBodyLengthLimit = MostUpload)]
    public async Task<IActionResult> Attach(Id<Enrollment> enrollmentId, IReadOnlyList<IFormFile> files, [FromServices] AttachEvidence attach, CancellationToken cancel)
    {
        if (!await IsMine(enrollmentId, cancel)) return NotFound();
        var refusals = new List<string>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            if ((await attach.RunAsync(User.Viewer(), enrollmentId, file.FileName, content, cancel)).Refusal is { } refusal) refusals.Add(text.Of(refusal));
        }

        if (files.Count == 0) refusals.Add(text["Practicums.NoFileChosen"]);
        if (IsScript) return refusals.Count == 0 ? NoContent() : UnprocessableEntity(new { error = string.Join(' ', refusals) });
        if (refusals.Count > 0) this.FlashError(string.Join(' ', refusals));
        return Back(enrollmentId, "evidence");
    }

    [HttpPost("evidence/{evidenceId:guid}/removal")]
    public async Task<IActionResult> Detach(Id<Enrollment> enrollmentId, Id<Evidence> evidenceId, [FromServices] DetachEvidence detach, CancellationToken cancel)
    {
        if (!await IsMine(enrollmentId, cancel)) return NotFound();
        var refusal = await detach.RunAsync(User.Viewer(), enrollmentId, evidenceId, cancel);
        if (IsScript) return refusal is null ? NoContent() : UnprocessableEntity(new { error = text.Of(refusal) });
        if (refusal is not null) this.FlashError(text.Of(refusal));
        return Back(enrollmentId, "evidence");
    }

    [HttpPost("reflection")]
    public async Task<IActionResult> Reflect(Id<Enrollment> enrollmentId, string? reflection, [FromServices] WriteReflection write, CancellationToken cancel)
    {
        if (!await IsMine(enrollmentId, cancel)) return NotFound();
        if (await write.RunAsync(User.Viewer(), enrollmentId, reflection ?? "", cancel) is { } refusal) return await Refuse(enrollmentId, refusal, cancel, reflection: reflection);
        this.FlashSuccess(text["Practicums.ReflectionSaved"]);
        return Back(enrollmentId, "reflection");
    }

    [HttpPost("submission")]
    public async Task<IActionResult> Submit(Id<Enrollment> enrollmentId, string? reflection, [FromServices] SubmitPracticum submit, CancellationToken cancel)
    {
        if (!await IsMine(enrollmentId, cancel)) return NotFound();
        if (await submit.RunAsync(User.Viewer(), enrollmentId, reflection ?? "", cancel) is { } refusal) return await Refuse(enrollmentId, refusal, cancel, reflection: reflection);
        this.FlashSuccess(text["Practicums.SubmittedThanks"]);
        return Back(enrollmentId);
    }

    private const long MostUpload = (long)EvidenceFile.MostBytes * Practicum.MostEvidence + (1 << 20);

    private bool IsScript => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private Task<bool> IsMine(Id<Enrollment> enrollmentId, CancellationToken cancel) => db.OwnEnrollments(User.Viewer()).Convened().AnyAsync(e => e.Id == enrollmentId, cancel);

    private LocalRedirectResult Back(Id<Enrollment> enrollmentId, string? part = null) =>
        LocalRedirect($"/my-course/{enrollmentId}/practicum{(part is null ? "" : "#" + part)}");

    private Task<IActionResult> Refuse(Id<Enrollment> enrollmentId, Refusal refusal, CancellationToken cancel, DayChoice? choice = null, string? reflection = null)
    {
        ModelState.AddModelError("", text.Of(refusal));
        return Page(enrollmentId, cancel, choice, reflection);
    }

    private async Task<IActionResult> Page(Id<Enrollment> enrollmentId, CancellationToken cancel, DayChoice? choice = null, string? reflection = null)
    {
        if (await pages.MineAsync(User.Viewer(), enrollmentId, cancel) is not { } page) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        choice ??= new DayChoice { Date = page.Practicum?.Date, SchoolId = page.Practicum?.SchoolId ?? page.Trainee.SchoolId };
        return View("Mine", new MyPracticumModel(page, choice, reflection ?? page.Practicum?.Reflection ?? ""));
    }
}

/// <summary>The day and the school as chosen in the form.</summary>
public sealed record DayChoice
{
    [Required, DataType(DataType.Date), Display(Name = "Practicums.Day")]
    public DateOnly? Date { get; init; }

    [Required, Display(Name = "Practicums.School")]
    public Id<OrgUnit>? SchoolId { get; init; }
}

/// <param name="Reflection">What was typed, or what is saved.</param>
public sealed record MyPracticumModel(MyPracticumPage Page, DayChoice Day, string Reflection);
