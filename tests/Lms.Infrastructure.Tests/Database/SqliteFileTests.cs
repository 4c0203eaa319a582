using Lms.Infrastructure.Database;
using Lms.Infrastructure.Database.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Database;

public sealed class SqliteFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lms-sqlite").FullName;

    [Fact]
    public async Task A_restored_backup_that_is_not_in_wal_mode_starts()
    {
        await using (var db = Open("lms.db"))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(_folder, "backup.db")}");
        }

        SqliteConnection.ClearAllPools();
        await using var restored = Open("backup.db");
        await restored.Database.MigrateAsync();
        (await restored.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).ShouldBe("wal");
    }

    [Fact]
    public async Task Every_connection_is_durable_guards_foreign_keys_and_waits()
    {
        await using var db = Open("lms.db");
        await db.Database.MigrateAsync();

        (await db.Database.SqlQuery<long>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()).ShouldBe(2, "FULL");
        (await db.Database.SqlQuery<long>($"SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()).ShouldBe(1);
        (await db.Database.SqlQuery<long>($"SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync()).ShouldBe(15000);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteLmsDbContext Open(string file) => new(
        new DbContextOptionsBuilder<SqliteLmsDbContext>().UseSqlite($"Data Source={Path.Combine(_folder, file)}").AddInterceptors(new SqlitePragmas()).Options,
        new JournalAuthor(), TimeProvider.System);
}
