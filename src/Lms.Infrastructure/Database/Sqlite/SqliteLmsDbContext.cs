using Lms.Infrastructure.Xapi;
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

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The record store has millions of rows: a UUID is 16 bytes there, not the text of 36 that is usual on SQLite.
        Type[] compact = [typeof(StatementRecord), typeof(StatementPlace), typeof(ActivityRecord), typeof(DocumentRecord)];
        foreach (var property in compact.SelectMany(t => builder.Model.FindEntityType(t)!.GetProperties()))
            if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)) property.SetValueConverter(new BytesConverter());
    }

    private sealed class BytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
