using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Lms.Infrastructure.Database.Sqlite;

internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteLmsDbContext>
{
    public SqliteLmsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteLmsDbContext>().UseSqlite("Data Source=:memory:").Options, new JournalAuthor(), TimeProvider.System);
}
