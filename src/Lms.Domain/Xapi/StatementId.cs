using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Xapi;

/// <summary>Statement ids are UUIDv5 of the fact's key, so that telling a fact twice gives one statement (DOMAIN §8).</summary>
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
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
