using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Hoàn tác một lần sửa: the row has its former text again, or stands at its place again. Undoing can be undone as well.</summary>
public sealed class UndoRowChange(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public Task<Outcome<RowChanged>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, Id<RowChange> changeId, CancellationToken cancel) =>
        desk.ChangeRowAsync(viewer, listId, async list =>
        {
            if (await db.RowChanges.SingleOrDefaultAsync(c => c.Id == changeId && c.SubmissionId == list.Id, cancel) is not { } change) return new RowChangeMissing();
            // A removed row is found by who asks for it by name.
            await db.SubmissionRows.IgnoreQueryFilters().Where(r => r.Id == change.RowId && r.SubmissionId == list.Id).LoadAsync(cancel);
            return list.Undo(change, viewer.AccountId, desk.Now);
        }, cancel);
}
