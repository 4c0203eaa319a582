using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Xapi;

/// <summary>
/// The name of a fact: the UUIDv5 of its key. Until statements had ids that nobody can compute (<see
/// cref="StatementNames"/>) this was the statement's id; now it is only what such an id is made of, so that older
/// statements can be given theirs.
/// </summary>
public static class StatementId
{
    // The namespace of this product's facts; made once, never changed.
    private static readonly byte[] Namespace = new Guid("6f0b7c52-3a5e-4b1d-9c57-1c0f2f6f8a10").ToByteArray(bigEndian: true);

    public static Guid Of(string key)
    {
        // RFC 9562 §5.5 prescribes SHA-1; it names, it does not protect.
#pragma warning disable CA5350
        var hash = SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(key)]);
#pragma warning restore CA5350
        return NameBased(hash);
    }

    /// <summary>The first 16 bytes as a name-based UUID. Some clients refuse every version above 5.</summary>
    internal static Guid NameBased(Span<byte> bytes)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
