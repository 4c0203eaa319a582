using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Sửa một dòng: types some of its cells anew; the whole list is checked again.</summary>
public sealed class EditSubmissionRow(TraineeListDesk desk) : IUseCase
{
    /// <param name="cells">The cells that the person has changed; an empty text empties the cell.</param>
    /// <param name="seen">The row's edits that the person has seen.</param>
    public Task<Outcome<RowChanged>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, Id<SubmissionRow> rowId,
        IReadOnlyDictionary<TraineeColumn, string> cells, int? seen, CancellationToken cancel) =>
        desk.ChangeRowAsync(viewer, listId, list => list.Edit(rowId, cells, seen, viewer.AccountId, desk.Now), cancel);
}
