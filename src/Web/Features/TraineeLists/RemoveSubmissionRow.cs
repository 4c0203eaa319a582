using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Bỏ một dòng of a draft. The file it came from keeps it.</summary>
public sealed class RemoveSubmissionRow(TraineeListDesk desk) : IUseCase
{
    public Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, Id<SubmissionRow> rowId, CancellationToken cancel) =>
        desk.ChangeAsync(viewer, listId, null, list => list.Remove(rowId), cancel);
}
