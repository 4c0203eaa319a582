using System.Text.Json;
using System.Text.Json.Nodes;
using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// One statement of the first releases, as JSON: where it has keys and addresses that lead to a person.
/// </summary>
internal sealed class OldStatement(JsonObject json)
{
    private const string Own = "/xapi/extensions/";
    private const string Verification = "/verify/";
    private const string Practicums = "/practicums/";

    private JsonObject? Context => json["context"] as JsonObject;

    /// <summary>The actor's account name.</summary>
    public string? Actor => Text(json["actor"]?["account"]?["name"]);

    /// <summary>The registration, which was the enrolment's key.</summary>
    public Guid? Registration => Guid.TryParse(Text(Context?["registration"]), out var id) ? id : null;

    public byte[] Bytes => JsonSerializer.SerializeToUtf8Bytes(json, JsonText.Options);

    /// <summary>Puts names in the place of keys.</summary>
    /// <param name="certificate">The certificate with a verification code.</param>
    /// <returns>The activities that it no longer speaks of.</returns>
    public IEnumerable<string> Rename(StatementNames names, Func<string, Id<Certificate>?> certificate)
    {
        RenameId(json, names);
        Context!["registration"] = names.Registration.ToString("D");
        RemoveFrom(Context, "unit", "submission");
        if (json["result"] is JsonObject result)
        {
            Fingerprint(result, names);
            RemoveFrom(result, "register-number", "verify-url", "reason");
            if (result.Count == 0) json.Remove("result");
        }

        if (json["object"] is not JsonObject about) return [];
        if (Text(about["objectType"]) == "StatementRef") RenameId(about, names);
        if (Text(about["id"]) is not { } iri || IriInstead(iri, names, certificate) is not { } other) return [];
        about["id"] = other;
        return [iri];
    }

    private string? IriInstead(string iri, StatementNames names, Func<string, Id<Certificate>?> certificate)
    {
        if (iri.LastIndexOf(Verification, StringComparison.Ordinal) is var at and > 0)
        {
            var code = iri[(at + Verification.Length)..];
            return certificate(code) is { } id ? Facts.CertificateIri(names, id) : names.UrnOf("certificate", code);
        }

        var plan = Text(Context?["contextActivities"]?["grouping"]?[0]?["id"]);
        return iri.Contains(Practicums, StringComparison.Ordinal) && plan is not null ? Facts.PracticumIri(plan) : null;
    }

    private static void RenameId(JsonObject named, StatementNames names)
    {
        if (Guid.TryParse(Text(named["id"]), out var id)) named["id"] = names.IdOf(id).ToString("D");
    }

    private static void Fingerprint(JsonObject result, StatementNames names)
    {
        if (result["extensions"] is not JsonObject extensions) return;
        var hash = extensions.FirstOrDefault(e => e.Key.EndsWith(Own + "sha256", StringComparison.Ordinal));
        if (hash.Key is not { } key) return;
        extensions.Remove(key);
        if (Text(hash.Value) is not { } sha256) return;
        extensions[key[..^"sha256".Length] + "file-fingerprint"] = names.FingerprintOf(sha256);
    }

    private static void RemoveFrom(JsonObject part, params ReadOnlySpan<string> extensionNames)
    {
        if (part["extensions"] is not JsonObject extensions) return;
        foreach (var name in extensionNames)
        {
            var keys = extensions.Select(e => e.Key).Where(k => k.EndsWith(Own + name, StringComparison.Ordinal))
                .ToList();
            foreach (var key in keys) extensions.Remove(key);
        }

        if (extensions.Count == 0) part.Remove("extensions");
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
