using Lms.Infrastructure.Database;
using Lms.Infrastructure.OnlineSessions;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Lessons;

/// <summary>Saves work on a lesson, and tells "progressed" in the same transaction when a task of the online day is done by it.</summary>
public sealed class LessonProgress(LmsDbContext db, OnlineProgressReader reader, StatementBook book, TimeProvider clock) : IUseCase
{
    internal async Task SaveAsync(LessonPass pass, CancellationToken cancel)
    {
        var before = await reader.ReadAsync(pass.Plan, pass.Enrollment.Id, cancel);
        await db.SaveChangesAsync(cancel);
        var after = await reader.ReadAsync(pass.Plan, pass.Enrollment.Id, cancel);
        if (after.Tasks <= before.Tasks) return;
        var trainee = await book.TraineeAsync(pass.Enrollment, cancel);
        book.Tell(book.Facts.Progressed(trainee, after.Tasks, pass.Plan.Policy.OnlineTasks, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One writer at a time for one trainee's lessons.</summary>
    internal static string Subject(LessonPass pass) => $"lessons/{pass.Enrollment.Id}";
}
