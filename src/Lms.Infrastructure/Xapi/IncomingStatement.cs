namespace Lms.Infrastructure.Xapi;

/// <summary>A statement that is ready to be stored, but for the instant at which it will be.</summary>
public sealed class IncomingStatement
{
    private byte[]? ownKeys;

    public required Guid Id { get; init; }

    /// <summary>The whole statement as UTF-8 JSON, with room for the instant at <see cref="StoredAt"/>.</summary>
    public required byte[] Json { get; init; }

    /// <summary>Where in <see cref="Json"/> the value of "stored" stands.</summary>
    public required int StoredAt { get; init; }

    /// <summary>Where the value of "timestamp" stands, if the sender left it to the store.</summary>
    public required int? TimestampAt { get; init; }

    /// <summary>Packed keys (<see cref="IndexKey.Pack"/>), the writer's first. Taken over keys are added while it is stored.</summary>
    public required byte[] Keys { get; set; }

    public required Guid? Reference { get; init; }
    public required bool IsVoiding { get; init; }

    /// <summary>Definitions of activities that came with it: IRI and JSON.</summary>
    public IReadOnlyList<(string Iri, ReadOnlyMemory<byte> Definition)> Definitions { get; init; } = [];

    public IReadOnlyList<IncomingAttachment> Attachments { get; init; } = [];

    /// <summary>The JSON to compare with what another statement says: without the timestamp that the sender left to the store.</summary>
    public ReadOnlySpan<byte> Said => TimestampAt is not { } at ? Json
        : (byte[])[.. Json.AsSpan(0, at - IncomingStatements.BeforeTimestamp.Length), .. Json.AsSpan(at + StoredTime.TextLength + 1)];

    /// <summary>Set when it is stored.</summary>
    public long Sequence { get; private set; }

    public bool IsVoided { get; set; }

    /// <summary>Gives it its place in the store and writes the instant into its JSON. Whatever an attempt before, which failed, has made of it is forgotten.</summary>
    public void StoreAt(long sequence)
    {
        (Sequence, IsVoided) = (sequence, false);
        Keys = ownKeys ??= Keys;
        WriteInstant(StoredAt);
        if (TimestampAt is { } at) WriteInstant(at);
    }

    /// <summary>The same statement with other ids for itself and for what it refers to.</summary>
    internal IncomingStatement With(Guid id, Guid? reference)
    {
        var json = (byte[])Json.Clone();
        // A UUID is as long as any other, so everything else stays where it is.
        if (id != Id) UuidTokens.Replace(json, found => found == Id ? id : null);
        if (reference != Reference) UuidTokens.Replace(json, found => found == Reference ? reference : null);
        return new()
        {
            Id = id,
            Json = json,
            StoredAt = StoredAt,
            TimestampAt = TimestampAt,
            Keys = Keys,
            Reference = reference,
            IsVoiding = IsVoiding,
            Definitions = Definitions,
            Attachments = Attachments,
        };
    }

    private void WriteInstant(int at) =>
        StoredTime.Write(Sequence, Json.AsSpan(at, StoredTime.TextLength));
}

/// <summary>An attachment whose bytes lie in the file store already.</summary>
public sealed record IncomingAttachment(string Sha2, string ContentType, string File, long Bytes)
{
    /// <summary>The content type for a header: a statement may declare anything, but it must stay on its line.</summary>
    public string HeaderContentType => ContentType.Any(char.IsControl) ? "application/octet-stream" : ContentType;
}
