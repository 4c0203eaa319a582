using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// Keeps the index up with statements that the product's own pages tell: those do not pass through <see cref="StatementWriter"/>,
/// which puts what it writes itself into the index.
/// </summary>
public sealed class StatementUpkeep(StatementWriter writer, XapiConnections connections, TimeProvider clock, ILogger<StatementUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, clock, stoppingToken);
            try
            {
                if (await connections.ReadAsync(table => table.AreWaitingAsync(StatementIndex.Fewest, stoppingToken), stoppingToken)) await writer.CatchUpAsync(stoppingToken);
            }
#pragma warning disable CA1031 // What could not be indexed now is found without the index, and tried again.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogWarning(problem, "The index of statements could not catch up");
            }
        }
    }
}
