using Lms.Domain;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Features.Statements;

/// <summary>Bản ghi xAPI: of all to the department, of the own classes to a trainer, of itself to a teacher.</summary>
public sealed class StatementsController(StatementReader statements, StatementDetailsReader details) : Controller
{
    [HttpGet("/statements"), Allow(Role.Inspector, Role.Administrator, Role.DepartmentOfficer, Role.Trainer, Role.Teacher)]
    public async Task<IActionResult> Index(StatementFilter filter, CancellationToken cancel)
    {
        // A place in the list that cannot be read is the newest page; what narrows the list is judged by its reader.
        ModelState.Clear();
        var list = await statements.ListAsync(User.Viewer(), filter, cancel);
        if (list.Faults.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(list);
    }

    [HttpGet("/statements/{id:guid}"), Allow(Role.Inspector, Role.Administrator, Role.DepartmentOfficer, Role.Trainer, Role.Teacher)]
    public async Task<IActionResult> Details(Guid id, CancellationToken cancel) =>
        await details.FindAsync(User.Viewer(), id, cancel) is { } found ? View(found) : NotFound();

    /// <summary>The content, to be saved and not shown: anybody with a key could have sent it.</summary>
    [HttpGet("/statements/{id:guid}/attachments/{sha2}"), Allow(Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Attachment(Guid id, string sha2, CancellationToken cancel)
    {
        if (await details.OpenAsync(id, sha2, cancel) is not var (content, type)) return NotFound();
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"xapi-{sha2[..Math.Min(12, sha2.Length)]}{AttachmentNames.Extension(type)}" }.ToString();
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(content, "application/octet-stream");
    }
}

internal static class AttachmentNames
{
    private static readonly Dictionary<string, string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/json"] = ".json",
        ["application/pdf"] = ".pdf",
        ["application/zip"] = ".zip",
        ["audio/mpeg"] = ".mp3",
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["text/csv"] = ".csv",
        ["text/plain"] = ".txt",
        ["video/mp4"] = ".mp4",
    };

    /// <summary>The extension of harmless, common types; others get one that no program opens by itself.</summary>
    public static string Extension(string contentType) => Extensions.GetValueOrDefault(contentType.Split(';')[0].Trim(), ".bin");
}
