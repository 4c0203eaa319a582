using System.Buffers;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;

namespace Lms.Web.Xapi.Statements;

/// <summary>Writes the statements of one answer in the form "canonical". Each activity's definition is asked for once, however many of the statements speak of it.</summary>
internal sealed class CanonicalStatements(ActivityDefinitions definitions, IReadOnlyList<string> languages)
{
    private readonly Dictionary<string, byte[]?> known = new(StringComparer.Ordinal);

    public async Task<ReadOnlyMemory<byte>> WriteAsync(byte[] json, CancellationToken cancel)
    {
        while (true)
        {
            var unknown = new HashSet<string>(StringComparer.Ordinal);
            var written = new ArrayBufferWriter<byte>(json.Length);
            StatementFormats.WriteCanonical(json, languages, iri => DefinitionOf(iri, unknown), written);
            if (unknown.Count == 0) return written.WrittenMemory;
            // Now it is known of which activities it speaks: once more, with what the store holds of them.
            foreach (var iri in unknown) known[iri] = await definitions.FindAsync(iri, cancel);
        }
    }

    private ReadOnlyMemory<byte>? DefinitionOf(string iri, HashSet<string> unknown)
    {
        if (!known.TryGetValue(iri, out var definition)) unknown.Add(iri);
        return definition is null ? (ReadOnlyMemory<byte>?)null : definition;
    }
}
