using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
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
    /// Saves all that is new and changed. What is new in a collection of <paramref name="owner"/>, if it is much, is inserted last and in bulk and
    /// never tracked: to follow ten thousand rows costs more than to write them. Such rows know their owner, have no journal and no
    /// database-made values. Only inside a transaction, and with a context that saves nothing afterwards.
    /// </summary>
    public static async Task SaveWithManyAsync<TOwner, T>(this LmsDbContext db, TOwner owner, Expression<Func<TOwner, IEnumerable<T>>> collection, CancellationToken cancel)
        where TOwner : class where T : class
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var navigation = (INavigation)db.Entry(owner).Collection(collection).Metadata;
        var items = (ICollection<T>)navigation.GetCollectionAccessor()!.GetOrCreate(owner, forMaterialization: true);
        var isNew = items.ToLookup(item => db.Entry(item).State == EntityState.Detached);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var added = isNew[true].ToList();
        if (added.Count < Least)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }
        items.Clear();
        foreach (var known in isNew[false]) items.Add(known);
        await db.SaveChangesAsync(cancel);
        await InsertAsync(db, navigation.TargetEntityType, added, cancel);
    }

    private static async Task InsertAsync<T>(LmsDbContext db, IEntityType type, List<T> entities, CancellationToken cancel) where T : class
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = type.GetProperties().Select(property => new Column(property.GetGetter(), property.GetColumnName(table)!, property.GetRelationalTypeMapping())).ToList();
        var atOnce = db.Database.IsNpgsql() ? PostgresRows : 1;
        // JSON texts are made on the other cores while the database takes the rows before.
        var values = entities.AsParallel().AsOrdered().Select(entity => columns.Select(column => column.ValueOf(entity)).ToArray());
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

    private sealed record Column(IClrPropertyGetter Getter, string Name, RelationalTypeMapping Mapping)
    {
        public object ValueOf(object entity)
        {
            var value = Getter.GetClrValueUsingContainingEntity(entity);
            return (value is null ? null : Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
