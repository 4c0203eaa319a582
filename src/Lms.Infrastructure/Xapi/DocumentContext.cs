namespace Lms.Infrastructure.Xapi;

/// <summary>What a set of documents belongs to. What a kind of document does not have is null.</summary>
/// <param name="Activity">The activity's IRI.</param>
/// <param name="Agent">The one text by which the agent is found.</param>
public sealed record DocumentContext(DocumentKind Kind, string? Activity = null, string? Agent = null, Guid? Registration = null)
{
    internal Guid? ActivityDigest => Activity is null ? null : Digest.Of(Activity);

    internal Guid? AgentDigest => Agent is null ? null : Digest.Of(Agent);

    /// <summary>The address of one document.</summary>
    internal Guid DigestOf(string documentId) => Digest.Of(Kind.ToString(), Activity ?? "", Agent ?? "", Registration?.ToString("D") ?? "", documentId);
}

/// <summary>What is in a document.</summary>
/// <param name="ContentType">As the sender named it.</param>
public sealed record DocumentContent(string ContentType, byte[] Bytes);

/// <summary>One document of a list.</summary>
public sealed record DocumentName(string Id, DateTimeOffset Updated);
