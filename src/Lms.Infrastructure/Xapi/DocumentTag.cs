using System.Security.Cryptography;

namespace Lms.Infrastructure.Xapi;

/// <summary>The entity tag of a document: 40 lower-case hex digits of its SHA-1, as xAPI 1.0.3 prescribes (part three, 3.1); 2.0 leaves it open.</summary>
public static class DocumentTag
{
#pragma warning disable CA5350 // It tells versions of a document apart and secures nothing.
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350
}
