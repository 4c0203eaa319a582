using System.Security.Cryptography;

namespace Lms.Domain.Xapi;

/// <summary>
/// Makes the ids of this installation's own statements known to itself and to nobody else: their last six bytes are a
/// keyed check of the first ten. So an id of our own is recognised wherever it turns up, and none can be made without
/// the key.
/// </summary>
/// <param name="key">The installation's secret, at least 32 random bytes.</param>
public sealed class StatementSeal(byte[] key)
{
    private const int Sealed = 10;

    /// <summary>An id of our own, from ten bytes that nobody can guess.</summary>
    public Guid Close(ReadOnlySpan<byte> unguessable)
    {
        Span<byte> id = stackalloc byte[16];
        unguessable[..Sealed].CopyTo(id);
        // The version and the variant lie among the sealed bytes, so they are set before the check is made.
        StatementId.NameBased(id);
        Check(id[..Sealed], id[Sealed..]);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>Whether this installation made the id.</summary>
    public bool IsOurs(Guid id)
    {
        if (id.Version != 5) return false;
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> check = stackalloc byte[16 - Sealed];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Check(bytes[..Sealed], check);
        return CryptographicOperations.FixedTimeEquals(bytes[Sealed..], check);
    }

    /// <summary>
    /// Where a statement of our own is put whose id another writer has taken: the same place each time.
    /// </summary>
    public Guid Instead(Guid taken)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> message = stackalloc byte[17];
        taken.TryWriteBytes(message, bigEndian: true, out _);
        message[16] = 1;
        HMACSHA256.HashData(key, message, hash);
        return Close(hash);
    }

    private void Check(ReadOnlySpan<byte> first, Span<byte> check)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, first, hash);
        hash[..check.Length].CopyTo(check);
    }
}
