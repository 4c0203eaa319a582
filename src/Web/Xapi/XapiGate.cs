using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Lms.Web.Xapi;

/// <summary>
/// How many come in at once, and what a stranger may cost before it is known. The pages' own limits are not in the way
/// of a store's load (<see cref="XapiHosting.UseXapi"/>), so these stand here.
/// </summary>
public sealed class XapiGate : IAsyncDisposable
{
    /// <summary>So long a queue is waited in; whoever comes then is sent away.</summary>
    private const int MostWaiting = 1024;

    /// <summary>Forms that strangers may be sending at the same time, from one address and from all.</summary>
    private const int FormsOfAddress = 8;
    private const int FormsOfAll = 64;

    private readonly ConcurrencyLimiter all;
    private readonly PartitionedRateLimiter<string> forms;
    private readonly PartitionedRateLimiter<string> failures;

    public XapiGate(IOptions<XapiOptions> options)
    {
        all = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Value.MaxRequestsAtOnce,
            QueueLimit = MostWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        forms = PartitionedRateLimiter.CreateChained(FormsAtOnce(a => a, FormsOfAddress),
            FormsAtOnce(_ => "", FormsOfAll));
        var perMinute = options.Value.MaxFailuresPerMinute;
        failures = PartitionedRateLimiter.Create<string, string>(
            address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(perMinute)));
    }

    /// <summary>Waits for room; throws where too many wait already.</summary>
    public async ValueTask<RateLimitLease> EnterAsync(CancellationToken cancel)
    {
        var lease = await all.AcquireAsync(1, cancel);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        throw new XapiProblem(StatusCodes.Status503ServiceUnavailable,
            "Too many requests at once. Try again in a moment.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
    }

    /// <summary>Room for a form of somebody who is not known yet, until it is given back.</summary>
    public RateLimitLease EnterWithForm(HttpContext http)
    {
        var lease = forms.AttemptAcquire(AddressOf(http));
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        throw TooMany("Too many forms at once without credentials in the header Authorization.");
    }

    /// <summary>
    /// Whether so many wrong credentials came from this address that made-up ones are no longer looked up.
    /// </summary>
    public bool IsExhausted(HttpContext http)
    {
        using var lease = failures.AttemptAcquire(AddressOf(http), 0);
        return !lease.IsAcquired;
    }

    /// <summary>Counts wrong credentials; false where there were too many.</summary>
    public bool CountFailure(HttpContext http)
    {
        using var lease = failures.AttemptAcquire(AddressOf(http));
        return lease.IsAcquired;
    }

    public static XapiProblem TooMany(string message) =>
        new(StatusCodes.Status429TooManyRequests, message) { RetryAfter = TimeSpan.FromSeconds(5) };

    public async ValueTask DisposeAsync()
    {
        await all.DisposeAsync();
        await forms.DisposeAsync();
        await failures.DisposeAsync();
    }

    /// <param name="share">Which of those who share a limit an address is.</param>
    private static PartitionedRateLimiter<string> FormsAtOnce(Func<string, string> share, int most)
    {
        var limit = new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 };
        return PartitionedRateLimiter.Create<string, string>(
            address => RateLimitPartition.GetConcurrencyLimiter(share(address), _ => limit));
    }

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    /// <summary>Of IPv6 the network: whoever has one address there has all of it.</summary>
    private static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]).ToString()
            : address.ToString();
    }
}
