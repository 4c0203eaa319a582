using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One proposal of one row: what the cell says and what it would say.</summary>
public sealed record Proposal(SubmissionRow Row, RowFinding Finding, TraineeColumn Column, string Before, string After);

/// <summary>The proposals of one kind, before they are used.</summary>
public sealed record ProposalPage(ListPage Page, string Key, IReadOnlyList<Proposal> Proposals);

/// <summary>Dùng đề nghị cho tất cả: the same kind of proposal for every row of a draft, after a look at each.</summary>
[Allow(Role.UnitOfficer)]
public sealed class ProposalsController(ListPages pages, Localizer text) : Controller
{
    [HttpGet("/trainee-lists/{id:guid}/proposals")]
    public async Task<IActionResult> Index(Id<TraineeSubmission> id, string? key, CancellationToken cancel) =>
        await pages.FindAsync(User.Viewer(), id, cancel) is { MayEdit: true } page && page.List.Proposals(key ?? "") is { Count: > 0 } proposals
            ? View("Proposals", new ProposalPage(page, key!, proposals)) : NotFound();

    /// <param name="rows">The rows whose proposal is used.</param>
    [HttpPost("/trainee-lists/{id:guid}/proposals")]
    public async Task<IActionResult> Use(Id<TraineeSubmission> id, string? key, List<string> rows, [FromServices] UseProposals use, CancellationToken cancel)
    {
        var chosen = rows.Select(r => Id<SubmissionRow>.TryParse(r, null, out var row) ? row : default).ToHashSet();
        var outcome = await use.RunAsync(User.Viewer(), id, key ?? "", chosen, cancel);
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        if (outcome.Succeeded) this.ListDone(text["TraineeLists.Proposals.Used", new { Count = outcome.Value }], null);
        else this.FlashError(text.Of(outcome.Refusal));
        return Redirect(new ListSpot().Of(id));
    }
}
