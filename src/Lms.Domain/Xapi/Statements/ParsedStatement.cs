namespace Lms.Domain.Xapi.Statements;

/// <summary>A statement that keeps every rule of the standard, and what a store needs to know of it.</summary>
public sealed class ParsedStatement
{
    /// <summary>The id as sent; null where the store has to give one.</summary>
    public Guid? Id { get; init; }

    /// <summary>The id as it was written, where that is not in small letters throughout.</summary>
    public string? IdText { get; init; }

    /// <summary>The version as sent, or null.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the statement says when it happened; if not, the store's own time holds.</summary>
    public bool HasTimestamp { get; init; }

    /// <summary>The statement its object refers to, where the object is a StatementRef. A sub-statement's reference is not meant.</summary>
    public Guid? Reference { get; init; }

    /// <summary>Whether the verb voids the statement of <see cref="Reference"/>, which then is not null.</summary>
    public bool IsVoiding { get; init; }

    /// <summary>
    /// UTF-8 of a JSON object without its closing brace and without id, stored, authority and version, which the store writes.
    /// It holds at least actor, verb and object, so <c>,"name":value}</c> can always follow. As sent byte for byte, except that a
    /// single activity in contextActivities stands in an array, that timestamps are in UTC, and for white space.
    /// </summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the statement can be found by; each value once in a kind, and a related one only where it is not there directly.</summary>
    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>What its attachments, and those of its sub-statement, say of themselves.</summary>
    public required IReadOnlyList<AttachmentNote> Attachments { get; init; }

    /// <summary>Every activity that brings a definition, in the order of the text; an activity may be there more than once.</summary>
    public required IReadOnlyList<ActivityNote> Activities { get; init; }
}

/// <summary>One attachment as its statement describes it (xAPI Data, 2.4.11).</summary>
/// <param name="UsageType">the IRI that says what it is for</param>
/// <param name="ContentType">its media type</param>
/// <param name="Length">in octets</param>
/// <param name="Sha2">SHA-2 in hexadecimal, 56 to 128 digits, as sent</param>
/// <param name="FileUrl">where else its data lies, or null</param>
/// <param name="Path">where it stands, such as <c>$.attachments[0]</c></param>
public sealed record AttachmentNote(string UsageType, string ContentType, long Length, string Sha2, string? FileUrl, string Path);

/// <summary>An activity and the definition that came with it.</summary>
/// <param name="Id">its IRI</param>
/// <param name="Definition">the definition's JSON: a part of the statement's <see cref="ParsedStatement.Body"/></param>
public sealed record ActivityNote(string Id, ReadOnlyMemory<byte> Definition);
