using System.ComponentModel.DataAnnotations;
using System.IO.Compression;
using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Infrastructure.Files;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Certificates;

/// <summary>Giấy chứng nhận: issuing those of a plan, one certificate with its PDF, revoking it, the register book.</summary>
public sealed class CertificatesController(LmsDbContext db, FileStore files, Localizer text, LocalClock clock) : Controller
{
    [HttpGet("/plans/{planId:guid}/certificates"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public Task<IActionResult> Plan(Id<TrainingPlan> planId, CancellationToken cancel) => PlanPage(planId, null, cancel);

    [HttpPost("/plans/{planId:guid}/certificates"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Issue(Id<TrainingPlan> planId, SigningForm form, [FromServices] IssueCertificates issue, CancellationToken cancel)
    {
        var viewer = User.Viewer();
        if (!await db.PlansVisibleTo(viewer).AnyAsync(p => p.Id == planId, cancel)) return NotFound();
        if (!ModelState.IsValid) return await PlanPage(planId, form, cancel);
        var outcome = await issue.RunAsync(viewer, planId, new CertificateSigning(form.Title!, form.Name!, form.IssuedOn!.Value), cancel);
        if (outcome.Refusal is { } refusal)
        {
            ModelState.AddModelError("", text.Of(refusal));
            return await PlanPage(planId, form, cancel);
        }

        var issued = outcome.Value!;
        this.FlashSuccess(text["Certificates.Issued", new { issued.Count, First = issued[0].Content.RegisterNumber, Last = issued[^1].Content.RegisterNumber }]);
        return LocalRedirect($"/plans/{planId}/certificates");
    }

    /// <summary>The valid certificates of a plan, sorted by unit and given name, written to the browser as they are read.</summary>
    [HttpGet("/plans/{planId:guid}/certificates/archive"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Archive(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(User.Viewer()).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return NotFound();
        var certificates = await OfPlanAsync(planId, cancel);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{ArchiveNames.Slug($"giay-chung-nhan {plan.Number}")}.zip\"";
        // Some headers of a ZIP are written synchronously; the pipe takes them where the body would refuse.
        await using var zip = await ZipArchive.CreateAsync(Response.BodyWriter.AsStream(), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var certificate in certificates.Where(c => c.State == CertificateState.Issued))
        {
            // A PDF is compressed already.
            await using var entry = await zip.CreateEntry(ArchiveNames.Of(certificate), CompressionLevel.NoCompression).OpenAsync(cancel);
            await using var pdf = files.OpenRead(certificate.PdfSha256);
            await pdf.CopyToAsync(entry, cancel);
        }

        return new EmptyResult();
    }

    [HttpGet("/certificates/{id:guid}"), AllowEveryRole]
    public Task<IActionResult> Details(Id<Certificate> id, CancellationToken cancel) => OnePage(id, "", cancel);

    [HttpGet("/certificates/{id:guid}/pdf"), AllowEveryRole]
    public async Task<IActionResult> Pdf(Id<Certificate> id, CancellationToken cancel)
    {
        var certificate = await db.CertificatesVisibleTo(User.Viewer()).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        return certificate is null ? NotFound() : File(files.OpenRead(certificate.PdfSha256), "application/pdf", ArchiveNames.FileOf(certificate));
    }

    [HttpPost("/certificates/{id:guid}/revocation"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Revoke(Id<Certificate> id, string? reason, [FromServices] RevokeCertificate revoke, CancellationToken cancel)
    {
        var viewer = User.Viewer();
        if (!await db.CertificatesVisibleTo(viewer).AnyAsync(c => c.Id == id, cancel)) return NotFound();
        if (await revoke.RunAsync(viewer, id, reason ?? "", cancel) is { } refusal)
        {
            ModelState.AddModelError("", text.Of(refusal));
            return await OnePage(id, reason ?? "", cancel);
        }

        this.FlashSuccess(text["Certificates.Revoked"]);
        return LocalRedirect($"/certificates/{id}");
    }

    [HttpGet("/register-books/{year:int:range(2000,2999)}"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Register(int year, CancellationToken cancel)
    {
        var certificates = await db.CertificatesVisibleTo(User.Viewer()).AsNoTracking().Where(c => c.Year == year).OrderBy(c => c.Sequence).ToListAsync(cancel);
        var years = await db.RegisterBooks.Where(b => b.Last > 0).OrderBy(b => b.Year).Select(b => b.Year).ToListAsync(cancel);
        return View(new RegisterPage(year, years, certificates));
    }

    private Task<List<Certificate>> OfPlanAsync(Id<TrainingPlan> planId, CancellationToken cancel) =>
        db.CertificatesVisibleTo(User.Viewer()).AsNoTracking().Where(c => db.Enrollments.Any(e => e.Id == c.EnrollmentId && e.PlanId == planId))
            .OrderBy(c => c.Year).ThenBy(c => c.Sequence).ToListAsync(cancel);

    private async Task<IActionResult> PlanPage(Id<TrainingPlan> planId, SigningForm? form, CancellationToken cancel)
    {
        var viewer = User.Viewer();
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var waiting = (await db.CardsOf(db.EnrollmentsVisibleTo(viewer).AwaitingCertificate(db, planId)).ToListAsync(cancel)).InRegisterOrder().ToList();
        var issued = await OfPlanAsync(planId, cancel);
        form ??= new SigningForm { IssuedOn = clock.Today, Title = issued.LastOrDefault()?.Content.SignerTitle, Name = issued.LastOrDefault()?.Content.SignerName };
        return View("Plan", new PlanCertificates(plan, waiting, issued, form));
    }

    private async Task<IActionResult> OnePage(Id<Certificate> id, string reason, CancellationToken cancel)
    {
        var certificate = await db.CertificatesVisibleTo(User.Viewer()).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (certificate is null) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var planId = await db.Enrollments.Where(e => e.Id == certificate.EnrollmentId).Select(e => e.PlanId).SingleAsync(cancel);
        return View("Details", new CertificateDetails(certificate, planId, reason));
    }
}

/// <summary>Who signs the certificates, and when.</summary>
public sealed record SigningForm
{
    [Required, StringLength(200), Display(Name = "Certificates.SignerTitle")]
    public string? Title { get; init; }

    [Required, StringLength(100), Display(Name = "Certificates.SignerName")]
    public string? Name { get; init; }

    [Required, DataType(DataType.Date), Display(Name = "Certificates.IssuedOn")]
    public DateOnly? IssuedOn { get; init; }
}

public sealed record PlanCertificates(
    TrainingPlan Plan,
    IReadOnlyList<TraineeCard> Waiting,
    IReadOnlyList<Certificate> Issued,
    SigningForm Form)
{
    /// <summary>Whose certificate waits for a letter that can be printed, with these letters.</summary>
    public IReadOnlyList<(TraineeCard Card, IReadOnlyList<string> Letters)> Unprintable { get; } =
        [.. Waiting.Select(card => (card, card.UnprintableLetters())).Where(one => one.Item2.Count > 0)];

    /// <summary>How many of those who wait can get theirs now.</summary>
    public int Printable => Waiting.Count - Unprintable.Count;
}

/// <param name="Reason">What was typed as the reason to revoke.</param>
public sealed record CertificateDetails(Certificate Certificate, Id<TrainingPlan> PlanId, string Reason);

public sealed record RegisterPage(int Year, IReadOnlyList<int> Years, IReadOnlyList<Certificate> Certificates);
