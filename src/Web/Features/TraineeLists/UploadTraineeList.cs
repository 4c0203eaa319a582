using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>An uploaded file. Its content can be read twice.</summary>
public sealed record TraineeListFile(string Name, Stream Content);

/// <summary>
/// Reads a file that needs no answers straight into the unit's draft. The file is kept as it was sent; it lies safely on disk
/// before the rows that name it are saved. What people upload goes by <see cref="QueueListUploads"/>.
/// </summary>
public sealed class UploadTraineeList(LmsDbContext db, TraineeListDesk desk, ListIntake intake, FileStore files) : IUseCase
{
    /// <param name="instead">True replaces what is on the draft; false adds to it.</param>
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, TraineeListFile file, bool instead, CancellationToken cancel)
    {
        if (await desk.PlaceAsync(viewer, planId, cancel) is not { } place) return new SubmissionMissing();
        if (await desk.RefuseClosedAsync(place, cancel) is { } early) return early;
        var reading = TraineeWorkbook.Read(file.Content, file.Name);
        if (!reading.Succeeded) return reading.Refusal;
        file.Content.Position = 0;
        var stored = await files.SaveAsync(file.Content, WorkbookLimits.Default.MaxFileBytes, cancel);
        if (!stored.Succeeded) return stored.Refusal;

        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        var (list, refusals) = await intake.TakeAsync(viewer, place, [new(file.Name, stored.Value.Sha256, stored.Value.Bytes, reading.Value)], instead, cancel);
        if (refusals[0] is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }
}
