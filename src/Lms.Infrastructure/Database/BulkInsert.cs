using System.Data.Common;
using System.Linq.Expressions;
using System.Text.Json;
using Lms.Infrastructure.Database.Sqlite;
using Microsoft.Data.Sqlite;
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

    /// <summary>PostgreSQL answers each statement over the network, and takes no more than 65,535 parameters.</summary>
    private const int PostgresRows = 500;

    private const int SqliteAtOnce = 256;

    private static readonly JsonWriterOptions JsonWriting = new() { Encoder = JsonText.Options.Encoder, SkipValidation = true };

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
        if (db.Database.GetDbConnection() is SqliteConnection sqlite) InsertIntoSqlite(sqlite, table.Name, columns, entities, cancel);
        else await InsertByCommandsAsync(db, table.Name, columns, entities, cancel);
    }

    private static void InsertIntoSqlite<T>(SqliteConnection connection, string table, List<Column> columns, List<T> entities, CancellationToken cancel) where T : class
    {
        using var rows = new SqliteRows(connection, Sql(table, columns, 1));
        // The next rows are made on another core while the database takes these; where no core is free, the wait makes them here.
        SqliteRow[] now = Spare(), next = Spare();
        var made = Make(now, 0);
        for (var from = 0; from < entities.Count; from += SqliteAtOnce)
        {
            cancel.ThrowIfCancellationRequested();
            var count = made.GetAwaiter().GetResult();
            made = Make(next, from + SqliteAtOnce);
            foreach (var row in now.AsSpan(0, count)) rows.Insert(row);
            (now, next) = (next, now);
        }

        SqliteRow[] Spare() => [.. Enumerable.Range(0, Math.Min(SqliteAtOnce, entities.Count)).Select(_ => new SqliteRow(columns.Count))];

        Task<int> Make(SqliteRow[] into, int from) => Task.Run(() =>
        {
            using var json = new Utf8JsonWriter(Stream.Null, JsonWriting);
            var count = Math.Clamp(entities.Count - from, 0, into.Length);
            for (var i = 0; i < count; i++) Fill(into[i], entities[from + i], columns, json);
            return count;
        });
    }

    private static void Fill(SqliteRow row, object entity, List<Column> columns, Utf8JsonWriter json)
    {
        row.Clear();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].JsonOf(entity) is { } value) row.SetJson(i, value, json);
            else row.Set(i, columns[i].ValueOf(entity));
        }
    }

    private static async Task InsertByCommandsAsync<T>(LmsDbContext db, string table, List<Column> columns, List<T> entities, CancellationToken cancel) where T : class
    {
        DbCommand? command = null;
        foreach (var rows in entities.Chunk(PostgresRows))
        {
            if (command is null || command.Parameters.Count != rows.Length * columns.Count)
            {
                if (command is not null) await command.DisposeAsync();
                command = Command(db, table, columns, rows.Length);
            }
            for (var i = 0; i < command.Parameters.Count; i++) command.Parameters[i].Value = columns[i % columns.Count].ValueOf(rows[i / columns.Count]) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancel);
        }
        if (command is not null) await command.DisposeAsync();
    }

    private static DbCommand Command(LmsDbContext db, string table, List<Column> columns, int rows)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        // The names are the model's own.
#pragma warning disable CA2100
        command.CommandText = Sql(table, columns, rows);
#pragma warning restore CA2100
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns.Count; i++) command.Parameters.Add(columns[i].Mapping.CreateParameter(command, $"@p{(row * columns.Count) + i}", null, nullable: true));
        }
        return command;
    }

    private static string Sql(string table, List<Column> columns, int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", columns.Select((_, i) => $"@p{(row * columns.Count) + i}"))})");
        return $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES {string.Join(", ", values)}";
    }

    private sealed record Column(IClrPropertyGetter Getter, string Name, RelationalTypeMapping Mapping)
    {
        /// <summary>What is to be stored as JSON text; null where that is no such column, or holds nothing.</summary>
        public object? JsonOf(object entity) => Mapping.Converter is IJsonTextConverter ? Getter.GetClrValueUsingContainingEntity(entity) : null;

        public object? ValueOf(object entity)
        {
            var value = Getter.GetClrValueUsingContainingEntity(entity);
            return value is not null && Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
