using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.XapiClients;

/// <summary>Khóa và mã bí mật of a client, at the only moment when the secret is known: its making.</summary>
/// <param name="Key">Random and readable aloud, such as <c>lp-7kq2-m9xd-4htb</c> (60 bits).</param>
/// <param name="Secret">256 random bits in base64url, 43 characters.</param>
public sealed record XapiCredentials(string Key, string Secret)
{
    // Crockford's: no letter that is taken for a digit.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int SecretBytes = 32;

    public byte[] SecretHash => Hash(Secret);

    public static XapiCredentials New() => new($"lp-{Letters()}-{Letters()}-{Letters()}", NewSecret());

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>A secret is 256 random bits: it needs no slow hash, and every request pays for this one.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The secret stays out of logs, whoever prints this.</summary>
    public override string ToString() => $"XapiCredentials {Key}";

    private static string Letters() => RandomNumberGenerator.GetString(Alphabet, 4);
}
