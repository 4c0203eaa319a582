using System.Text;
using System.Threading.Channels;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.XapiClients;

/// <summary>One refusal as it happens.</summary>
/// <param name="Path">As it is answered; what is kept of it says less.</param>
public sealed record RefusedRequest(Guid Client, string Method, string Resource, int Status, string? Path, string Rule, DateTimeOffset At);

/// <summary>
/// Writes down what was refused to each client, so that an administrator sees it: the newest of each, behind the requests, many at
/// once. None waits for it or fails by it.
/// </summary>
public sealed class XapiRefusals(IServiceScopeFactory scopes, TimeProvider clock, ILogger<XapiRefusals> log) : BackgroundService
{
    /// <summary>So many different ones are kept of a client.</summary>
    public const int MostOfClient = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A client that is refused more often than this within an interval is told of no less by it.
    private readonly Channel<RefusedRequest> news =
        Channel.CreateBounded<RefusedRequest>(new BoundedChannelOptions(2000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Tell(RefusedRequest refused) => news.Writer.TryWrite(refused);

    /// <summary>A path without what a client makes up: the place in an array, and names that are none of the standard.</summary>
    public static string? Plain(string? path)
    {
        if (path is null) return null;
        var plain = new StringBuilder();
        for (var at = 0; at < path.Length && plain.Length < XapiRefusal.PathLength; at++)
        {
            if (path[at] != '[')
            {
                plain.Append(path[at]);
                continue;
            }

            var isName = at + 1 < path.Length && path[at + 1] == '\'';
            var end = isName ? EndOfName(path, at + 2) : path.IndexOf(']', at);
            plain.Append(isName ? "['…']" : "[]");
            at = end < 0 ? path.Length : end;
        }

        return plain.Length <= XapiRefusal.PathLength ? plain.ToString() : plain.ToString(0, XapiRefusal.PathLength);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await news.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Interval, clock, stoppingToken);
            await WriteSafelyAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteSafelyAsync(cancellationToken);
    }

    /// <summary>Where a name in quotes ends: at its closing bracket.</summary>
    private static int EndOfName(string path, int at)
    {
        for (; at < path.Length; at++)
        {
            if (path[at] == '\\') at++;
            else if (path[at] == '\'' && at + 1 < path.Length && path[at + 1] == ']') return at + 1;
        }

        return -1;
    }

    private async Task WriteSafelyAsync(CancellationToken cancel)
    {
        try
        {
            var waiting = new List<RefusedRequest>();
            while (news.Reader.TryRead(out var refused)) waiting.Add(refused);
            foreach (var client in waiting.GroupBy(r => r.Client)) await WriteAsync(client.Key, [.. client], cancel);
        }
#pragma warning disable CA1031 // The next refusal will be written down instead.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning(failure, "Refusals of the record store could not be written down");
        }
    }

    private async Task WriteAsync(Guid client, List<RefusedRequest> refused, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        await using var transaction = await db.BeginWriteAsync(cancel, $"xapi-refusals/{client}");
        var kept = await db.XapiRefusals.Where(r => r.ClientId == client).ToDictionaryAsync(r => r.Digest, cancel);
        foreach (var one in refused)
        {
            var row = RowOf(one);
            if (kept.TryGetValue(row.Digest, out var known)) (known.Count, known.LastAt) = (known.Count + 1, one.At);
            else db.XapiRefusals.Add(kept[row.Digest] = row);
        }

        await db.SaveChangesAsync(cancel);
        db.XapiRefusals.RemoveRange(kept.Values.OrderByDescending(r => r.LastAt).Skip(MostOfClient));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static XapiRefusal RowOf(RefusedRequest one)
    {
        var (path, rule) = (Plain(one.Path), one.Rule.Length <= XapiRefusal.RuleLength ? one.Rule : one.Rule[..XapiRefusal.RuleLength]);
        return new XapiRefusal
        {
            ClientId = one.Client,
            Digest = Digest.Of(one.Method, one.Resource, one.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), path ?? "", rule),
            Method = one.Method,
            Resource = one.Resource,
            Status = one.Status,
            Path = path,
            Rule = rule,
            Count = 1,
            FirstAt = one.At,
            LastAt = one.At,
        };
    }
}
