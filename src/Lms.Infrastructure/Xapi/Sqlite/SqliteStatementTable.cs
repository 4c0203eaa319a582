using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lms.Infrastructure.Xapi.Sqlite;

/// <summary>The record store's SQL on SQLite. Its calls do not wait, so they are made without async.</summary>
public sealed class SqliteStatementTable(SqliteConnection connection, DbTransaction? transaction = null) : StatementTable(connection, transaction)
{
    private const string Scan = """SELECT "Sequence", "Json" FROM "xapi_Statements" WHERE "Sequence" BETWEEN @a AND @b AND ("IsVoided" = 0 OR @c) ORDER BY "Sequence" """;
    private const string ScanUp = Scan + "LIMIT @d";
    private const string ScanDown = Scan + "DESC LIMIT @d";

    private static readonly Comparer<byte[]> UuidOrder = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    public override Task BeginAsync(CancellationToken cancel) => Run("BEGIN IMMEDIATE");

    public override Task CommitAsync(CancellationToken cancel) => Run("COMMIT");

    public override Task RollBackAsync() => raw.sqlite3_get_autocommit(connection.Handle) == 0 ? Run("ROLLBACK") : Task.CompletedTask;

    /// <summary>A transaction that writes is the only one of the whole file.</summary>
    public override Task LockAsync(CancellationToken cancel) => Task.CompletedTask;

    public override Task<List<long>> PlacesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        using var reader = Prepared("""
            SELECT p."Sequence" FROM json_each(@a) i CROSS JOIN "xapi_StatementIds" p ON p."IsSettled" = 0 AND p."StatementId" = unhex(i.value) UNION ALL
            SELECT p."Sequence" FROM json_each(@a) i CROSS JOIN "xapi_StatementIds" p ON p."IsSettled" = 1 AND p."StatementId" = unhex(i.value)
            """, List(ids)).ExecuteReader();
        var found = new List<long>();
        while (reader.Read()) found.Add(reader.GetInt64(0));
        return Task.FromResult(found);
    }

    public override Task<List<StoredStatement>> StatementsAsync(IReadOnlyCollection<long> sequences, CancellationToken cancel)
    {
        using var reader = Prepared("""
            SELECT s."StatementId", s."Sequence", s."IsVoiding", s."IsVoided", s."Keys", s."Json"
            FROM json_each(@a) i CROSS JOIN "xapi_Statements" s ON s."Sequence" = i.value
            """, List(sequences)).ExecuteReader();
        var found = new List<StoredStatement>();
        while (reader.Read())
            found.Add(new(Uuid(reader, 0), reader.GetInt64(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5)));
        return Task.FromResult(found);
    }

    public override Task<List<Referrer>> ReferrersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        using var reader = Prepared("""
            SELECT s."StatementId", s."Reference", s."Sequence", s."IsVoiding", s."Keys"
            FROM json_each(@a) i CROSS JOIN "xapi_Statements" s ON s."Reference" = unhex(i.value) AND s."Reference" IS NOT NULL
            """, List(ids)).ExecuteReader();
        var found = new List<Referrer>();
        while (reader.Read())
            found.Add(new(Uuid(reader, 0), Uuid(reader, 1), reader.GetInt64(2), reader.GetBoolean(3), reader.GetFieldValue<byte[]>(4)));
        return Task.FromResult(found);
    }

    public override Task InsertAsync(IReadOnlyList<IncomingStatement> statements, CancellationToken cancel)
    {
        foreach (var s in statements)
        {
            Prepared("""
                INSERT INTO "xapi_Statements" ("Sequence", "StatementId", "Reference", "IsVoiding", "IsVoided", "Keys", "Json")
                VALUES (@a, @b, @c, @d, @e, @f, @g)
                """, s.Sequence, Uuid(s.Id), s.Reference is { } reference ? Uuid(reference) : DBNull.Value, s.IsVoiding, s.IsVoided, s.Keys, s.Json).ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    public override Task InsertBlocksAsync(IReadOnlyList<IndexBlock> blocks, CancellationToken cancel)
    {
        foreach (var block in blocks)
            Prepared("""INSERT INTO "xapi_IndexBlocks" ("Key", "First", "Entries") VALUES (@a, @b, @c)""", block.Key, block.First, block.Entries).ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public override Task InsertPlacesAsync(IReadOnlyList<WaitingStatement> statements, CancellationToken cancel)
    {
        // In the order of the table, so that neighbours share a page.
        foreach (var (id, sequence) in statements.Select(s => (Id: Bytes(s.Id), s.Sequence)).OrderBy(s => s.Id, UuidOrder))
            Prepared("""INSERT INTO "xapi_StatementIds" ("IsSettled", "StatementId", "Sequence") VALUES (0, @a, @b)""", id, sequence).ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public override Task ReadAsync(IReadOnlyList<long> sequences, StatementSink sink, CancellationToken cancel)
    {
        // CROSS JOIN keeps the order of the loops, and with it the order of the list.
        using var reader = (SqliteDataReader)Prepared("""
            SELECT s."Sequence", s."Json" FROM json_each(@a) i CROSS JOIN "xapi_Statements" s ON s."Sequence" = i.value WHERE NOT s."IsVoided"
            """, List(sequences)).ExecuteReader();
        while (reader.Read()) sink(reader.GetInt64(0), raw.sqlite3_column_blob(reader.Handle, 1));
        return Task.CompletedTask;
    }

    public override Task ScanAsync(long from, long to, bool ascending, bool voidedToo, int limit, StatementSink sink, CancellationToken cancel)
    {
        using var reader = (SqliteDataReader)Prepared(ascending ? ScanUp : ScanDown, from, to, voidedToo, limit).ExecuteReader();
        // The statement's bytes go straight from the page cache to the sink, without an array each.
        while (reader.Read()) sink(reader.GetInt64(0), raw.sqlite3_column_blob(reader.Handle, 1));
        return Task.CompletedTask;
    }

    protected override object Uuid(Guid id) => Bytes(id);

    protected override Guid Uuid(DbDataReader reader, int column) => new(reader.GetFieldValue<byte[]>(column), bigEndian: true);

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private Task Run(string sql)
    {
        Prepared(sql).ExecuteNonQuery();
        return Task.CompletedTask;
    }

    private static string List(IReadOnlyCollection<long> sequences) => $"[{string.Join(',', sequences)}]";

    private static string List(IReadOnlyCollection<Guid> ids)
    {
        var list = new StringBuilder("[", ids.Count * 35 + 2);
        foreach (var id in ids) list.Append(list.Length > 1 ? ",\"" : "\"").Append(id.ToString("N")).Append('"');
        return list.Append(']').ToString();
    }
}
