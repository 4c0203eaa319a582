using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.ExclusionLists;

/// <summary>Xóa danh sách loại trừ, until trainees are convened.</summary>
public sealed class RemoveExclusionList(LmsDbContext db) : IUseCase
{
    /// <remarks>A list that is already gone is no refusal.</remarks>
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<ExclusionList> listId, CancellationToken cancel = default)
    {
        var planId = await db.ExclusionLists.Where(l => l.Id == listId).Select(l => (Id<Domain.Plans.TrainingPlan>?)l.PlanId).SingleOrDefaultAsync(cancel);
        if (planId is not { } plan) return null;
        await using var transaction = await db.BeginWriteAsync(cancel, $"exclusion-lists/{plan}");
        if (await db.ExclusionListsClosed(viewer, plan, cancel) is { } closed) return closed;
        if (await db.ExclusionLists.SingleOrDefaultAsync(l => l.Id == listId, cancel) is not { } list) return null;

        db.ExclusionLists.Remove(list);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
