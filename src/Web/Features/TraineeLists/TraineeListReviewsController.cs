using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>What is decided about one row, as typed.</summary>
public sealed class ReviewFormRow
{
    public Id<SubmissionRow> RowId { get; set; }

    /// <summary>The box is ticked: the row is accepted.</summary>
    public bool Accept { get; set; }

    [StringLength(1000), Display(Name = "TraineeLists.Review.Reason")] public string? Reason { get; set; }
}

/// <param name="Reason">For every row without a reason of its own.</param>
/// <param name="Problem">Why nothing was decided.</param>
public sealed record ReviewPage(ListPage List, List<ReviewFormRow> Rows, string? Reason, string? Problem);

/// <summary>Xét danh sách row by row: the department accepts some and says of each other why not.</summary>
[Route("/trainee-lists/{id:guid}/review"), Allow(Role.DepartmentOfficer)]
public sealed class TraineeListReviewsController(ListPages pages, Localizer text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Id<TraineeSubmission> id, CancellationToken cancel)
    {
        if (await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        if (!page.MayDecide || page.List.Rows.Count == 0) return Redirect($"/trainee-lists/{id}");
        return View("Review", new ReviewPage(page, [.. Open(page).Select(r => new ReviewFormRow { RowId = r.Id, Accept = true })], null, null));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Id<TraineeSubmission> id, List<ReviewFormRow> rows, [StringLength(1000)] string? reason, [FromServices] AcceptTraineeList accept, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var problem = text["TraineeLists.Review.NotRead"];
        if (ModelState.IsValid && rows.Count > 0)
        {
            var rejections = rows.Where(r => !r.Accept).GroupBy(r => r.RowId).ToDictionary(g => g.Key, g => string.IsNullOrWhiteSpace(g.First().Reason) ? reason ?? "" : g.First().Reason!);
            var outcome = await accept.RunAsync(User.Viewer(), id, rejections, cancel);
            if (outcome.Refusal is SubmissionMissing) return NotFound();
            if (outcome.Succeeded)
            {
                this.FlashSuccess(rejections.Count == 0 ? text["TraineeLists.Accepted"] : text["TraineeLists.Review.Done", new { Accepted = outcome.Value.Rows.Count(r => r.Decision == RowDecision.Accepted), Rejected = rejections.Count }]);
                return Redirect($"/trainee-lists/{id}");
            }

            problem = text.Of(outcome.Refusal);
        }

        if (await pages.FindAsync(User.Viewer(), id, cancel) is not { } page) return NotFound();
        if (!page.MayDecide)
        {
            this.FlashError(problem);
            return Redirect($"/trainee-lists/{id}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Review", new ReviewPage(page, InOrderOf(page, rows), reason, problem));
    }

    /// <summary>The rows that can be decided: those the unit has not given up.</summary>
    private static IEnumerable<SubmissionRow> Open(ListPage page) => page.List.InOrder.Where(r => !r.IsReleased);

    /// <summary>What was typed, for every row that is there, in the list's order.</summary>
    private List<ReviewFormRow> InOrderOf(ListPage page, List<ReviewFormRow> rows)
    {
        ModelState.Clear();
        var typed = rows.GroupBy(r => r.RowId).ToDictionary(g => g.Key, g => g.First());
        return [.. Open(page).Select(r => typed.GetValueOrDefault(r.Id) ?? new ReviewFormRow { RowId = r.Id, Accept = true })];
    }
}
