using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>Names a class and its room.</summary>
public sealed class DescribeClass(LmsDbContext db) : IUseCase
{
    /// <param name="revision">The revision the form was filled from; null overwrites whatever is there.</param>
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<ClassGroup> classId, string name, string room, int? revision, CancellationToken cancel)
    {
        var group = await db.ClassesVisibleTo(viewer).SingleAsync(c => c.Id == classId, cancel);
        if (revision is { } seen) db.ExpectRevision(group, seen);
        if (group.Describe(name, room) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
