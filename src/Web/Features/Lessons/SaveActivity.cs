using Lms.Domain;
using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Lessons;

/// <summary>Lưu nháp: keeps what is written for an activity so far, as often as wanted.</summary>
public sealed class SaveActivity(LmsDbContext db, LessonDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="seen">When the text was saved that the writer has seen: one saved later elsewhere is not written over.</param>
    public async Task<Outcome<ActivityResponse>> RunAsync(
        Viewer viewer, Id<Enrollment> enrollment, string slug, string text, DateTimeOffset? seen, CancellationToken cancel)
    {
        if (await door.FindAsync(viewer, enrollment, slug, cancel) is not { } pass) return new LessonNotYours();
        if (pass.TasksClosed is { } closed) return closed;

        await using var transaction = await db.BeginWriteAsync(cancel, LessonProgress.Subject(pass));
        var response = await db.ResponseAsync(pass, cancel);
        if (IsNewer(response, seen) && response.Text != text) return new DraftNewerElsewhere(response.Text, response.SavedAt);
        if (response.Save(text, clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return response;
    }

    /// <summary>A browser keeps milliseconds, the database more.</summary>
    private static bool IsNewer(ActivityResponse response, DateTimeOffset? seen) =>
        response.Text.Length > 0 && response.SavedAt - (seen ?? DateTimeOffset.MinValue) > TimeSpan.FromMilliseconds(1);
}

/// <summary>Another device has saved a draft since this one looked: both are there, and the teacher chooses.</summary>
public sealed record DraftNewerElsewhere(string Text, DateTimeOffset SavedAt) : Refusal;

internal static class ActivityResponses
{
    /// <summary>The trainee's answer to the lesson's activity, made when there is none yet.</summary>
    public static async Task<ActivityResponse> ResponseAsync(this LmsDbContext db, LessonPass pass, CancellationToken cancel)
    {
        if (await db.ActivityResponses.FindAsync([pass.Enrollment.Id, pass.Lesson.Slug], cancel) is { } found) return found;
        return db.ActivityResponses.Add(new ActivityResponse(pass.Enrollment.Id, pass.Lesson.Slug)).Entity;
    }
}
