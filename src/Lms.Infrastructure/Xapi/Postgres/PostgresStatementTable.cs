using System.Data.Common;
using Npgsql;

namespace Lms.Infrastructure.Xapi.Postgres;

/// <summary>The record store's SQL on PostgreSQL.</summary>
public sealed class PostgresStatementTable(NpgsqlConnection connection, DbTransaction? transaction = null) : StatementTable(connection, transaction)
{
    private const string Scan = """SELECT "Sequence", "Json" FROM "xapi_Statements" WHERE "Sequence" BETWEEN @a AND @b AND (NOT "IsVoided" OR @c) ORDER BY "Sequence" """;
    private const string ScanUp = Scan + "LIMIT @d";
    private const string ScanDown = Scan + "DESC LIMIT @d";

    private NpgsqlTransaction? own;

    public override async Task BeginAsync(CancellationToken cancel)
    {
        own = await connection.BeginTransactionAsync(cancel);
        await LockAsync(cancel);
    }

    public override async Task CommitAsync(CancellationToken cancel)
    {
        await own!.CommitAsync(cancel);
        await own.DisposeAsync();
        own = null;
    }

    public override async Task RollBackAsync()
    {
        if (own is not null) await own.DisposeAsync();
        own = null;
    }

    /// <summary>One writer at a time over all nodes: a sequence is never seen before a smaller one is.</summary>
    public override async Task LockAsync(CancellationToken cancel) =>
        await Prepared("SELECT pg_advisory_xact_lock(hashtextextended('xapi_Statements', 0))").ExecuteNonQueryAsync(cancel);

    public override async Task<List<long>> PlacesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        await using var reader = await Prepared("""
            SELECT "Sequence" FROM "xapi_StatementIds" WHERE NOT "IsSettled" AND "StatementId" = ANY(@a) UNION ALL
            SELECT "Sequence" FROM "xapi_StatementIds" WHERE "IsSettled" AND "StatementId" = ANY(@a)
            """, ids.ToArray()).ExecuteReaderAsync(cancel);
        var found = new List<long>();
        while (await reader.ReadAsync(cancel)) found.Add(reader.GetInt64(0));
        return found;
    }

    public override async Task<List<StoredStatement>> StatementsAsync(IReadOnlyCollection<long> sequences, CancellationToken cancel)
    {
        await using var reader = await Prepared("""
            SELECT "StatementId", "Sequence", "IsVoiding", "IsVoided", "Keys", "Json" FROM "xapi_Statements" WHERE "Sequence" = ANY(@a)
            """, sequences.ToArray()).ExecuteReaderAsync(cancel);
        var found = new List<StoredStatement>();
        while (await reader.ReadAsync(cancel))
            found.Add(new(reader.GetGuid(0), reader.GetInt64(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5)));
        return found;
    }

    public override async Task<List<Referrer>> ReferrersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        await using var reader = await Prepared("""
            SELECT "StatementId", "Reference", "Sequence", "IsVoiding", "Keys" FROM "xapi_Statements" WHERE "Reference" = ANY(@a)
            """, ids.ToArray()).ExecuteReaderAsync(cancel);
        var found = new List<Referrer>();
        while (await reader.ReadAsync(cancel))
            found.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetBoolean(3), reader.GetFieldValue<byte[]>(4)));
        return found;
    }

    public override async Task InsertAsync(IReadOnlyList<IncomingStatement> statements, CancellationToken cancel) =>
        await Prepared("""
            INSERT INTO "xapi_Statements" ("Sequence", "StatementId", "Reference", "IsVoiding", "IsVoided", "Keys", "Json")
            SELECT * FROM unnest(@a, @b, @c, @d, @e, @f, @g)
            """,
            Column(statements, s => s.Sequence), Column(statements, s => s.Id), Column(statements, s => s.Reference), Column(statements, s => s.IsVoiding),
            Column(statements, s => s.IsVoided), Column(statements, s => s.Keys), Column(statements, s => s.Json)).ExecuteNonQueryAsync(cancel);

    public override async Task InsertBlocksAsync(IReadOnlyList<IndexBlock> blocks, CancellationToken cancel) =>
        await Prepared("""INSERT INTO "xapi_IndexBlocks" ("Key", "First", "Entries") SELECT * FROM unnest(@a, @b, @c)""",
            Column(blocks, b => b.Key), Column(blocks, b => b.First), Column(blocks, b => b.Entries)).ExecuteNonQueryAsync(cancel);

    public override async Task InsertPlacesAsync(IReadOnlyList<WaitingStatement> statements, CancellationToken cancel) =>
        await Prepared("""INSERT INTO "xapi_StatementIds" ("IsSettled", "StatementId", "Sequence") SELECT FALSE, id, sequence FROM unnest(@a, @b) AS s(id, sequence) ORDER BY id""",
            Column(statements, s => s.Id), Column(statements, s => s.Sequence)).ExecuteNonQueryAsync(cancel);

    public override async Task ReadAsync(IReadOnlyList<long> sequences, StatementSink sink, CancellationToken cancel)
    {
        var found = new Dictionary<long, byte[]>(sequences.Count);
        await using (var reader = await Prepared("""SELECT "Sequence", "Json" FROM "xapi_Statements" WHERE "Sequence" = ANY(@a) AND NOT "IsVoided" """, sequences.ToArray()).ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel)) found[reader.GetInt64(0)] = reader.GetFieldValue<byte[]>(1);
        }

        foreach (var sequence in sequences)
            if (found.TryGetValue(sequence, out var json)) sink(sequence, json);
    }

    public override async Task ScanAsync(long from, long to, bool ascending, bool voidedToo, int limit, StatementSink sink, CancellationToken cancel)
    {
        await using var reader = await Prepared(ascending ? ScanUp : ScanDown, from, to, voidedToo, limit).ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) sink(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    protected override object Uuid(Guid id) => id;

    protected override Guid Uuid(DbDataReader reader, int column) => reader.GetGuid(column);

    private static T[] Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value) => [.. rows.Select(value)];
}
