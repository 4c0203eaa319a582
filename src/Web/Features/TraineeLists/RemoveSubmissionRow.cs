using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Bỏ một dòng of a draft. The file it came from keeps it, and it can come back to its place.</summary>
public sealed class RemoveSubmissionRow(TraineeListDesk desk) : IUseCase
{
    public Task<Outcome<RowChanged>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, Id<SubmissionRow> rowId, CancellationToken cancel) =>
        desk.ChangeRowAsync(viewer, listId, list => list.Remove(rowId, viewer.AccountId, desk.Now), cancel);
}
