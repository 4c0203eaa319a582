using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lms.Infrastructure.Database.Sqlite;

/// <summary>Sets up every SQLite connection: write-ahead log, durable commits, foreign keys, and waiting for other writers.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    // Of the cache each connection has its own: a few dozen of them must not eat a small server's memory.
    private const string Reading = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000; PRAGMA cache_size=-16384;";

    // The page size matters when the file is made: five statements fit a page of 8 KB and two a page of 4 KB, so the file is a fifth smaller.
    private const string Writing = "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + Reading;

    /// <summary>For the record store's own connections: what it reads is mapped into memory rather than copied, and the log is folded in less often.</summary>
    public const string ForRecordStore = Writing + "PRAGMA cache_size=-65536; PRAGMA mmap_size=17179869184; PRAGMA wal_autocheckpoint=8000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether the file exists is asked read-only, and a restored backup may not be in WAL mode yet: the mode is set by the first writer.</summary>
    private static string For(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Reading : Writing;
}
