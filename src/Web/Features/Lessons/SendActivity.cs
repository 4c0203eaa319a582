using Lms.Domain;
using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Lessons;

/// <summary>Nộp bài: hands in the answer to a lesson's activity, or hands in a better one.</summary>
public sealed class SendActivity(LmsDbContext db, LessonDoor door, LessonProgress progress, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<ActivityResponse>> RunAsync(Viewer viewer, Id<Enrollment> enrollment, string slug, string text, CancellationToken cancel)
    {
        if (await door.FindAsync(viewer, enrollment, slug, cancel) is not { } pass) return new LessonNotYours();
        if (pass.TasksClosed is { } closed) return closed;

        await using var transaction = await db.BeginWriteAsync(cancel, LessonProgress.Subject(pass));
        var response = await db.ResponseAsync(pass, cancel);
        if (response.Send(pass.Lesson.Activity, text, clock.GetUtcNow()) is { } refusal) return refusal;
        await progress.SaveAsync(pass, cancel);
        await transaction.CommitAsync(cancel);
        return response;
    }
}
