using Lms.Domain;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Database.Postgres;
using Lms.Infrastructure.Database.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Infrastructure.Tests.Database;

/// <summary>An empty, migrated database of its own for one test, on SQLite or PostgreSQL.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerVariable = "LMS_TEST_POSTGRES";

    private readonly DatabaseProvider _provider;
    private readonly string _connection;
    private readonly string _name = $"lms_{Id<TestDatabase>.New().Value:n}";

    private TestDatabase(DatabaseProvider provider)
    {
        _provider = provider;
        _connection = provider == DatabaseProvider.Sqlite
            ? $"Data Source={Path.Combine(Path.GetTempPath(), _name + ".db")}"
            : new NpgsqlConnectionStringBuilder(Server) { Database = _name, MaxPoolSize = 80, Timeout = 60 }.ConnectionString;
    }

    /// <summary>Both databases, for a theory.</summary>
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static string Server => Environment.GetEnvironmentVariable(ServerVariable)
        ?? throw new InvalidOperationException($"{ServerVariable} is not set: run the tests by ./dev test, which starts a PostgreSQL of its own.");

    public DatabaseProvider Provider => _provider;

    /// <summary>For what opens connections of its own.</summary>
    public string ConnectionString => _connection;

    /// <param name="upTo">The migration at which to stop; without it, the newest.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, string? upTo = null)
    {
        var database = new TestDatabase(provider);
        await using var db = database.Open();
        await db.Database.MigrateAsync(upTo);
        return database;
    }

    /// <summary>A new context, as a new request would have.</summary>
    public LmsDbContext Open(Guid? accountId = null, TimeProvider? clock = null)
    {
        var author = new JournalAuthor { AccountId = accountId };
        return _provider == DatabaseProvider.Sqlite
            ? new SqliteLmsDbContext(new DbContextOptionsBuilder<SqliteLmsDbContext>().UseSqlite(_connection).AddInterceptors(new SqlitePragmas()).Options, author, clock ?? TimeProvider.System)
            : new PostgresLmsDbContext(new DbContextOptionsBuilder<PostgresLmsDbContext>().UseNpgsql(_connection).Options, author, clock ?? TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = Open()) await db.Database.EnsureDeletedAsync();
        if (_provider == DatabaseProvider.Sqlite) SqliteConnection.ClearAllPools();
    }
}
