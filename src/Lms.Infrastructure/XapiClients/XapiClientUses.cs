using System.Threading.Channels;
using Lms.Domain;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.XapiClients;

/// <summary>Writes down when a client called last, at most once a minute for each, behind the requests: none waits for it or fails by it.</summary>
public sealed class XapiClientUses(IServiceScopeFactory scopes, ILogger<XapiClientUses> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // If the database is so slow that this fills, a use that is not written down is no loss.
    private readonly Channel<(Guid Client, DateTimeOffset At)> _uses =
        Channel.CreateBounded<(Guid, DateTimeOffset)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal void Tell(Guid client, DateTimeOffset at) => _uses.Writer.TryWrite((client, at));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (client, at) in _uses.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(new Id<XapiClient>(client), at, stoppingToken);
            }
#pragma warning disable CA1031 // The next use will be written down instead.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogWarning(failure, "The last use of the xAPI client {Client} could not be written down", client);
            }
        }
    }

    private async Task WriteAsync(Id<XapiClient> client, DateTimeOffset at, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Another node may have written the same minute.
        var before = at - Interval;
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().XapiClients
            .Where(c => c.Id == client && (c.LastUsedAt == null || c.LastUsedAt <= before))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.LastUsedAt, at), cancel);
    }
}
