using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Tables;

/// <summary>What was asked about a table that was sent; the door's own page goes on from there.</summary>
[Route("/sent-tables/{id:guid}"), Allow(Role.DepartmentOfficer, Role.Administrator)]
public sealed class SentTablesController(SentTables tables, Localizer text) : Controller
{
    /// <summary>The page that asks is the door's.</summary>
    [HttpPost("answers"), PostedFrom("/")]
    public async Task<IActionResult> Answer(Id<SentTable> id, List<string>? sheets, int? headerLine, List<string?>? columns, bool? convert, CancellationToken cancel)
    {
        var told = headerLine is null || columns is null ? null : new TableColumnChoice(headerLine.Value, [.. columns.Select(c => string.IsNullOrEmpty(c) ? null : c)]);
        if (told is not null && told.Columns.All(column => column is null)) this.FlashError(text["Tables.Questions.NoColumn"]);
        var answers = new TableAnswers(sheets is { Count: > 0 } ? sheets : null, told?.Columns.Any(column => column is not null) == true ? told : null, convert);
        return await tables.AnswerAsync(User.Viewer(), id, answers, cancel) is { } table ? Redirect(TablePages.Of(table)) : NotFound();
    }

    /// <summary>Everything is asked again.</summary>
    [HttpPost("restart"), PostedFrom("/")]
    public async Task<IActionResult> Restart(Id<SentTable> id, CancellationToken cancel) =>
        await tables.AnswerAsync(User.Viewer(), id, null, cancel) is { } table ? Redirect(TablePages.Of(table)) : NotFound();
}
