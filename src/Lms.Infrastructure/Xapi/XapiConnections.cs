using System.Collections.Concurrent;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Database.Sqlite;
using Lms.Infrastructure.Xapi.Postgres;
using Lms.Infrastructure.Xapi.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Lms.Infrastructure.Xapi;

/// <summary>Connections of the record store's own, kept open with their prepared commands.</summary>
public sealed class XapiConnections : IAsyncDisposable
{
    private const int MostIdle = 16;

    private readonly string connectionString;
    private readonly NpgsqlDataSource? postgres;
    private readonly ConcurrentBag<StatementTable> idle = [];

    public XapiConnections(DatabaseProvider provider, string connectionString)
    {
        this.connectionString = connectionString;
        if (provider == DatabaseProvider.Postgres)
            postgres = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 60, AutoPrepareMinUsages = 2 });
    }

    /// <summary>The record store inside the transaction of a page.</summary>
    public static StatementTable Within(LmsDbContext db)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Statements are stored inside a transaction.");
        return db.Database.GetDbConnection() is SqliteConnection sqlite
            ? new SqliteStatementTable(sqlite, transaction)
            : new PostgresStatementTable((NpgsqlConnection)db.Database.GetDbConnection(), transaction);
    }

    /// <summary>A connection for writing, the caller's until it is disposed.</summary>
    public async Task<StatementTable> OpenAsync(CancellationToken cancel)
    {
        if (postgres is not null) return new PostgresStatementTable(await postgres.OpenConnectionAsync(cancel));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = SqlitePragmas.ForRecordStore;
        await pragmas.ExecuteNonQueryAsync(cancel);
        return new SqliteStatementTable(connection);
    }

    /// <summary>Reads by a connection that goes back when done; one that failed is thrown away.</summary>
    public async Task<T> ReadAsync<T>(Func<StatementTable, Task<T>> read, CancellationToken cancel)
    {
        if (!idle.TryTake(out var table)) table = await OpenAsync(cancel);
        try
        {
            var result = await read(table);
            if (idle.Count < MostIdle)
            {
                idle.Add(table);
                table = null;
            }

            return result;
        }
        finally
        {
            if (table is not null) await table.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var table)) await table.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }
}
