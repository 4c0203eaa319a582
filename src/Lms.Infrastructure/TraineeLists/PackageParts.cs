using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>That one part of a package names another.</summary>
/// <param name="Target">The other part's path from the package's root.</param>
internal sealed record PackageRelation(string Id, string Type, string Target)
{
    public bool Is(string type) => Type.EndsWith("/" + type, StringComparison.Ordinal);
}

/// <summary>
/// The parts of a package, found as its relationships say and however its program writes paths: with <c>./</c> and <c>../</c>,
/// from the root, with backslashes, in another case. Only parts inside the package are ever opened.
/// </summary>
internal sealed class PackageParts
{
    private const string DefaultMain = "xl/workbook.xml";

    public static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    public PackageParts(ZipArchive archive)
    {
        foreach (var entry in archive.Entries) entries.TryAdd(Resolved("", entry.FullName), entry);
    }

    public bool HasWorkbook => Has("xl/");

    public bool Has(string start) => entries.Keys.Any(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    public bool Contains(string path) => entries.ContainsKey(path);

    /// <summary>The path of the part that the package is about, where that is a workbook; null otherwise.</summary>
    public string? Workbook()
    {
        if (!HasWorkbook) return null;
        var told = Relations("").FirstOrDefault(relation => relation.Is("officeDocument"))?.Target;
        if (told is not null && Contains(told)) return told;
        return Contains(DefaultMain) ? DefaultMain : null;
    }

    public XmlReader? Open(string path) => entries.TryGetValue(path, out var entry) ? XmlReader.Create(entry.Open(), Settings) : null;

    public XElement Load(string path)
    {
        using var reader = Open(path) ?? throw new InvalidDataException();
        return XElement.Load(reader);
    }

    /// <summary>What the part names; the package itself is the empty path.</summary>
    public IReadOnlyList<PackageRelation> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var (folder, file) = (part[..slash], part[slash..]);
        using var reader = Open($"{folder}_rels/{file}.rels");
        if (reader is null) return [];
        return [.. XElement.Load(reader).Elements().Select(relation => Relation(folder, relation)).OfType<PackageRelation>()];
    }

    private PackageRelation? Relation(string folder, XElement relation)
    {
        if (relation.Attribute("TargetMode")?.Value == "External") return null;
        if (relation.Attribute("Target")?.Value is not { } target) return null;
        var path = Resolved(folder, target);
        if (!Contains(path)) path = Resolved(folder, Uri.UnescapeDataString(target));
        return new(relation.Attribute("Id")?.Value ?? "", relation.Attribute("Type")?.Value ?? "", path);
    }

    private static string Resolved(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/'))
        {
            if (step == "..") steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step is not ("" or ".")) steps.Add(step);
        }
        return string.Join('/', steps);
    }
}
