using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lms.Infrastructure.Database.Sqlite;

/// <summary>
/// One prepared INSERT, fed with rows that were made into bytes beforehand, on whatever core is free. The values are stored as
/// Microsoft.Data.Sqlite stores them; it finds each parameter by its name and converts it for every row anew, on the one thread that writes.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt insert;

    public SqliteRows(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out insert), database);
    }

    public void Insert(SqliteRow row)
    {
        for (var i = 0; i < row.Cells.Length; i++) Bind(i + 1, row.Cells[i], row);
        var result = raw.sqlite3_step(insert);
        raw.sqlite3_reset(insert);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
    }

    public void Dispose() => insert.Dispose();

    private void Bind(int place, SqliteCell cell, SqliteRow row) => SqliteException.ThrowExceptionForRC(
        cell.Kind switch
        {
            SqliteKind.Null => raw.sqlite3_bind_null(insert, place),
            SqliteKind.Number => raw.sqlite3_bind_int64(insert, place, cell.Number),
            _ => raw.sqlite3_bind_text(insert, place, row.Texts.WrittenSpan.Slice((int)cell.Number, cell.Length)),
        }, database);
}

internal enum SqliteKind { Null, Number, Text }

/// <param name="Number">The number, or where the text begins.</param>
/// <param name="Length">Of the text in bytes.</param>
internal readonly record struct SqliteCell(SqliteKind Kind, long Number = 0, int Length = 0);

/// <summary>The values of one row, their texts in UTF-8 one behind the other.</summary>
internal sealed class SqliteRow(int columns)
{
    private const int UsualBytes = 2048;

    public SqliteCell[] Cells { get; } = new SqliteCell[columns];
    public ArrayBufferWriter<byte> Texts { get; } = new(UsualBytes);

    public void Clear() => Texts.ResetWrittenCount();

    public void SetJson(int column, object value, Utf8JsonWriter json)
    {
        var start = Texts.WrittenCount;
        json.Reset(Texts);
        JsonSerializer.Serialize(json, value, value.GetType(), JsonText.Options);
        json.Flush();
        Cells[column] = new(SqliteKind.Text, start, Texts.WrittenCount - start);
    }

    /// <exception cref="NotSupportedException">Nothing of this kind was ever stored in bulk.</exception>
    public void Set(int column, object? value) => Cells[column] = value switch
    {
        null => new(SqliteKind.Null),
        string text => Text(text),
        int number => new(SqliteKind.Number, number),
        long number => new(SqliteKind.Number, number),
        bool yes => new(SqliteKind.Number, yes ? 1 : 0),
        Guid id => Text(id.ToString("D").ToUpperInvariant()),
        DateOnly date => Text(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A {value.GetType()} in bulk."),
    };

    private SqliteCell Text(string text)
    {
        var start = Texts.WrittenCount;
        return new(SqliteKind.Text, start, (int)Encoding.UTF8.GetBytes(text, Texts));
    }
}
