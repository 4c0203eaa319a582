using System.Buffers.Binary;
using System.IO.Hashing;
using Lms.Domain.Xapi.Statements;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// What a statement is found by, as 64 bits: a hash of the kind and the value, so that neither a table of terms nor its upkeep
/// is needed. Two of ten million values share a key with a chance of about one in a million; a query would then show a
/// statement too many. Whoever could make such a pair on purpose could as well write the other value.
/// </summary>
public static class IndexKey
{
    public const int Bytes = sizeof(long);

    private const int ClientSeed = 100;

    public static long Of(MentionKind kind, ReadOnlySpan<byte> value) => unchecked((long)XxHash3.HashToUInt64(value, (long)kind));

    public static long Of(MentionKind kind, string value) => Of(kind, System.Text.Encoding.UTF8.GetBytes(value));

    public static long OfRegistration(Guid registration) => Of(MentionKind.Registration, registration.ToString("D"));

    /// <summary>What finds an agent: as actor or object, and where asked for in any other part as well.</summary>
    public static long[] OfAgent(string identity, bool relatedToo) => OfEither(MentionKind.Agent, MentionKind.RelatedAgent, identity, relatedToo);

    /// <summary>What finds an activity: as object, and where asked for in any other part as well.</summary>
    public static long[] OfActivity(string iri, bool relatedToo) => OfEither(MentionKind.Activity, MentionKind.RelatedActivity, iri, relatedToo);

    /// <summary>Finds what one client of the store has written.</summary>
    public static long OfClient(Guid client) => unchecked((long)XxHash3.HashToUInt64(client.ToByteArray(), ClientSeed));

    public static byte[] Pack(ReadOnlySpan<long> keys)
    {
        var packed = new byte[keys.Length * Bytes];
        for (var i = 0; i < keys.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(packed.AsSpan(i * Bytes), keys[i]);
        return packed;
    }

    public static long At(ReadOnlySpan<byte> packed, int index) => BinaryPrimitives.ReadInt64LittleEndian(packed[(index * Bytes)..]);

    public static bool Contains(ReadOnlySpan<byte> packed, long key)
    {
        for (var at = 0; at + Bytes <= packed.Length; at += Bytes)
            if (BinaryPrimitives.ReadInt64LittleEndian(packed[at..]) == key) return true;
        return false;
    }

    public static bool ContainsAny(ReadOnlySpan<byte> packed, ReadOnlySpan<long> keys)
    {
        foreach (var key in keys)
            if (Contains(packed, key)) return true;
        return false;
    }

    /// <summary>Whether a statement with these keys meets every condition (<see cref="StatementQuery.Conditions"/>).</summary>
    public static bool Meets(byte[] packed, IReadOnlyList<long[]> conditions) => conditions.All(keys => ContainsAny(packed, keys));

    /// <summary>The keys of a statement with those it takes over from one that it refers to, each once: all but the first, which says who wrote that one.</summary>
    public static byte[] TakeOver(byte[] packed, ReadOnlySpan<byte> target)
    {
        List<long>? more = null;
        for (var at = Bytes; at + Bytes <= target.Length; at += Bytes)
            if (BinaryPrimitives.ReadInt64LittleEndian(target[at..]) is var key && !Contains(packed, key) && more?.Contains(key) != true) (more ??= []).Add(key);
        return more is null ? packed : [.. packed, .. Pack([.. more])];
    }

    private static long[] OfEither(MentionKind own, MentionKind related, string value, bool relatedToo) =>
        relatedToo ? [Of(own, value), Of(related, value)] : [Of(own, value)];
}
