using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Tests.Features.Shared;

/// <summary>Every word is there, in both languages.</summary>
public sealed partial class TextTests
{
    private const string Prefix = "Lms.Web.Features.";
    private const string Suffix = ".Text.resources";

    private static readonly Dictionary<string, string> Vietnamese = Texts(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = Texts(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Every_text_is_in_both_languages()
    {
        Vietnamese.ShouldNotBeEmpty();
        Vietnamese.Keys.Except(English.Keys).ShouldBeEmpty("missing in English");
        English.Keys.Except(Vietnamese.Keys).ShouldBeEmpty("missing in Vietnamese");
        Vietnamese.Concat(English).Where(text => string.IsNullOrWhiteSpace(text.Value)).ShouldBeEmpty("empty");
    }

    [Fact]
    public void Both_languages_fill_the_same_placeholders()
    {
        Vietnamese.Where(text => !Placeholders(text.Value).SetEquals(Placeholders(English[text.Key])))
            .Select(text => text.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_are_stored_in_composed_form()
    {
        Vietnamese.Where(text => !text.Value.IsNormalized()).Select(text => text.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_the_code_names_has_a_text()
    {
        var named =
            from file in Repository.Sources(".cs", ".cshtml")
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match match in NamedKey().Matches(line)
            select $"{match.Groups["key"].Value} in {Path.GetFileName(file)}";
        named.Distinct().Where(use => !Vietnamese.ContainsKey(use[..use.IndexOf(' ', StringComparison.Ordinal)])).ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_says_why()
    {
        ConcreteTypes(typeof(Refusal)).Select(Localizer.KeyOf).Where(key => !Vietnamese.ContainsKey(key)).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_s_text_names_only_what_the_refusal_knows()
    {
        foreach (var refusal in ConcreteTypes(typeof(Refusal)).Where(type => Vietnamese.ContainsKey(Localizer.KeyOf(type))))
        {
            var known = refusal.GetProperties().Select(property => property.Name);
            Placeholders(Vietnamese[Localizer.KeyOf(refusal)]).Except(known).ShouldBeEmpty(refusal.Name);
        }
    }

    [Fact]
    public void An_enum_with_one_translated_value_has_them_all()
    {
        // Which enums are shown cannot be read from the code; one that has begun must be finished.
        var missing =
            from type in OurTypes().Where(type => type.IsEnum)
            let prefix = $"{Localizer.FolderOf(type)}.{type.Name}."
            where Vietnamese.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal))
            from name in Enum.GetNames(type)
            where !Vietnamese.ContainsKey(prefix + name)
            select prefix + name;
        missing.ShouldBeEmpty();
    }

    private static IEnumerable<Type> OurTypes() =>
        new[] { "Lms.Domain", "Lms.Infrastructure", "Web" }.Select(System.Reflection.Assembly.Load).SelectMany(assembly => assembly.GetTypes());

    private static IEnumerable<Type> ConcreteTypes(Type ancestor) => OurTypes().Where(type => !type.IsAbstract && ancestor.IsAssignableFrom(type));

    internal static Dictionary<string, string> Texts(CultureInfo culture)
    {
        var assembly = typeof(TextCatalog).Assembly;
        var texts =
            from name in assembly.GetManifestResourceNames()
            where name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            let folder = name[Prefix.Length..^Suffix.Length]
            let manager = new ResourceManager($"{Prefix}{folder}.Text", assembly)
            from DictionaryEntry entry in manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false) ?? Enumerable.Empty<DictionaryEntry>() as IEnumerable
            select ($"{folder}.{entry.Key}", (string)entry.Value!);
        return texts.ToDictionary(text => text.Item1, text => text.Item2);
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\w+)(?::[^{}]*)?\}")]
    private static partial Regex Placeholder();

    // T["…"], localizer["…"], text["…"], [Display(Name = "Noun.Key")], ErrorMessage = "Noun.Key"
    [GeneratedRegex("""(?:(?<![\w.])(?:T|text|localizer)\[|\[Display\(Name = |ErrorMessage = )"(?<key>[A-Z]\w*\.[\w.]+)"(?!\s*\+)""")]
    private static partial Regex NamedKey();
}
