using System.Text.Json;
using Lms.Domain.Forwarders;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Forwarders;

/// <summary>One statement as it goes to another record store.</summary>
/// <param name="Json">UTF-8, without "stored".</param>
internal sealed record ForwardedStatement(long Sequence, Guid Id, ReadOnlyMemory<byte> Json, IReadOnlyList<IncomingAttachment> Attachments)
{
    /// <summary>Whether it holds what the version of the receiver cannot say.</summary>
    public bool NeedsSecondVersion { get; init; }
}

/// <summary>Reads what is to be sent.</summary>
internal static class ForwardedStatements
{
    public const int MostInBatch = 100;
    public const long MostBytesInBatch = 4 << 20;

    /// <summary>The statements that follow a sequence, in their order, voided ones too: at most a batch of them, and at least one where there is any.</summary>
    /// <param name="version">The version that they are to be told in.</param>
    public static Task<List<ForwardedStatement>> AfterAsync(LmsDbContext db, long through, string version, CancellationToken cancel) =>
        ReadAsync(db, db.Statements.Where(s => s.Sequence > through), version, cancel);

    /// <summary>The statements with these sequences.</summary>
    public static Task<List<ForwardedStatement>> AtAsync(
        LmsDbContext db, IReadOnlyCollection<long> sequences, string version, CancellationToken cancel)
    {
        // PostgreSQL's driver takes lists and arrays alone.
        List<long> asked = [.. sequences];
        return ReadAsync(db, db.Statements.Where(s => asked.Contains(s.Sequence)), version, cancel);
    }

    private static async Task<List<ForwardedStatement>> ReadAsync(
        LmsDbContext db, IQueryable<StatementRecord> statements, string version, CancellationToken cancel)
    {
        var batch = new List<ForwardedStatement>();
        var bytes = 0L;
        var rows = statements.AsNoTracking().OrderBy(s => s.Sequence).Take(MostInBatch)
            .Select(s => new { s.Sequence, s.StatementId, s.Json }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if ((bytes += row.Json.Length) > MostBytesInBatch && batch.Count > 0) break;
            var (json, isWhole) = version == Forwarder.FirstVersion ? FirstVersionForm.Of(row.Json) : (row.Json, true);
            batch.Add(new(row.Sequence, row.StatementId, WithoutStored(json), []) { NeedsSecondVersion = !isWhole });
        }

        return batch.Count == 0 ? batch : await WithAttachmentsAsync(db, batch, cancel);
    }

    /// <summary>Parts of a batch that each fit one request: statements without attachments together; one with attachments alone, and one that is not sent.</summary>
    public static IEnumerable<IReadOnlyList<ForwardedStatement>> Requests(IReadOnlyList<ForwardedStatement> batch)
    {
        var plain = new List<ForwardedStatement>();
        foreach (var statement in batch)
        {
            if (statement is { Attachments.Count: 0, NeedsSecondVersion: false })
            {
                plain.Add(statement);
                continue;
            }

            if (plain.Count > 0) yield return plain;
            plain = [];
            yield return [statement];
        }

        if (plain.Count > 0) yield return plain;
    }

    /// <summary>
    /// A statement without "stored", which only the store that takes it may set (xAPI 1.0.3, part two, 2.4.8). The authority goes
    /// along: the other side keeps or replaces it, as it trusts us or not (2.4.9).
    /// </summary>
    public static ReadOnlyMemory<byte> WithoutStored(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("stored"u8)) continue;
            // A comma stands before it: the id is always first.
            var from = json.AsSpan(0, (int)reader.TokenStartIndex).LastIndexOf((byte)',');
            reader.Read();
            return (byte[])[.. json.AsSpan(0, from), .. json.AsSpan((int)reader.BytesConsumed)];
        }

        return json;
    }

    private static async Task<List<ForwardedStatement>> WithAttachmentsAsync(LmsDbContext db, List<ForwardedStatement> batch, CancellationToken cancel)
    {
        var (from, to) = (batch[0].Sequence, batch[^1].Sequence);
        var found = await db.Attachments.AsNoTracking().Where(a => a.Sequence >= from && a.Sequence <= to).ToListAsync(cancel);
        if (found.Count == 0) return batch;
        var bySequence = found.ToLookup(a => a.Sequence, a => new IncomingAttachment(a.Sha2, a.ContentType, a.File, a.Bytes));
        return [.. batch.Select(s => s with { Attachments = [.. bySequence[s.Sequence]] })];
    }
}
