using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>The signature of a signed statement: a JSON web signature in compact form, as an attachment (xAPI 1.0.3, part two, 2.6).</summary>
public static class StatementSignature
{
    /// <summary>The usage type of the attachment that is a signature.</summary>
    public const string UsageType = "http://adlnet.gov/expapi/attachments/signature";

    /// <summary>What a signature's attachment must be declared as.</summary>
    public const string ContentType = "application/octet-stream";

    /// <summary>Checks that it is one, made by an allowed algorithm, that its certificate made it if one is given, and that it signs this statement.</summary>
    /// <returns>The rule that is broken, or null.</returns>
    public static string? Fault(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> statement)
    {
        if (Encoding.ASCII.GetString(signature).Trim().Split('.') is not [var head, var body, var sign]) return "must be a JSON web signature in compact form";
        if (Decode(head) is not { } header || Decode(body) is not { } payload || Decode(sign) is not { } bytes) return "must be base64url in all three parts";
        try
        {
            using var json = JsonDocument.Parse(header);
            return Algorithm(json.RootElement) is not { } algorithm ? "must be signed by RS256, RS384 or RS512"
                : !IsMadeByItsCertificate(json.RootElement, Encoding.ASCII.GetBytes($"{head}.{body}"), bytes, algorithm) ? "must be made by the certificate that its header names"
                : !StatementComparison.MatchesSigned(payload, statement) ? "must sign the statement it is attached to"
                : null;
        }
        catch (JsonException)
        {
            return "must hold JSON in its header and payload";
        }
    }

    private static HashAlgorithmName? Algorithm(JsonElement header) =>
        header.ValueKind != JsonValueKind.Object || !header.TryGetProperty("alg", out var name) || name.ValueKind != JsonValueKind.String ? null : name.GetString() switch
        {
            "RS256" => HashAlgorithmName.SHA256,
            "RS384" => HashAlgorithmName.SHA384,
            "RS512" => HashAlgorithmName.SHA512,
            _ => null,
        };

    /// <summary>A header without a certificate says nothing of who signed, which the standard allows.</summary>
    private static bool IsMadeByItsCertificate(JsonElement header, byte[] signed, byte[] signature, HashAlgorithmName algorithm)
    {
        if (!header.TryGetProperty("x5c", out var chain)) return true;
        if (chain.ValueKind != JsonValueKind.Array || chain.GetArrayLength() == 0 || chain[0].ValueKind != JsonValueKind.String) return false;
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(chain[0].GetBytesFromBase64());
            using var key = certificate.GetRSAPublicKey();
            return key is not null && key.VerifyData(signed, signature, algorithm, RSASignaturePadding.Pkcs1);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static byte[]? Decode(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
