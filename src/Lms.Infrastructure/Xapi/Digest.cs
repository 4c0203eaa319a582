using System.Security.Cryptography;
using System.Text;

namespace Lms.Infrastructure.Xapi;

/// <summary>Texts of any length as 16 bytes: IRIs and agents may be longer than an index takes.</summary>
public static class Digest
{
    /// <summary>The first 128 bits of the SHA-256 of these parts, each ended by a zero byte.</summary>
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            sha.AppendData(Encoding.UTF8.GetBytes(part));
            sha.AppendData([0]);
        }

        return new Guid(sha.GetHashAndReset().AsSpan(0, 16), bigEndian: true);
    }
}
