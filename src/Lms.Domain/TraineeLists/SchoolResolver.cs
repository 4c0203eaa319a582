using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>A school of the unit that sends the list.</summary>
/// <param name="Id">The school's unit id.</param>
/// <param name="OtherNames">Old names and abbreviations.</param>
public sealed record KnownSchool(Guid Id, string Name, IReadOnlyList<string> OtherNames);

/// <summary>Which school a text means: one, or none with the finding that says so and the nearest names.</summary>
public sealed record SchoolResolution(KnownSchool? School, RowFinding? Finding, IReadOnlyList<KnownSchool> Suggestions);

/// <summary>
/// Finds the school that "Đơn vị công tác" means among the schools of one unit: by name, old name or abbreviation, however its
/// level is written. Where the text leaves the level out, the row's level decides if it can. Nothing is taken by likeness.
/// </summary>
public sealed class SchoolResolver
{
    private const int MostSuggestions = 3;

    private readonly List<(SchoolKey Key, KnownSchool School)> keys;
    private readonly ILookup<string, KnownSchool> byFullKey;
    private readonly ILookup<string, (SchoolKey Key, KnownSchool School)> byName;

    public SchoolResolver(IEnumerable<KnownSchool> schools)
    {
        keys = [.. schools.SelectMany(s => s.OtherNames.Prepend(s.Name).Select(name => (SchoolKey.Of(name), s))).Distinct()];
        byFullKey = keys.ToLookup(k => k.Key.Full, k => k.School);
        byName = keys.Where(k => k.Key.Name.Length > 0).ToLookup(k => k.Key.Name);
    }

    public SchoolResolution Resolve(string text, SchoolLevel? level = null)
    {
        if (text.Length == 0) return new(null, null, []);
        var key = SchoolKey.Of(text);
        var matches = Matches(key, level);
        if (matches is [var school]) return new(school, Renamed(text, school), []);
        var suggestions = matches.Count > 1 ? matches : Nearest(key);
        var name = matches.Count > 1 ? "SchoolAmbiguous" : suggestions.Count > 0 ? "SchoolUnknownNear" : "SchoolUnknown";
        return new(null, RowFinding.Of(FindingCode.ORG, FindingSeverity.Blocking, TraineeColumn.School, name, text, null,
            ("Suggestions", string.Join("; ", suggestions.Select(s => s.Name)))), suggestions);
    }

    private List<KnownSchool> Matches(SchoolKey key, SchoolLevel? level)
    {
        var exact = byFullKey[key.Full].Distinct().ToList();
        if (exact.Count > 0) return exact;
        var named = byName[key.Name].Where(k => k.Key.Agrees(key)).ToList();
        var ofLevel = named.Where(k => level is { } l && k.Key.Levels.Split(' ').Contains(Short(l))).ToList();
        return [.. (ofLevel.Count > 0 ? ofLevel : named).Select(k => k.School).Distinct()];
    }

    private static RowFinding? Renamed(string text, KnownSchool school) => VietnameseText.Normalize(text) == VietnameseText.Normalize(school.Name) ? null
        : RowFinding.Of(FindingCode.ORG, FindingSeverity.Fixed, TraineeColumn.School, "SchoolNamed", text, school.Name);

    private List<KnownSchool> Nearest(SchoolKey key) =>
    [
        .. keys.Select(k => (k.School, Distance: Distance(k.Key, key)))
            .Where(k => k.Distance <= Math.Max(2, key.Full.Length / 4))
            .OrderBy(k => k.Distance).ThenBy(k => k.School.Name, StringComparer.Ordinal)
            .Select(k => k.School).Distinct().Take(MostSuggestions),
    ];

    /// <summary>Another level counts as one slip, whatever its letters.</summary>
    private static int Distance(SchoolKey one, SchoolKey other) =>
        EditDistance.Between(one.Name, other.Name) + (one.Agrees(other with { Name = one.Name }) ? 0 : 1);

    private static string Short(SchoolLevel level) => level switch
    {
        SchoolLevel.Preschool => "mn",
        SchoolLevel.Primary => "th",
        SchoolLevel.LowerSecondary => "thcs",
        SchoolLevel.UpperSecondary => "thpt",
        _ => "gdtx",
    };
}
