using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Giữ nguyên như đã gửi: undoes the automatic mend of a cell, or lets it be mended again.</summary>
public sealed class KeepSubmissionCell(TraineeListDesk desk) : IUseCase
{
    public Task<Outcome<RowChanged>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, Id<SubmissionRow> rowId,
        TraineeColumn column, bool keep, int? seen, CancellationToken cancel) =>
        desk.ChangeRowAsync(viewer, listId, list => list.Keep(rowId, column, keep, seen, viewer.AccountId, desk.Now), cancel);
}
