using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lms.Infrastructure.Database.Sqlite;

/// <summary>The database in one file, embedded: nothing to install.</summary>
public sealed class SqliteLmsDbContext(DbContextOptions<SqliteLmsDbContext> options, JournalAuthor author, TimeProvider clock) : LmsDbContext(options, author, clock)
{
    /// <summary>A transaction is begun as IMMEDIATE and is the only writer of the whole file: nothing more to lock.</summary>
    protected override Task LockAsync(string subject, CancellationToken cancel) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no instants; as UTC ticks they compare and sort.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
    }

    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
