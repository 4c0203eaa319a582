using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lms.Infrastructure.Database.Postgres;

/// <summary>The database on PostgreSQL, for a whole country.</summary>
public sealed class PostgresLmsDbContext(DbContextOptions<PostgresLmsDbContext> options, JournalAuthor author, TimeProvider clock) : LmsDbContext(options, author, clock)
{
    protected override async Task LockAsync(string subject, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({subject}, 0))", cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // timestamptz takes UTC alone.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
