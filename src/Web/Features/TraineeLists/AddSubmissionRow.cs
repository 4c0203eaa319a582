using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Thêm một dòng by hand, after the others. Whoever changes other rows meanwhile is not disturbed.</summary>
public sealed class AddSubmissionRow(TraineeListDesk desk) : IUseCase
{
    public Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId,
        IReadOnlyDictionary<TraineeColumn, string> cells, CancellationToken cancel) =>
        desk.ChangeAsync(viewer, listId, null, list => list.Add([new SubmissionRow(list.Id, new RawRow(0, "", cells))]), cancel);
}
