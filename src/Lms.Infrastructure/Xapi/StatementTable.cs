using System.Data.Common;
using System.Globalization;

namespace Lms.Infrastructure.Xapi;

/// <summary>A stored statement without its index.</summary>
public sealed record StoredStatement(Guid Id, long Sequence, bool IsVoiding, bool IsVoided, byte[] Keys, byte[] Json);

/// <summary>A statement that waits for the index.</summary>
public readonly record struct WaitingStatement(long Sequence, Guid Id, byte[] Keys);

/// <summary>A statement that refers to another.</summary>
public sealed record Referrer(Guid Id, Guid Reference, long Sequence, bool IsVoiding, byte[] Keys);

/// <summary>Takes one statement's JSON while it lies in the database's own memory.</summary>
public delegate void StatementSink(long sequence, ReadOnlySpan<byte> json);

/// <summary>
/// The SQL of the record store over one open connection, by plain ADO.NET with commands that stay prepared. What differs
/// between the two databases is in <see cref="Sqlite.SqliteStatementTable"/> and <see cref="Postgres.PostgresStatementTable"/>.
/// Not safe for two callers at once.
/// </summary>
public abstract class StatementTable(DbConnection connection, DbTransaction? transaction = null) : IAsyncDisposable
{
    // By the literal itself: every SQL text of a table is a constant.
    private readonly Dictionary<string, DbCommand> commands = new(ReferenceEqualityComparer.Instance);

    protected DbConnection Connection => connection;

    /// <summary>Begins a transaction in which this is the only writer of statements: sequences are given in the order of commits.</summary>
    public abstract Task BeginAsync(CancellationToken cancel);

    public abstract Task CommitAsync(CancellationToken cancel);

    public abstract Task RollBackAsync();

    /// <summary>Inside a transaction begun elsewhere: waits until this is the only writer of statements.</summary>
    public abstract Task LockAsync(CancellationToken cancel);

    /// <summary>Where the statements with these ids lie, of those that are in the index. What waits for it is looked up in <see cref="WaitingIds"/> or <see cref="StatementTail"/>.</summary>
    public abstract Task<List<long>> PlacesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>These statements, voided ones too, in no particular order.</summary>
    public abstract Task<List<StoredStatement>> StatementsAsync(IReadOnlyCollection<long> sequences, CancellationToken cancel);

    public abstract Task<List<Referrer>> ReferrersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    public abstract Task InsertAsync(IReadOnlyList<IncomingStatement> statements, CancellationToken cancel);

    public abstract Task InsertBlocksAsync(IReadOnlyList<IndexBlock> blocks, CancellationToken cancel);

    /// <summary>Puts the ids of these statements into the index of ids, among the new ones.</summary>
    public abstract Task InsertPlacesAsync(IReadOnlyList<WaitingStatement> statements, CancellationToken cancel);

    /// <summary>Gives the JSON of these statements to the sink, in this order, leaving out voided ones.</summary>
    public abstract Task ReadAsync(IReadOnlyList<long> sequences, StatementSink sink, CancellationToken cancel);

    /// <summary>Gives at most so many statements between two sequences, both included, to the sink.</summary>
    public abstract Task ScanAsync(long from, long to, bool ascending, bool voidedToo, int limit, StatementSink sink, CancellationToken cancel);

    /// <summary>The sequence of the newest statement; 0 in an empty store.</summary>
    public async Task<long> LastAsync(CancellationToken cancel) =>
        await Prepared("""SELECT MAX("Sequence") FROM "xapi_Statements" """).ExecuteScalarAsync(cancel) is long last ? last : 0;

    public async Task VoidAsync(long sequence, CancellationToken cancel) =>
        await Prepared("""UPDATE "xapi_Statements" SET "IsVoided" = TRUE WHERE "Sequence" = @a """, sequence).ExecuteNonQueryAsync(cancel);

    public async Task SetKeysAsync(long sequence, byte[] keys, CancellationToken cancel) =>
        await Prepared("""UPDATE "xapi_Statements" SET "Keys" = @a WHERE "Sequence" = @b """, keys, sequence).ExecuteNonQueryAsync(cancel);

    /// <summary>Only for statements of the first release (<see cref="StatementUpgrade"/>).</summary>
    internal async Task CompleteAsync(long sequence, byte[] keys, byte[] json, CancellationToken cancel) =>
        await Prepared("""UPDATE "xapi_Statements" SET "Keys" = @a, "Json" = @b WHERE "Sequence" = @c """, keys, json, sequence).ExecuteNonQueryAsync(cancel);

    /// <summary>
    /// Only for statements of earlier releases (<see cref="StatementRenaming"/>): at its sequence it now is this one.
    /// </summary>
    internal async Task RenameAsync(IncomingStatement statement, CancellationToken cancel)
    {
        const string sql = """
            UPDATE "xapi_Statements" SET "StatementId" = @a, "Keys" = @b, "Json" = @c WHERE "Sequence" = @d
            """;
        const string reference = """UPDATE "xapi_Statements" SET "Reference" = @a WHERE "Sequence" = @b """;
        var changed = Prepared(sql, Uuid(statement.Id), statement.Keys, statement.Json, statement.Sequence);
        await changed.ExecuteNonQueryAsync(cancel);
        if (statement.Reference is not { } target) return;
        await Prepared(reference, Uuid(target), statement.Sequence).ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Settles the new ids between two, both included, among the many.</summary>
    public async Task SettlePlacesAsync(Guid first, Guid last, CancellationToken cancel) =>
        await Prepared("""UPDATE "xapi_StatementIds" SET "IsSettled" = TRUE WHERE "IsSettled" = FALSE AND "StatementId" BETWEEN @a AND @b """, Uuid(first), Uuid(last)).ExecuteNonQueryAsync(cancel);

    /// <summary>Which part of the new ids is settled next.</summary>
    public async Task<int> TurnAsync(CancellationToken cancel) =>
        Convert.ToInt32(await Prepared("""SELECT "Turn" FROM "xapi_IndexMarks" WHERE "Id" = 1""").ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);

    /// <summary>How far the index has come.</summary>
    public async Task<long> MarkAsync(CancellationToken cancel) =>
        (long)(await Prepared("""SELECT "Through" FROM "xapi_IndexMarks" WHERE "Id" = 1""").ExecuteScalarAsync(cancel))!;

    public async Task SetMarkAsync(long through, int turn, CancellationToken cancel) =>
        await Prepared("""UPDATE "xapi_IndexMarks" SET "Through" = @a, "Turn" = @b WHERE "Id" = 1""", through, turn).ExecuteNonQueryAsync(cancel);

    /// <summary>The statements that follow a sequence, with their keys, ascending.</summary>
    public async Task<List<WaitingStatement>> TailAsync(long after, int limit, CancellationToken cancel)
    {
        var command = Prepared("""SELECT "Sequence", "StatementId", "Keys" FROM "xapi_Statements" WHERE "Sequence" > @a ORDER BY "Sequence" LIMIT @b """, after, limit);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tail = new List<WaitingStatement>();
        while (await reader.ReadAsync(cancel)) tail.Add(new(reader.GetInt64(0), Uuid(reader, 1), reader.GetFieldValue<byte[]>(2)));
        return tail;
    }

    /// <summary>The statements that follow a sequence, ascending, without their keys.</summary>
    public async Task<List<(long Sequence, Guid Id)>> IdsAfterAsync(long after, CancellationToken cancel)
    {
        var command = Prepared("""SELECT "Sequence", "StatementId" FROM "xapi_Statements" WHERE "Sequence" > @a ORDER BY "Sequence" """, after);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<(long, Guid)>();
        while (await reader.ReadAsync(cancel)) ids.Add((reader.GetInt64(0), Uuid(reader, 1)));
        return ids;
    }

    /// <summary>Whether at least so many statements are not in the index yet.</summary>
    public async Task<bool> AreWaitingAsync(int count, CancellationToken cancel) =>
        await Prepared("""
            SELECT 1 FROM "xapi_Statements" WHERE "Sequence" > (SELECT "Through" FROM "xapi_IndexMarks" WHERE "Id" = 1)
            ORDER BY "Sequence" LIMIT 1 OFFSET @a
            """, count - 1).ExecuteScalarAsync(cancel) is not null;

    /// <summary>Blocks of a key that begin at or before a sequence, the nearest first.</summary>
    public Task<List<IndexBlock>> BlocksUpToAsync(long key, long bound, int limit, CancellationToken cancel) =>
        BlocksAsync("""SELECT "First", "Entries" FROM "xapi_IndexBlocks" WHERE "Key" = @a AND "First" <= @b ORDER BY "First" DESC LIMIT @c """, key, bound, limit, cancel);

    /// <summary>Blocks of a key that begin after a sequence, the nearest first.</summary>
    public Task<List<IndexBlock>> BlocksAfterAsync(long key, long bound, int limit, CancellationToken cancel) =>
        BlocksAsync("""SELECT "First", "Entries" FROM "xapi_IndexBlocks" WHERE "Key" = @a AND "First" > @b ORDER BY "First" LIMIT @c """, key, bound, limit, cancel);

    /// <summary>Puts one sequence into the index of a key, behind the mark.</summary>
    public async Task AddToIndexAsync(long key, long sequence, CancellationToken cancel)
    {
        if ((await BlocksUpToAsync(key, sequence, 1, cancel)).SingleOrDefault() is not { } block)
        {
            await InsertBlocksAsync([new IndexBlock(key, sequence, [])], cancel);
            return;
        }

        var sequences = BlockCodec.Decode(block.First, block.Entries);
        var at = sequences.BinarySearch(sequence);
        if (at >= 0) return;
        sequences.Insert(~at, sequence);
        await Prepared("""UPDATE "xapi_IndexBlocks" SET "Entries" = @a WHERE "Key" = @b AND "First" = @c """,
            BlockCodec.Encode([.. sequences]), key, block.First).ExecuteNonQueryAsync(cancel);
    }

    public async Task<byte[]?> DefinitionAsync(string iri, CancellationToken cancel) =>
        await Prepared("""SELECT "Definition" FROM "xapi_Activities" WHERE "Digest" = @a """, Uuid(Digest.Of(iri))).ExecuteScalarAsync(cancel) as byte[];

    public async Task SetDefinitionAsync(string iri, byte[] definition, CancellationToken cancel) =>
        await Prepared("""
            INSERT INTO "xapi_Activities" ("Digest", "Iri", "Definition") VALUES (@a, @b, @c)
            ON CONFLICT ("Digest") DO UPDATE SET "Definition" = excluded."Definition"
            """, Uuid(Digest.Of(iri)), iri, definition).ExecuteNonQueryAsync(cancel);

    public async Task AddAttachmentAsync(long sequence, IncomingAttachment attachment, CancellationToken cancel) =>
        await Prepared("""
            INSERT INTO "xapi_Attachments" ("Sequence", "Sha2", "ContentType", "File", "Bytes") VALUES (@a, @b, @c, @d, @e)
            ON CONFLICT DO NOTHING
            """, sequence, attachment.Sha2, attachment.ContentType, attachment.File, attachment.Bytes).ExecuteNonQueryAsync(cancel);

    public async Task<List<IncomingAttachment>> AttachmentsAsync(long sequence, CancellationToken cancel)
    {
        var command = Prepared("""SELECT "Sha2", "ContentType", "File", "Bytes" FROM "xapi_Attachments" WHERE "Sequence" = @a """, sequence);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<IncomingAttachment>();
        while (await reader.ReadAsync(cancel)) found.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values) await command.DisposeAsync();
        commands.Clear();
        // Inside a page's transaction the connection is the page's.
        if (transaction is null) await connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A UUID as a parameter of this database.</summary>
    protected abstract object Uuid(Guid id);

    /// <summary>A UUID of this database in a row.</summary>
    protected abstract Guid Uuid(DbDataReader reader, int column);

    /// <summary>A command that stays prepared on this connection, with its parameters @a, @b, … set.</summary>
    protected DbCommand Prepared(string sql, params ReadOnlySpan<object> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            commands[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + (char)('a' + i);
                command.Parameters.Add(parameter);
            }
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }

    private async Task<List<IndexBlock>> BlocksAsync(string sql, long key, long bound, int limit, CancellationToken cancel)
    {
        await using var reader = await Prepared(sql, key, bound, limit).ExecuteReaderAsync(cancel);
        var blocks = new List<IndexBlock>();
        while (await reader.ReadAsync(cancel)) blocks.Add(new(key, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        return blocks;
    }
}
