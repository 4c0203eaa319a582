using System.Collections.Concurrent;
using Lms.Domain;
using Lms.Domain.XapiClients;

namespace Lms.Web.Xapi;

/// <summary>What a client has asked of this node in the running minute and sent in the running day.</summary>
public sealed record XapiUse(int Requests, long Bytes);

/// <summary>
/// Keeps clients within their quotas (hạn mức). Each node counts for itself, in memory: a quota is there so that nobody
/// runs wild, and a restart forgives.
/// </summary>
public sealed class XapiMeter(TimeProvider clock)
{
    private const long Megabyte = 1 << 20;

    private readonly ConcurrentDictionary<Guid, Count> counts = [];

    /// <summary>Counts one request; throws where it is one too many.</summary>
    /// <param name="declared">How much it says it sends, in bytes.</param>
    public void Take(XapiCaller caller, long declared)
    {
        if (!caller.IsLimited) return;
        var quota = caller.Quota ?? XapiQuota.Usual;
        var now = clock.GetUtcNow();
        if (counts.GetOrAdd(caller.Id, _ => new()).Take(quota, declared, now) is { } wait)
            throw Beyond(quota, wait);
    }

    /// <summary>Counts what a request sent that did not say how much it would be.</summary>
    public void Add(XapiCaller caller, long bytes)
    {
        if (caller.IsLimited) counts.GetOrAdd(caller.Id, _ => new()).Add(bytes, clock.GetUtcNow());
    }

    public XapiUse UseOf(Id<XapiClient> client) =>
        counts.TryGetValue(client.Value, out var count) ? count.At(clock.GetUtcNow()) : new(0, 0);

    private static XapiProblem Beyond(XapiQuota quota, TimeSpan wait)
    {
        var message = $"These credentials may ask {quota.RequestsPerMinute} times in a minute and send "
            + $"{quota.MegabytesPerDay} MB in a day. Try again later.";
        return new(StatusCodes.Status429TooManyRequests, message) { RetryAfter = wait };
    }

    private sealed class Count
    {
        private readonly Lock turn = new();
        private long minute;
        private int requests;
        private DateOnly day;
        private long bytes;

        /// <returns>Null where it is within the quota, else how long to wait.</returns>
        public TimeSpan? Take(XapiQuota quota, long declared, DateTimeOffset now)
        {
            lock (turn)
            {
                Turn(now);
                if (requests >= quota.RequestsPerMinute) return TimeSpan.FromSeconds(60 - now.Second);
                if (bytes + declared > quota.MegabytesPerDay * Megabyte)
                    return VietnamTime.StartOf(day.AddDays(1)) - now;
                requests++;
                bytes += declared;
                return null;
            }
        }

        public void Add(long more, DateTimeOffset now)
        {
            lock (turn)
            {
                Turn(now);
                bytes += more;
            }
        }

        public XapiUse At(DateTimeOffset now)
        {
            lock (turn)
            {
                Turn(now);
                return new(requests, bytes);
            }
        }

        /// <summary>Begins anew with a new minute and a new day.</summary>
        private void Turn(DateTimeOffset now)
        {
            var (thisMinute, today) = (now.UtcTicks / TimeSpan.TicksPerMinute, VietnamTime.DateOf(now));
            if (minute != thisMinute) (minute, requests) = (thisMinute, 0);
            if (day != today) (day, bytes) = (today, 0);
        }
    }
}
