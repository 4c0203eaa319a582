using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>How a list begins: by files, by hand, or by saying that nobody is sent.</summary>
[Allow(Role.UnitOfficer)]
public sealed class TraineeListUploadsController(ListPages pages, Localizer text) : Controller
{
    /// <summary>Fourteen files of ten megabytes, which is more than anyone has.</summary>
    private const long MostBytes = 150 << 20;

    /// <summary>Takes the files one after another. What could be read is on the list, what could not is told.</summary>
    [HttpPost("/plans/{planId:guid}/trainee-lists"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(Id<TrainingPlan> planId, List<IFormFile> files, bool? instead, [FromServices] UploadTraineeList upload, CancellationToken cancel)
    {
        if (await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is not { } mine) return NotFound();
        if (files.Count == 0) return Again(mine, instead, text["TraineeLists.Upload.NoFile"]);
        if (instead is null && mine.Draft?.Rows.Count > 0) return Again(mine, instead, text["TraineeLists.Upload.ChooseMode"]);

        TraineeSubmission? list = null;
        var problems = new List<string>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var outcome = await upload.RunAsync(User.Viewer(), planId, new TraineeListFile(file.FileName, content), instead == true && list is null, cancel);
            if (outcome.Succeeded) list = outcome.Value;
            else problems.Add(text.Of(outcome.Refusal));
        }
        if (list is null) return Again(mine, instead, [.. problems]);
        if (problems.Count > 0) this.FlashError(text["TraineeLists.Upload.SomeFailed", new { Problems = string.Join("\n", problems) }]);
        this.FlashSuccess(text["TraineeLists.Upload.Done", new { Files = files.Count - problems.Count, Rows = list.Rows.Count }]);
        return Redirect($"/trainee-lists/{list.Id}");
    }

    [HttpPost("/plans/{planId:guid}/trainee-lists/drafts")]
    public async Task<IActionResult> CreateDraft(Id<TrainingPlan> planId, [FromServices] StartTraineeList start, CancellationToken cancel)
    {
        if (await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is not { } mine) return NotFound();
        var outcome = await start.RunAsync(User.Viewer(), planId, cancel);
        return outcome.Succeeded ? Redirect($"/trainee-lists/{outcome.Value.Id}/rows/new") : Again(mine, null, text.Of(outcome.Refusal));
    }

    [HttpPost("/plans/{planId:guid}/trainee-lists/nothing")]
    public async Task<IActionResult> CreateNothing(Id<TrainingPlan> planId, string? reason, [FromServices] DeclareNothingToSend declare, CancellationToken cancel)
    {
        if (await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is not { } mine) return NotFound();
        var outcome = await declare.RunAsync(User.Viewer(), planId, reason ?? "", cancel);
        return outcome.Succeeded
            ? Redirect($"/trainee-lists/{outcome.Value.Id}/receipt")
            : View("UnitPlan", new UploadForm { Part = mine, Reason = reason, Problems = [text.Of(outcome.Refusal)] });
    }

    private ViewResult Again(UnitPlan mine, bool? instead, params string[] problems) =>
        View("UnitPlan", new UploadForm { Part = mine, Instead = instead, Problems = problems });
}
