using System.Threading.RateLimiting;

namespace Lms.Web.Features.Certificates;

/// <summary>How often one address may look up certificates: plenty for a hand with a scanner, useless for guessing.</summary>
public static class VerificationLimit
{
    public const string Policy = "verification";
    public const int PerMinute = 60;

    public static void AddVerificationLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
    });
}
