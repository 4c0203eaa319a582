using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lms.Infrastructure.Courses;

/// <summary>Keeps only the elements, attributes and link schemes a lesson needs; whatever is not named here is removed.</summary>
internal static partial class HtmlAllowList
{
    /// <summary>Allowed elements and, for each, its allowed attributes besides <c>id</c>.</summary>
    private static readonly FrozenDictionary<string, string[]> Elements = new Dictionary<string, string[]>
    {
        ["a"] = ["href", "title"],
        ["img"] = ["src", "alt", "title"],
        ["ol"] = ["start"],
        ["th"] = ["style", "colspan", "rowspan"],
        ["td"] = ["style", "colspan", "rowspan"],
        ["div"] = ["class"],
        ["input"] = ["checked"],
    }.Concat("h2 h3 h4 h5 h6 p br hr em strong del code pre blockquote ul li dl dt dd table thead tbody tr sup span col colgroup"
        .Split(' ').Select(name => KeyValuePair.Create(name, Array.Empty<string>()))).ToFrozenDictionary(StringComparer.Ordinal);

    public static string Filter(string html, string idPrefix)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            if (Elements.TryGetValue(element.LocalName, out var attributes) && element.NamespaceUri == NamespaceNames.HtmlUri) Clean(element, attributes, idPrefix);
            else element.Remove();
        }

        HtmlPolish.Apply(body);
        return body.InnerHtml.Trim();
    }

    private static void Clean(IElement element, string[] allowed, string idPrefix)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            var value = attribute.Name switch
            {
                "id" => idPrefix + attribute.Value,
                _ when !allowed.Contains(attribute.Name) => null,
                "href" => SafeUrl(attribute.Value, idPrefix, AnyScheme),
                "src" => SafeUrl(attribute.Value, idPrefix, NoScheme),
                "style" => TextAlign().IsMatch(attribute.Value) ? attribute.Value : null,
                "class" => attribute.Value is "en" or "footnotes" ? attribute.Value : null,
                _ => attribute.Value,
            };
            if (value is null) element.RemoveAttribute(attribute.Name);
            else element.SetAttribute(attribute.Name, value);
        }
    }

    private static readonly string[] AnyScheme = ["http", "https", "mailto"];
    private static readonly string[] NoScheme = [];

    /// <summary>
    /// The address if it is relative or of an allowed scheme, otherwise null. Browsers drop tabs and line ends inside an address, skip leading
    /// control characters and read \ as /, so the check sees what they would see. <c>//host</c> is another site without a scheme.
    /// </summary>
    private static string? SafeUrl(string value, string idPrefix, string[] schemes)
    {
        var url = string.Concat(value.Where(letter => !char.IsControl(letter))).Trim().Replace('\\', '/');
        if (url.StartsWith('#')) return $"#{idPrefix}{url[1..]}";
        if (url.StartsWith("//", StringComparison.Ordinal)) return null;
        var scheme = Scheme().Match(url).Groups[1].Value;
        return scheme.Length == 0 || schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase) ? url : null;
    }

    [GeneratedRegex(@"\A([^/?#:]*):", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\Atext-align: (left|right|center);\z", RegexOptions.CultureInvariant)]
    private static partial Regex TextAlign();
}
