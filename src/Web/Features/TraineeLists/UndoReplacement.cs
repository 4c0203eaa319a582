using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Hoàn tác việc thay danh sách: the rows that made place come back with their edits. Undoing can be undone as well.
/// </summary>
public sealed class UndoReplacement(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, CancellationToken cancel) =>
        desk.LoadAndChangeAsync(viewer, listId, async list =>
        {
            // What made place is found by who asks for it.
            await db.SubmissionRows.IgnoreQueryFilters().Where(r => r.SubmissionId == list.Id).LoadAsync(cancel);
            await db.Set<SubmissionFile>().IgnoreQueryFilters().Where(f => f.SubmissionId == list.Id).LoadAsync(cancel);
            return list.UndoReplacement(desk.Now);
        }, cancel);
}
