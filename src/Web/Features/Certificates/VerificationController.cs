using Lms.Domain.Certificates;
using Lms.Infrastructure.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Certificates;

/// <summary>Kiểm tra giấy chứng nhận: open to everybody who holds the paper; shows nothing that is not on it.</summary>
[AllowAnonymous, EnableRateLimiting(VerificationLimit.Policy)]
public sealed class VerificationController(LmsDbContext db) : Controller
{
    [HttpGet("/verify")]
    public IActionResult Index(string? code) => string.IsNullOrWhiteSpace(code) ? View("Verify", new Verification("", null, false)) : Answer(code);

    [HttpGet("/verify/{code}")]
    public async Task<IActionResult> Details(string code, CancellationToken cancel)
    {
        if (VerificationCode.Parse(code) is not { } read) return Mistyped(code);
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.VerificationCode == read.Text, cancel);
        if (certificate is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Verify", new Verification(read.Text, certificate, IsMistyped: false));
    }

    private IActionResult Answer(string typed) => VerificationCode.Parse(typed) is { } code ? LocalRedirect($"/verify/{code.Text}") : Mistyped(typed);

    private ViewResult Mistyped(string typed)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Verify", new Verification(typed, null, IsMistyped: true));
    }
}

/// <param name="Typed">The code as typed, or as it is written when it was understood; empty on the form.</param>
/// <param name="Certificate">Null where there is none, or the code is mistyped.</param>
public sealed record Verification(string Typed, Certificate? Certificate, bool IsMistyped);
