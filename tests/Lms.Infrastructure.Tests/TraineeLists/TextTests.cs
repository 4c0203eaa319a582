using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

/// <summary>The texts of this noun stand in the web's folder; that they are complete is a matter of the code that names them.</summary>
public partial class TextTests
{
    private static readonly Dictionary<string, string> Vietnamese = Read("Text.resx");
    private static readonly Dictionary<string, string> English = Read("Text.en.resx");

    [Fact]
    public void Each_text_is_in_both_languages_with_the_same_places()
    {
        foreach (var (key, text) in Vietnamese.Where(t => OfLists().IsMatch(t.Key)))
            Places(English[key]).ShouldBe(Places(text), ignoreOrder: true, customMessage: key);
    }

    [Fact]
    public void Each_refusal_has_a_text_whose_places_it_fills()
    {
        var refusals = typeof(TraineeWorkbook).Assembly.GetTypes().Where(t => t.Namespace == typeof(TraineeWorkbook).Namespace)
            .Where(t => t.IsSubclassOf(typeof(Refusal))).ToList();
        refusals.Count.ShouldBeGreaterThan(7);
        foreach (var refusal in refusals)
            Places(Vietnamese[$"Refusal.{refusal.Name}"]).ShouldBeSubsetOf(refusal.GetProperties().Select(p => p.Name), refusal.Name);
    }

    [Fact]
    public void Each_word_of_the_lists_has_a_text()
    {
        string[] keys = [.. Keys<TraineeColumn>(), .. Keys<FindingCode>(), .. Keys<FindingSeverity>(), .. Keys<SkipReason>(), .. Keys<ListFileKind>(), .. Keys<UploadState>()];
        keys.ShouldBeSubsetOf(Vietnamese.Keys);
    }

    /// <summary>Every finding is made by a call that names it beside its column or code.</summary>
    [Fact]
    public void Each_finding_that_the_code_makes_has_a_text_and_each_text_a_finding()
    {
        string[] sources = [Folder("src/Lms.Domain/TraineeLists"), Folder("src/Lms.Infrastructure/TraineeLists")];
        var code = string.Concat(sources.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var quoted = Quoted().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        Vietnamese.Keys.Where(key => key.StartsWith("Finding.", StringComparison.Ordinal)).Select(key => key["Finding.".Length..]).ShouldBeSubsetOf(quoted);
        FindingCall().Matches(code).Select(match => "Finding." + match.Groups[1].Value).ShouldBeSubsetOf(Vietnamese.Keys);
    }

    private static IEnumerable<string> Keys<T>() where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{typeof(T).Name}.{name}");

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder("src/Web/Features/TraineeLists"), file))
        .Descendants("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string Folder(string path, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../..", path);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex("\"([A-Z][A-Za-z]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:Fix|Warn|Block|Keep|Of)\([^""\n(]*""([A-Z][A-Za-z]+)""")]
    private static partial Regex FindingCall();

    [GeneratedRegex("^(Finding|Refusal|TraineeColumn|FindingCode|FindingSeverity|SkipReason|QuotaProblem)")]
    private static partial Regex OfLists();
}
