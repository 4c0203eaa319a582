using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Writes heartbeats every few seconds and ends silent stays; its first round also ends what a crash has left open.</summary>
internal sealed class PresenceService(IServiceScopeFactory scopes, Heartbeats heartbeats, TimeProvider clock, ILogger<PresenceService> log) : BackgroundService
{
    private static readonly TimeSpan ClosesEvery = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Heartbeats.WrittenEvery);
        var closedAt = DateTimeOffset.MinValue;
        try
        {
            do
            {
                var closing = clock.GetUtcNow() - closedAt >= ClosesEvery;
                await RoundAsync(closing, stoppingToken);
                if (closing) closedAt = clock.GetUtcNow();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends: what is left is written once more.
            await RoundAsync(closing: false, CancellationToken.None);
        }
    }

    private async Task RoundAsync(bool closing, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (closing) await scope.ServiceProvider.GetRequiredService<PresenceKeeper>().CloseStaleAsync(cancel);
            else await heartbeats.WriteAsync(scope.ServiceProvider.GetRequiredService<LmsDbContext>(), cancel);
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException)
        {
            // A database that is away for a moment must not end the service: the next round tries again.
            log.LogError(problem, "Presence could not be written");
        }
    }
}
