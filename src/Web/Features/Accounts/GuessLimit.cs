using System.Threading.RateLimiting;
using Lms.Domain.Text;
using Microsoft.AspNetCore.RateLimiting;

namespace Lms.Web.Features.Accounts;

/// <summary>
/// Makes guessing slow. One address may try one name a few times; all names of one address together are wide enough for a
/// hall of teachers behind one router. The account's own lockout stands behind both.
/// </summary>
public sealed class GuessLimit : IDisposable
{
    /// <summary>The policy over all names of one address, for <see cref="EnableRateLimitingAttribute"/>.</summary>
    public const string Policy = "guess";

    /// <summary>Tries of one name from one address within <see cref="Window"/>.</summary>
    public const int PerName = 20;

    private const int PerAddressAndMinute = 300;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> names = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = PerName, Window = Window, SegmentsPerWindow = 5 }));

    /// <summary>Whether this address may try this name once more; counts the try.</summary>
    public bool Allows(HttpContext context, string name)
    {
        using var lease = names.AttemptAcquire($"{Address(context)}|{VietnameseText.Fold(name)}");
        return lease.IsAcquired;
    }

    public void Dispose() => names.Dispose();

    internal static RateLimitPartition<string> ByAddress(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(Address(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = PerAddressAndMinute, Window = TimeSpan.FromMinutes(1) });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}

internal static class GuessLimitServices
{
    public static void AddGuessLimit(this IServiceCollection services)
    {
        services.AddSingleton<GuessLimit>();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(GuessLimit.Policy, GuessLimit.ByAddress);
        });
    }
}
