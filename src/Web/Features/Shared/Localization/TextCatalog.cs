using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Lms.Web.Features.Shared.Localization;

/// <summary>The texts of all feature folders: <c>Features/&lt;Noun&gt;/Text.resx</c> (Vietnamese) and its satellite <c>Text.en.resx</c>.</summary>
public sealed class TextCatalog
{
    private readonly ConcurrentDictionary<string, ResourceManager?> _folders = new(StringComparer.Ordinal);

    /// <summary>The text of <c>Noun.Rest.Of.Key</c> in the current UI culture, or null when there is none.</summary>
    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : Find(key[..dot], key[(dot + 1)..]);
    }

    /// <summary>The text of a key in one feature folder.</summary>
    public string? Find(string folder, string key) =>
        _folders.GetOrAdd(folder, Open)?.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>All keys of a folder that start with a prefix, with their texts. The keys come without the prefix.</summary>
    public IReadOnlyDictionary<string, string> StartingWith(string folder, string prefix)
    {
        var neutral = _folders.GetOrAdd(folder, Open)?.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false);
        return neutral is null
            ? new Dictionary<string, string>()
            : neutral.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key)
                .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(key => key[prefix.Length..], key => Find(folder, key) ?? key, StringComparer.Ordinal);
    }

    private static ResourceManager? Open(string folder)
    {
        var assembly = typeof(TextCatalog).Assembly;
        var name = $"Lms.Web.Features.{folder}.Text";
        return assembly.GetManifestResourceInfo(name + ".resources") is null ? null : new ResourceManager(name, assembly);
    }
}
