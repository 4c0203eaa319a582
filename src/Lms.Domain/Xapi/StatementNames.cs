using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.Xapi;

/// <summary>
/// What stands in the statements of one enrolment (lần tham gia) instead of the keys of the product's own tables: each
/// is made with a secret of the enrolment. With the secret nobody comes from a key to a name, and once it is erased not
/// even we do.
/// </summary>
/// <param name="registration">What <c>context.registration</c> says: random.</param>
/// <param name="secret">32 random bytes, in no statement.</param>
/// <param name="seal">The installation's.</param>
public sealed class StatementNames(Guid registration, byte[] secret, StatementSeal seal)
{
    public const int SecretBytes = 32;

    public Guid Registration => registration;

    /// <summary>The id of the statement that tells a fact. The same fact gives the same id.</summary>
    public Guid IdOf(string key) => IdOf(StatementId.Of(key));

    /// <summary>The same by the fact's name, which is the id that statements of the first releases had.</summary>
    public Guid IdOf(Guid fact) => seal.Close(Hash("statement", fact.ToString("D")));

    /// <summary>An IRI without a page behind it.</summary>
    public string UrnOf(string kind, string key) => $"urn:uuid:{StatementId.NameBased(Hash(kind, key)):D}";

    /// <summary>What shows that a file is the one of the statement, to whoever holds the file and the secret.</summary>
    public string FingerprintOf(string sha256) => Convert.ToHexStringLower(Hash("file", sha256));

    private byte[] Hash(string kind, string key) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{kind}/{key}"));
}
