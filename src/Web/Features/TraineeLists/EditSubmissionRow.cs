using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Sửa một dòng: types a row's cells anew; the whole list is checked again.</summary>
public sealed class EditSubmissionRow(TraineeListDesk desk) : IUseCase
{
    public Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, Id<SubmissionRow> rowId,
        IReadOnlyDictionary<TraineeColumn, string> cells, int? seen, CancellationToken cancel) =>
        desk.ChangeAsync(viewer, listId, seen, list => list.Retype(rowId, cells), cancel);
}
