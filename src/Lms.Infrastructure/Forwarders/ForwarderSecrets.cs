using System.Security.Cryptography;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Microsoft.AspNetCore.DataProtection;

namespace Lms.Infrastructure.Forwarders;

/// <summary>Seals the secrets of forwarders with the installation's data protection keys, and opens them for sending.</summary>
public sealed class ForwarderSecrets(IDataProtectionProvider protection)
{
    // Longer ones do not exist; the sealed form grows with it.
    public const int MaxLength = 500;

    private readonly IDataProtector _protector = protection.CreateProtector("Lms.Forwarders.Secret");

    public string Seal(string secret) => _protector.Protect(secret);

    /// <summary>The secret, for the header of a request and nothing else; refused where the keys that sealed it are gone.</summary>
    public Outcome<string> Open(Forwarder forwarder)
    {
        ArgumentNullException.ThrowIfNull(forwarder);
        try
        {
            return _protector.Unprotect(forwarder.SealedSecret);
        }
        catch (CryptographicException)
        {
            return new ForwarderSecretLost();
        }
    }
}
