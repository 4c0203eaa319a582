using System.Data.Common;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lms.Infrastructure.Forwarders;

/// <summary>
/// Who of several nodes sends for a forwarder: on PostgreSQL whoever holds its advisory lock, by a connection that is kept for
/// nothing else, so that a node that dies gives it up. With SQLite there is but one process. Not safe for two callers at once.
/// </summary>
internal sealed class ForwarderLeases(IOptions<DatabaseOptions> database) : IAsyncDisposable
{
    private readonly HashSet<Id<Forwarder>> held = [];
    private NpgsqlConnection? connection;
    private bool lost;

    private bool IsShared => database.Value.Provider == DatabaseProvider.Postgres;

    public async Task<bool> TryTakeAsync(Id<Forwarder> forwarder, CancellationToken cancel)
    {
        if (!IsShared || held.Contains(forwarder)) return true;
        if (connection is null)
        {
            var text = new NpgsqlConnectionStringBuilder(database.Value.ConnectionString) { Pooling = false, ApplicationName = "lms forwarding" }.ConnectionString;
            var opened = new NpgsqlConnection(text);
            await opened.OpenAsync(cancel);
            connection = opened;
        }

        if (await AskAsync("SELECT pg_try_advisory_lock(hashtextextended(@name, 0))", forwarder, cancel) is not true) return false;
        return held.Add(forwarder);
    }

    public async Task ReleaseAsync(Id<Forwarder> forwarder, CancellationToken cancel)
    {
        if (held.Remove(forwarder)) await AskAsync("SELECT pg_advisory_unlock(hashtextextended(@name, 0))", forwarder, cancel);
    }

    /// <summary>Whether what was taken is still held: a connection that broke has given everything up.</summary>
    public async Task<bool> StandAsync(CancellationToken cancel)
    {
        if (held.Count > 0)
        {
            try
            {
                await AskAsync("SELECT @name", default, cancel);
            }
            catch (Exception broken) when (broken is DbException or InvalidOperationException)
            {
                // It is noted as lost.
            }
        }

        var stand = !lost;
        lost = false;
        return stand;
    }

    public async ValueTask DisposeAsync()
    {
        held.Clear();
        var closing = connection;
        connection = null;
        if (closing is not null) await closing.DisposeAsync();
    }

    private async Task<object?> AskAsync(string sql, Id<Forwarder> forwarder, CancellationToken cancel)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.AddWithValue("name", $"forwarder/{forwarder}");
            return await command.ExecuteScalarAsync(cancel);
        }
        catch (Exception broken) when (broken is DbException or InvalidOperationException)
        {
            lost |= held.Count > 0;
            await DisposeAsync();
            throw;
        }
    }
}
