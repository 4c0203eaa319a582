using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Infrastructure.OnlineSessions;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Reads what a room shows to someone who has a pass.</summary>
public sealed class RoomReader(LmsDbContext db, OnlineProgressReader progress, Attendees attendees, LocalClock clock) : IUseCase
{
    private const int MostMessages = 200;

    public async Task<RoomPage> PageAsync(RoomPass pass, CancellationToken cancel)
    {
        var minutes = pass.Trainee is { } trainee ? (await progress.ReadAsync(pass.Plan, trainee.Id, cancel)).Minutes : 0;
        var talked = await db.ChatMessages.AnyAsync(m => m.OnlineSessionId == pass.Session.Id, cancel) || await db.Polls.AnyAsync(p => p.OnlineSessionId == pass.Session.Id, cancel);
        return new RoomPage(pass, pass.SeesRoster ? await RosterAsync(pass, cancel) : [], minutes, talked);
    }

    public string Time(DateTimeOffset at) => TimeOnly.FromTimeSpan(clock.ToLocal(at).TimeOfDay).ToText();

    public ChatLine Line(ChatMessage message) => new(message.Id.Value, message.AccountId, message.Author, message.Text, Time(message.At));

    public async Task<IReadOnlyList<ChatLine>> MessagesAsync(Id<OnlineSession> session, CancellationToken cancel)
    {
        var newest = await db.ChatMessages.AsNoTracking().Where(m => m.OnlineSessionId == session).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(MostMessages).ToListAsync(cancel);
        return [.. newest.AsEnumerable().Reverse().Select(Line)];
    }

    /// <summary>The newest poll, open or closed.</summary>
    public Task<Poll?> PollAsync(Id<OnlineSession> session, CancellationToken cancel) =>
        db.Polls.AsNoTracking().Include(p => p.Votes).Where(p => p.OnlineSessionId == session).OrderByDescending(p => p.OpenedAt).FirstOrDefaultAsync(cancel);

    /// <summary>The class by given name: who is in, who is missing, and everybody's minutes.</summary>
    public async Task<IReadOnlyList<RosterLine>> RosterAsync(RoomPass pass, CancellationToken cancel)
    {
        var trainees = await (
            from enrollment in db.Enrollments.Active()
            join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
            join school in db.OrgUnits on teacher.SchoolId equals school.Id
            where enrollment.ClassGroupId == pass.Class.Id && !enrollment.IsReserve && enrollment.State != EnrollmentState.Nominated
            select new { enrollment.Id, teacher.FullName, teacher.SortKey, School = school.NameOn(pass.Plan.DeadlineDate) }).ToListAsync(cancel);
        var ids = trainees.Select(t => t.Id).ToList();
        var minutes = await progress.ReadAsync(pass.Plan, ids, cancel);
        var seen = await db.PresenceIntervals.Where(i => i.OnlineSessionId == pass.Session.Id)
            .GroupBy(i => i.EnrollmentId).Select(g => new { g.Key, At = g.Max(i => i.LastSeen) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var inside = attendees.In(pass.Session.Id);

        return [.. trainees.OrderBy(t => t.SortKey, StringComparer.Ordinal).Select(t => new RosterLine(
            t.Id.Value, t.FullName, t.School, inside.Contains(t.Id), minutes[t.Id].Minutes, minutes[t.Id].Minutes >= pass.Plan.Policy.OnlineMinutes,
            seen.TryGetValue(t.Id, out var at) ? Time(at) : null))];
    }
}
