using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Lms.Infrastructure.Database.Postgres;

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresLmsDbContext>
{
    public PostgresLmsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLmsDbContext>().UseNpgsql("Host=localhost;Database=lms").Options, new JournalAuthor(), TimeProvider.System);
}
