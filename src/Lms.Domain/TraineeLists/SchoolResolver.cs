using System.Collections.Concurrent;
using System.Globalization;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>A school by all its names.</summary>
/// <param name="Id">The school's unit id.</param>
/// <param name="OtherNames">Old names, names of predecessors, abbreviations.</param>
public sealed record KnownSchool(Guid Id, string Name, IReadOnlyList<string> OtherNames)
{
    /// <summary>The unit it belongs to, where that is not the one that sends the list.</summary>
    public string? OtherUnit { get; init; }
}

/// <summary>Why a school is suggested, the nearest reason first.</summary>
public enum SchoolLikeness { SeveralOfThatName, Letters, Level, LevelAndLetters, Initials }

/// <summary>A school that may be meant, and why.</summary>
/// <param name="Letters">How many letters are other.</param>
public sealed record SchoolSuggestion(KnownSchool School, SchoolLikeness Likeness, int Letters = 0);

/// <summary>Which school a text means: one, or none with the finding that says so and what may be meant.</summary>
public sealed record SchoolResolution(KnownSchool? School, RowFinding? Finding, IReadOnlyList<SchoolSuggestion> Reasons)
{
    public IReadOnlyList<KnownSchool> Suggestions => [.. Reasons.Select(r => r.School)];
}

/// <summary>
/// Finds the school that "Đơn vị công tác" means among the schools of one unit: by name, old name or abbreviation, however its
/// level is written. Where the text leaves the level out, the row's level decides if it can. Nothing is taken by likeness.
/// </summary>
public sealed class SchoolResolver
{
    private const int MostSuggestions = 3;

    private readonly Names own;
    private readonly Lazy<Names> others;
    private readonly ConcurrentDictionary<(string Text, SchoolLevel? Level), SchoolResolution> resolved = [];

    /// <param name="elsewhere">Schools of other units, only to be named as such; read when they are needed.</param>
    public SchoolResolver(IEnumerable<KnownSchool> schools, IEnumerable<KnownSchool>? elsewhere = null) =>
        (own, others) = (new Names(schools), new Lazy<Names>(() => new Names(elsewhere ?? [])));

    /// <summary>A list names few schools many times: each is looked for once. Several threads may ask.</summary>
    public SchoolResolution Resolve(string text, SchoolLevel? level = null) => resolved.GetOrAdd((text, level), asked => Find(asked.Text, asked.Level));

    private SchoolResolution Find(string text, SchoolLevel? level)
    {
        if (text.Length == 0) return new(null, null, []);
        var key = SchoolKey.Of(text);
        var matches = own.Matching(key, level);
        if (matches is [var school]) return new(school, Renamed(text, school), []);
        if (matches.Count > 1) return Unknown("SchoolAmbiguous", text, [.. matches.Select(s => new SchoolSuggestion(s, SchoolLikeness.SeveralOfThatName))]);
        var near = own.Near(key);
        if (others.Value.Matching(key, level) is [var foreign, ..])
            return Unknown("SchoolOfOtherUnit", text, near, ("School", foreign.Name), ("Unit", foreign.OtherUnit ?? ""));
        return near.Count == 0 ? Unknown("SchoolUnknown", text, []) : Unknown(NameOf(near), text, near, ("Letters", near[0].Letters.ToString(CultureInfo.InvariantCulture)));
    }

    private static string NameOf(IReadOnlyList<SchoolSuggestion> near) => near.DistinctBy(n => (n.Likeness, n.Letters)).ToList() is [var reason]
        ? reason.Likeness switch
        {
            SchoolLikeness.Letters => "SchoolNearLetters",
            SchoolLikeness.Level => "SchoolNearLevel",
            SchoolLikeness.Initials => "SchoolInitials",
            _ => "SchoolUnknownNear",
        }
        : "SchoolUnknownNear";

    /// <summary>One suggestion that is nearer than all others is proposed.</summary>
    private static SchoolResolution Unknown(string name, string text, IReadOnlyList<SchoolSuggestion> near, params (string, string)[] more)
    {
        var best = near.Where(n => n.Likeness != SchoolLikeness.SeveralOfThatName && (n.Likeness, n.Letters) == (near[0].Likeness, near[0].Letters)).ToList();
        (string, string)[] proposal = best is [var one] ? [("Proposal", one.School.Name)] : [];
        (string, string)[] arguments = [("Suggestions", string.Join("; ", near.Select(n => n.School.Name))), .. proposal, .. more];
        return new(null, RowFinding.Of(FindingCode.ORG, FindingSeverity.Blocking, TraineeColumn.School, name, text, null, arguments), near);
    }

    private static RowFinding? Renamed(string text, KnownSchool school) => VietnameseText.Normalize(text) == VietnameseText.Normalize(school.Name) ? null
        : RowFinding.Of(FindingCode.ORG, FindingSeverity.Fixed, TraineeColumn.School, "SchoolNamed", text, school.Name);

    /// <summary>Schools by every spelling of their names.</summary>
    private sealed class Names
    {
        private readonly List<(SchoolKey Key, KnownSchool School)> keys;
        private readonly ILookup<string, KnownSchool> byFullKey;
        private readonly ILookup<string, (SchoolKey Key, KnownSchool School)> byName;

        public Names(IEnumerable<KnownSchool> schools)
        {
            keys = [.. schools.SelectMany(s => s.OtherNames.Prepend(s.Name).Select(name => (SchoolKey.Of(name), s))).Distinct()];
            byFullKey = keys.ToLookup(k => k.Key.Full, k => k.School);
            byName = keys.Where(k => k.Key.Name.Length > 0).ToLookup(k => k.Key.Name);
        }

        public List<KnownSchool> Matching(SchoolKey key, SchoolLevel? level)
        {
            var exact = byFullKey[key.Full].Distinct().ToList();
            if (exact.Count > 0) return exact;
            var named = byName[key.Name].Where(k => k.Key.Agrees(key)).ToList();
            var ofLevel = named.Where(k => level is { } l && k.Key.Levels.Split(' ').Contains(Short(l))).ToList();
            return [.. (ofLevel.Count > 0 ? ofLevel : named).Select(k => k.School).Distinct()];
        }

        public IReadOnlyList<SchoolSuggestion> Near(SchoolKey key) =>
        [
            .. keys.Select(k => Compare(k.Key, k.School, key)).OfType<SchoolSuggestion>()
                .OrderBy(s => s.Letters + (s.Likeness is SchoolLikeness.Letters ? 0 : 1)).ThenBy(s => s.Likeness).ThenBy(s => s.School.Name, StringComparer.Ordinal)
                .DistinctBy(s => s.School).Take(MostSuggestions),
        ];

        private static SchoolSuggestion? Compare(SchoolKey known, KnownSchool school, SchoolKey typed)
        {
            // "THND" says no more than initials: it is asked about, never taken.
            if (typed.Levels.Length == 0 && typed.Name.Length > 2 && typed.Name == known.Initials) return new(school, SchoolLikeness.Initials);
            var letters = EditDistance.Between(known.Name, typed.Name);
            var agrees = known.Agrees(typed with { Name = known.Name });
            // Another level counts as one slip, whatever its letters.
            if (letters + (agrees ? 0 : 1) > Math.Max(2, typed.Full.Length / 4)) return null;
            return new(school, agrees ? SchoolLikeness.Letters : letters == 0 ? SchoolLikeness.Level : SchoolLikeness.LevelAndLetters, letters);
        }

        private static string Short(SchoolLevel level) => level switch
        {
            SchoolLevel.Preschool => "mn",
            SchoolLevel.Primary => "th",
            SchoolLevel.LowerSecondary => "thcs",
            SchoolLevel.UpperSecondary => "thpt",
            _ => "gdtx",
        };
    }
}
