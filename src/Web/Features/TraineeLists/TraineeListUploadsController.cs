using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.TraineeLists;

/// <summary>How a list begins: by files, by hand, or by saying that nobody is sent.</summary>
[Allow(Role.UnitOfficer)]
public sealed class TraineeListUploadsController(ListPages pages, ListUploadPages uploads, Localizer text) : Controller
{
    /// <summary>Fourteen files of ten megabytes, which is more than anyone has.</summary>
    private const long MostBytes = 150 << 20;

    /// <summary>Small files are read by then; for larger ones there is a page that shows how far they are.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Keeps all files, then has them read. What could be read is on the list, what could not is told.
    /// </summary>
    [HttpPost("/plans/{planId:guid}/trainee-lists"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(Id<TrainingPlan> planId, List<IFormFile> files, bool? instead, [FromServices] QueueListUploads queue, CancellationToken cancel)
    {
        if (await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is not { } mine) return NotFound();
        if (files.Count == 0) return Again(mine, instead, text["TraineeLists.Upload.NoFile"]);
        if (instead is null && mine.Drafted > 0) return Again(mine, instead, text["TraineeLists.Upload.ChooseMode"]);

        var outcome = await queue.RunAsync(User.Viewer(), planId, [.. files.Select(file => new TraineeListFile(file.FileName, file.OpenReadStream()))], instead == true, cancel);
        if (!outcome.Succeeded) return Again(mine, instead, text.Of(outcome.Refusal));
        var batch = await SettledAsync(outcome.Value, cancel);
        if (batch.Exists(u => u.IsUnderWay || u.State == UploadState.Asking)) return Redirect($"/plans/{planId}/trainee-lists/uploads");
        var problems = batch.Where(u => u.State == UploadState.Failed).Select(u => text.Of(u.Refusal!)).ToList();
        return batch.Find(u => u.ListId is not null) is { ListId: { } list } ? await TakenAsync(batch, list, problems, cancel) : Again(mine, instead, [.. problems]);
    }

    [HttpGet("/plans/{planId:guid}/trainee-lists/uploads")]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, CancellationToken cancel) =>
        await uploads.FindAsync(User.Viewer(), planId, cancel) is { } page ? View("Uploads", page) : NotFound();

    /// <summary>How far the files are, for the page to ask again and again.</summary>
    [HttpGet("/plans/{planId:guid}/trainee-lists/uploads/state")]
    public async Task<IActionResult> State(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var files = await uploads.FilesAsync(User.Viewer(), planId, cancel);
        if (files.Count == 0 && await pages.UnitPlanAsync(User.Viewer(), planId, cancel) is null) return NotFound();
        return Json(new
        {
            next = files.Count > 0 && files.All(f => f.Upload.State == UploadState.Done) ? $"/trainee-lists/{files[^1].Upload.ListId}" : null,
            files = files.Select(f => new { id = f.Upload.Id.ToString(), state = f.Upload.State.ToString(), done = f.Progress?.Lines ?? 0, of = f.Progress?.Of ?? 0 }),
        });
    }

    /// <summary>What was asked about a file: its sheets, its columns, its old encoding.</summary>
    [HttpPost("/list-uploads/{id:guid}/answers"), PostedFrom("/trainee-lists")]
    public async Task<IActionResult> Answer(Id<ListUpload> id, List<string>? sheets, int? headerLine, List<string?>? columns, bool? convert, Guid plan, [FromServices] QueueListUploads queue, CancellationToken cancel)
    {
        var told = headerLine is null || columns is null ? null
            : new ColumnChoice(headerLine.Value, [.. columns.Select(c => Enum.TryParse<TraineeColumn>(c, out var column) && Enum.IsDefined(column) ? column : (TraineeColumn?)null)]);
        var outcome = await queue.AnswerAsync(User.Viewer(), id, new UploadAnswers(sheets is { Count: > 0 } ? sheets : null, told, convert), cancel);
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        if (!outcome.Succeeded)
        {
            this.FlashError(text.Of(outcome.Refusal));
            return Redirect($"/plans/{plan}/trainee-lists/uploads#file-{id}");
        }
        var batch = await SettledAsync(outcome.Value, cancel);
        return batch.TrueForAll(u => u.State is UploadState.Done or UploadState.Discarded) && batch.Find(u => u.ListId is not null) is { ListId: { } list }
            ? await TakenAsync(batch, list, [], cancel) : Redirect($"/plans/{plan}/trainee-lists/uploads");
    }

    /// <summary>
    /// Chọn lại cột: asks about the columns of a file that was read; nothing changes before the answer.
    /// </summary>
    [HttpPost("/list-uploads/{id:guid}/columns"), PostedFrom("/trainee-lists")]
    public async Task<IActionResult> ChooseAgain(Id<ListUpload> id, Guid plan, [FromServices] QueueListUploads queue, CancellationToken cancel)
    {
        var outcome = await queue.ChooseAgainAsync(User.Viewer(), id, cancel);
        if (outcome.Refusal is SubmissionMissing) return NotFound();
        if (outcome.Succeeded) await SettledAsync(outcome.Value, cancel);
        else this.FlashError(text.Of(outcome.Refusal));
        return Redirect($"/plans/{plan}/trainee-lists/uploads#file-{id}");
    }

    [HttpPost("/list-uploads/{id:guid}/removal"), PostedFrom("/trainee-lists")]
    public async Task<IActionResult> Discard(Id<ListUpload> id, Guid plan, [FromServices] QueueListUploads queue, CancellationToken cancel)
    {
        var refusal = await queue.DiscardAsync(User.Viewer(), id, cancel);
        if (refusal is SubmissionMissing) return NotFound();
        if (refusal is not null) this.FlashError(text.Of(refusal));
        var left = await uploads.FilesAsync(User.Viewer(), new Id<TrainingPlan>(plan), cancel);
        return Redirect(left.Any(f => f.Upload.State != UploadState.Done) ? $"/plans/{plan}/trainee-lists/uploads" : $"/plans/{plan}/trainee-lists");
    }

    [HttpPost("/column-mappings/{id:guid}/removal"), PostedFrom("/trainee-lists")]
    public async Task<IActionResult> Forget(Id<ColumnMapping> id, Guid plan, CancellationToken cancel)
    {
        if (!await uploads.ForgetAsync(User.Viewer(), id, cancel)) return NotFound();
        this.FlashSuccess(text["TraineeLists.Mapping.Forgotten"]);
        return Redirect($"/plans/{plan}/trainee-lists/uploads");
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

    private async Task<List<ListUpload>> SettledAsync(QueuedUploads queued, CancellationToken cancel)
    {
        await Task.WhenAny(queued.Settled, Task.Delay(Patience, cancel));
        return await uploads.BatchAsync(User.Viewer(), queued.BatchId, cancel);
    }

    private async Task<RedirectResult> TakenAsync(List<ListUpload> batch, Id<TraineeSubmission> list, List<string> problems, CancellationToken cancel)
    {
        if (problems.Count > 0) this.FlashError(text["TraineeLists.Upload.SomeFailed", new { Problems = string.Join("\n", problems) }]);
        var done = batch.Where(u => u.State == UploadState.Done).ToList();
        var words = text["TraineeLists.Upload.Done", new { Files = done.Count, Rows = await uploads.RowsAsync(list, cancel) }];
        this.FlashSuccess(done.Exists(u => u.MappingId is not null) ? words + " " + text["TraineeLists.Mapping.Used"] : words);
        return Redirect($"/trainee-lists/{list}");
    }

    private ViewResult Again(UnitPlan mine, bool? instead, params string[] problems) =>
        View("UnitPlan", new UploadForm { Part = mine, Instead = instead, Problems = problems });
}
