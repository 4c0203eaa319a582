using System.Collections.Concurrent;
using System.IO.Hashing;
using Lms.Domain.Xapi.Statements;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// Keeps the definition of every activity that statements describe, for the activities resource and the canonical format. The
/// same description comes again with almost every statement: what was learned last is remembered by its hash, and only news
/// costs a query.
/// </summary>
public sealed class ActivityCatalog
{
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<string, UInt128> learned = new(StringComparer.Ordinal);

    /// <summary>Merges what these statements say of activities into what is known, in the transaction of the table.</summary>
    public async Task LearnAsync(StatementTable table, IReadOnlyList<IncomingStatement> statements, CancellationToken cancel)
    {
        Dictionary<string, byte[]>? news = null;
        foreach (var statement in statements)
        {
            foreach (var (iri, definition) in statement.Definitions)
            {
                var hash = XxHash128.HashToUInt128(definition.Span);
                if (learned.TryGetValue(iri, out var last) && last == hash) continue;
                var known = news?.GetValueOrDefault(iri) ?? await table.DefinitionAsync(iri, cancel);
                var merged = ActivityDefinition.Merge(known ?? "{}"u8, definition.Span);
                if (known is null || !merged.AsSpan().SequenceEqual(known)) (news ??= new(StringComparer.Ordinal))[iri] = merged;
                if (learned.Count >= MostRemembered) learned.Clear();
                learned[iri] = hash;
            }
        }

        if (news is null) return;
        foreach (var (iri, definition) in news) await table.SetDefinitionAsync(iri, definition, cancel);
    }

    /// <summary>A transaction was rolled back: what it taught is not in the store.</summary>
    public void Forget() => learned.Clear();
}
