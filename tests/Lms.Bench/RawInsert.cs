using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database.Sqlite;
using Lms.Infrastructure.Xapi;
using Microsoft.Data.Sqlite;

namespace Lms.Bench;

/// <summary>
/// The ceiling of storing: the same rows as the store writes, made and sorted beforehand, by prepared inserts straight into SQLite,
/// 1,000 statements a transaction, durable. Plainly each id goes into a unique index at once; as the store does it, the index of ids lags
/// like the other one, and both take 4,000 statements at a time.
/// </summary>
internal static class RawInsert
{
    private const int Together = 1000;

    private const int IndexEvery = 4;

    private const int Measured = 100_000;

    /// <summary>Fills a database until it holds <paramref name="others"/> statements, then inserts the ones that are timed.</summary>
    /// <returns>Statements per second.</returns>
    public static double Run(string folder, int others, bool lags)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"raw-{others}-{lags}.db"));
        using var connection = Open(file, lags);
        for (var i = 0; i < others; i += Measured) _ = Insert(connection, i, Math.Min(Measured, others - i), lags);
        var took = Insert(connection, others, Measured, lags);
        connection.Close();
        File.Delete(file);
        return Measured / took.TotalSeconds;
    }

    private static TimeSpan Insert(SqliteConnection connection, int first, int count, bool lags)
    {
        var authority = new Authority(Guid.Empty, "bench", "https://lms.example.edu.vn");
        var rows = new List<IncomingStatement>(count);
        for (var i = first; i < first + count; i++)
        {
            var parsed = StatementParser.Parse(Encoding.UTF8.GetBytes(SampleStatements.Json(i)), XapiVersion.V1, mayBeBatch: false);
            rows.Add(IncomingStatements.From(parsed.Value![0], authority, "1.0.0", mayDefine: true));
            rows[^1].StoreAt(1_700_000_000_000_000 + i * 20L);
        }

        var every = lags ? IndexEvery : 1;
        var indexed = rows.Chunk(Together * every).Select(chunk => new Indexed(
            [.. chunk.Select(r => (r.Id.ToByteArray(true), r.Sequence)).OrderBy(r => Convert.ToHexString(r.Item1), StringComparer.Ordinal)],
            StatementIndex.Blocks([.. chunk.Select(r => new WaitingStatement(r.Sequence, r.Id, r.Keys))]))).ToList();
        using var statement = Prepare(connection, "INSERT INTO S VALUES (@a, @b, @c, @d, @e, @f, @g)", 7);
        using var id = Prepare(connection, "INSERT INTO I VALUES (0, @a, @b)", 2);
        using var settle = Prepare(connection, "UPDATE I SET IsSettled = 1 WHERE IsSettled = 0 AND StatementId BETWEEN @a AND @b", 2);
        using var block = Prepare(connection, "INSERT INTO B VALUES (@a, @b, @c)", 3);
        var clock = Stopwatch.StartNew();
        for (var chunk = 0; chunk * Together < rows.Count; chunk++)
        {
            using var transaction = connection.BeginTransaction();
            (statement.Transaction, id.Transaction, settle.Transaction, block.Transaction) = (transaction, transaction, transaction, transaction);
            for (var i = chunk * Together; i < Math.Min(rows.Count, (chunk + 1) * Together); i++)
            {
                var row = rows[i];
                Execute(statement, row.Sequence, row.Id.ToByteArray(true), DBNull.Value, false, false, row.Keys, row.Json);
            }

            if ((chunk + 1) % every == 0 || (chunk + 1) * Together >= rows.Count)
            {
                if (lags)
                {
                    foreach (var (bytes, sequence) in indexed[chunk / every].Ids) Execute(id, bytes, sequence);
                    var (from, to) = StatementIndex.Part(chunk / every % StatementIndex.Turns);
                    Execute(settle, from.ToByteArray(true), to.ToByteArray(true));
                }

                foreach (var b in indexed[chunk / every].Blocks) Execute(block, b.Key, b.First, b.Entries);
            }

            transaction.Commit();
        }

        return clock.Elapsed;
    }

    private sealed record Indexed(List<(byte[] Id, long Sequence)> Ids, List<IndexBlock> Blocks);

    private static SqliteConnection Open(string file, bool lags)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText = SqlitePragmas.ForRecordStore + """
            CREATE TABLE S (Sequence INTEGER PRIMARY KEY, StatementId BLOB NOT NULL, Reference BLOB, IsVoiding INTEGER NOT NULL, IsVoided INTEGER NOT NULL, Keys BLOB NOT NULL, Json BLOB NOT NULL);
            CREATE TABLE I (IsSettled INTEGER NOT NULL, StatementId BLOB NOT NULL, Sequence INTEGER NOT NULL, PRIMARY KEY (IsSettled, StatementId)) WITHOUT ROWID;
            CREATE INDEX R ON S (Reference) WHERE Reference IS NOT NULL;
            CREATE TABLE B (Key INTEGER NOT NULL, First INTEGER NOT NULL, Entries BLOB NOT NULL, PRIMARY KEY (Key, First)) WITHOUT ROWID;
            """ + (lags ? "" : "CREATE UNIQUE INDEX U ON S (StatementId);");
        setup.ExecuteNonQuery();
        return connection;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "@" + (char)('a' + i) });
        command.Prepare();
        return command;
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
