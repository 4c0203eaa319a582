using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Infrastructure.Database;

/// <summary>
/// Inserts many new rows of one kind by one prepared statement, in the transaction that is open. Entity Framework writes a statement a
/// row and reads an answer to each, which for ten thousand rows takes several times as long.
/// </summary>
public static class BulkInsert
{
    /// <summary>Fewer rows are left to Entity Framework.</summary>
    private const int Least = 200;

    /// <summary>PostgreSQL answers each statement over the network, SQLite in this process; neither takes over 32,766 parameters.</summary>
    private const int PostgresRows = 500;

    /// <summary>
    /// Saves all that is new and changed; new entities of <typeparamref name="T"/>, if there are many, last and in bulk. They have no
    /// journal and no database-made values. Only inside a transaction.
    /// </summary>
    public static async Task SaveWithManyAsync<T>(this LmsDbContext db, CancellationToken cancel) where T : class
    {
        db.ChangeTracker.DetectChanges();
        var added = db.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added).ToList();
        if (added.Count < Least)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }
        foreach (var entry in added) entry.State = EntityState.Unchanged;
        await db.SaveChangesAsync(cancel);
        await InsertAsync(db, added, cancel);
    }

    private static async Task InsertAsync<T>(LmsDbContext db, List<EntityEntry<T>> entries, CancellationToken cancel) where T : class
    {
        var type = entries[0].Metadata;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = type.GetProperties().Select(property => new Column(property, property.GetColumnName(table)!, property.GetRelationalTypeMapping())).ToList();
        var atOnce = db.Database.IsNpgsql() ? PostgresRows : 1;
        // JSON texts are made on the other cores while the database takes the rows before.
        var values = entries.AsParallel().AsOrdered().Select(entry => columns.Select(column => column.ValueOf(entry)).ToArray());
        DbCommand? command = null;
        foreach (var rows in values.Chunk(atOnce))
        {
            if (command is null || command.Parameters.Count != rows.Length * columns.Count)
            {
                if (command is not null) await command.DisposeAsync();
                command = Command(db, type.GetTableName()!, columns, rows.Length);
            }
            for (var i = 0; i < command.Parameters.Count; i++) command.Parameters[i].Value = rows[i / columns.Count][i % columns.Count];
            await command.ExecuteNonQueryAsync(cancel);
        }
        if (command is not null) await command.DisposeAsync();
    }

    private static DbCommand Command(LmsDbContext db, string table, List<Column> columns, int rows)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", columns.Select((_, i) => $"@p{(row * columns.Count) + i}"))})");
        // The names are the model's own.
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES {string.Join(", ", values)}";
#pragma warning restore CA2100
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns.Count; i++) command.Parameters.Add(columns[i].Mapping.CreateParameter(command, $"@p{(row * columns.Count) + i}", null, nullable: true));
        }
        return command;
    }

    private sealed record Column(IProperty Property, string Name, RelationalTypeMapping Mapping)
    {
        private readonly IClrPropertyGetter? getter = Property.IsShadowProperty() ? null : Property.GetGetter();

        public object ValueOf(EntityEntry entry)
        {
            var value = getter is null ? entry.CurrentValues[Property] : getter.GetClrValueUsingContainingEntity(entry.Entity);
            return (value is null ? null : Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
