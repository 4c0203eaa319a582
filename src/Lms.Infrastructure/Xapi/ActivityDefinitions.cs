namespace Lms.Infrastructure.Xapi;

/// <summary>What the store holds as the definitions of activities.</summary>
public sealed class ActivityDefinitions(XapiConnections connections)
{
    /// <summary>The definition of the activity with this IRI, as JSON; null where the store knows none.</summary>
    public Task<byte[]?> FindAsync(string iri, CancellationToken cancel) =>
        connections.ReadAsync(table => table.DefinitionAsync(iri, cancel), cancel);
}
