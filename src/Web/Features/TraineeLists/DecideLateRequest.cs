using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>The department lets a unit send its list until an instant, or says why not.</summary>
public sealed class DecideLateRequest(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    /// <param name="until">The first instant that is too late; null refuses.</param>
    public async Task<Outcome<LateRequest>> RunAsync(Viewer viewer, Id<LateRequest> id, DateTimeOffset? until, string reason, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer) return new LateRequestMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, $"late-request/{id}");
        if (await db.LateRequestsVisibleTo(viewer).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request) return new LateRequestMissing();
        var refusal = until is { } at ? request.Grant(at, reason, viewer.AccountId, desk.Now) : request.Refuse(reason, viewer.AccountId, desk.Now);
        if (refusal is not null) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return request;
    }
}
