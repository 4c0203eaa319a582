using System.Collections.Concurrent;
using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>
/// Nhịp báo có mặt, gathered in memory and written together: with 10,000 people online a row each would be 700 transactions a
/// second. A crash loses what came since the last writing, a few seconds.
/// </summary>
public sealed class Heartbeats
{
    /// <summary>How often they are written.</summary>
    public static readonly TimeSpan WrittenEvery = TimeSpan.FromSeconds(5);

    private const int MostIds = 1000;

    private ConcurrentDictionary<Id<PresenceInterval>, DateTimeOffset> _pending = new();

    public void Note(Id<PresenceInterval> interval, DateTimeOffset at) => _pending.AddOrUpdate(interval, at, (_, before) => at > before ? at : before);

    /// <summary>What was noted of an interval and is not written yet.</summary>
    public DateTimeOffset? Pending(Id<PresenceInterval> interval) => _pending.TryGetValue(interval, out var at) ? at : null;

    /// <summary>Writes what was noted: one statement for all that came within the same second. A closed interval stays as it is.</summary>
    public async Task WriteAsync(LmsDbContext db, CancellationToken cancel)
    {
        var noted = Interlocked.Exchange(ref _pending, new());
        try
        {
            foreach (var (at, ids) in InSeconds(noted))
            {
                await db.PresenceIntervals.Where(i => ids.Contains(i.Id) && !i.IsClosed && i.LastSeen < at)
                    .ExecuteUpdateAsync(set => set.SetProperty(i => i.LastSeen, at), cancel);
            }
        }
        catch
        {
            // The database may be back in a few seconds.
            foreach (var (interval, at) in noted) Note(interval, at);
            throw;
        }
    }

    /// <summary>Rounded down to the second: a stay never gets longer than it was.</summary>
    private static IEnumerable<(DateTimeOffset At, List<Id<PresenceInterval>> Ids)> InSeconds(IEnumerable<KeyValuePair<Id<PresenceInterval>, DateTimeOffset>> noted) =>
        from beat in noted
        group beat.Key by beat.Value.UtcTicks / TimeSpan.TicksPerSecond into second
        from ids in second.Chunk(MostIds)
        select (new DateTimeOffset(second.Key * TimeSpan.TicksPerSecond, TimeSpan.Zero), ids.ToList());
}
