using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Biên nhận with the list to sign.</summary>
/// <param name="Superior">Cơ quan chủ quản: who stood above the unit on the plan's deadline, as the list's head names it; null where nobody did.</param>
public sealed record ReceiptPage(ListPage Page, string? Superior);

/// <summary>What vouches for a list that was sent.</summary>
public sealed class ListReceipts(LmsDbContext db, ListPages pages) : IUseCase
{
    /// <returns>Null where the viewer sees no such list, or it was not sent.</returns>
    public async Task<ReceiptPage?> FindAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel)
    {
        if (await pages.FindAsync(viewer, id, cancel) is not { List.ReceiptNumber: not null } page) return null;
        var superior = page.Unit.ParentId is { } parent ? await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == parent, cancel) : null;
        return new ReceiptPage(page, superior?.NameOn(page.Plan.DeadlineDate));
    }
}
