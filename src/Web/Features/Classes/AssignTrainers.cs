using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>Phân công giảng viên: replaces the trainers of a class. A trainer from a trainee's own school is warned of by the page and not refused.</summary>
public sealed class AssignTrainers(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<ClassGroup> classId, IReadOnlyCollection<Id<Trainer>> trainerIds, CancellationToken cancel)
    {
        var wanted = trainerIds.Distinct().ToList();
        await using var transaction = await db.BeginWriteAsync(cancel, $"class/{classId}");
        var group = await db.ClassesVisibleTo(viewer).Include(c => c.Trainers).SingleAsync(c => c.Id == classId, cancel);
        if (await db.Trainers.CountAsync(t => wanted.Contains(t.Id), cancel) != wanted.Count) return new TrainerMissing();
        group.Assign(wanted);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
