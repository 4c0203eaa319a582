using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>One name on an exclusion list, as much of it as the list says.</summary>
public sealed record ExclusionEntry(int Line, string FullName, DateOnly? BirthDate, string? TeacherCode, string? PersonalId, string? School)
{
    /// <summary>The sheet that the line is on; empty for CSV.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>What could not be read. A name among it is not in <see cref="FullName"/>.</summary>
    public IReadOnlyList<RowFinding> Faults { get; init; } = [];

    /// <summary>Its place in its file: the line, and the sheet where there is one.</summary>
    public string Place => Sheet.Length == 0 ? $"{Line}" : $"{Line} ({Sheet})";

    /// <summary>Whom it means, where an officer decided so.</summary>
    public KnownPerson? Same { get; init; }

    /// <summary>Whom it does not mean, where an officer decided so.</summary>
    public IReadOnlyList<KnownPerson> Others { get; init; } = [];
}

/// <summary>Danh sách loại trừ: those named for another course, who may not be sent to this one.</summary>
public sealed record ExcludedNames(string Course, IReadOnlyList<ExclusionEntry> Entries);

/// <summary>
/// Tells who is named on an exclusion list: by personal id, by teacher code, or by folded name with birth date (and school
/// where both have one), or because an officer decided that it is them. What only looks alike is a warning for a person to decide, never a guess.
/// Being listed is the test, not having completed (plan 004, II).
/// </summary>
public sealed class ExclusionMatcher
{
    private readonly ILookup<string, Candidate> byId;
    private readonly ILookup<string, Candidate> byCode;
    private readonly ILookup<string, Candidate> byName;

    public ExclusionMatcher(IEnumerable<ExcludedNames> lists)
    {
        var all = lists.SelectMany(list => list.Entries, (list, entry) => new Candidate(list.Course, entry)).ToList();
        byId = Index(c => [c.Entry.PersonalId, c.Entry.Same?.PersonalId]);
        byCode = Index(c => [c.Entry.TeacherCode, c.Entry.Same?.TeacherCode]);
        byName = Index(c => [VietnameseText.Fold(c.Entry.FullName), c.Entry.Same is { } same ? VietnameseText.Fold(same.FullName) : null]);

        ILookup<string, Candidate> Index(Func<Candidate, string?[]> keys) =>
            all.SelectMany(c => keys(c).OfType<string>().Distinct(), (candidate, key) => (candidate, key)).ToLookup(x => x.key, x => x.candidate);
    }

    private enum Likeness { Different, Perhaps, Same }

    /// <summary>Whether this entry may mean that person: neither surely nor surely not.</summary>
    public static bool MayMean(ExclusionEntry entry, TraineeFields fields)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Compare(entry, fields).Likeness == Likeness.Perhaps;
    }

    /// <summary>At most one finding per list: blocking if the teacher is on it, else a warning if it holds someone who may be the teacher.</summary>
    public IReadOnlyList<RowFinding> Match(TraineeFields fields)
    {
        var judged = Candidates(fields).Distinct().Select(c => (c.Course, c.Entry, Found: Compare(c.Entry, fields)))
            .Where(c => c.Found.Likeness != Likeness.Different);
        return [.. judged.GroupBy(c => c.Course).Select(list => Report(list.Key, [.. list.Select(c => (c.Entry, c.Found))], fields))];
    }

    private IEnumerable<Candidate> Candidates(TraineeFields fields)
    {
        var same = fields.FullName.Length > 0 ? byName[VietnameseText.Fold(fields.FullName)] : [];
        if (fields.PersonalId is { } id) same = same.Concat(byId[id]);
        return fields.TeacherCode is { } code ? same.Concat(byCode[code]) : same;
    }

    private static (Likeness Likeness, TraineeColumn Column) Compare(ExclusionEntry entry, TraineeFields fields)
    {
        if (entry.PersonalId is not null && entry.PersonalId == fields.PersonalId) return (Likeness.Same, TraineeColumn.PersonalId);
        if (entry.TeacherCode is not null && entry.TeacherCode == fields.TeacherCode) return (Likeness.Same, TraineeColumn.TeacherCode);
        if (entry.Same is { } decided) return (decided.Is(fields) ? Likeness.Same : Likeness.Different, TraineeColumn.FullName);
        var likeness = CompareByName(entry, fields);
        return (likeness == Likeness.Perhaps && entry.Others.Any(o => o.Is(fields)) ? Likeness.Different : likeness, TraineeColumn.FullName);
    }

    private static Likeness CompareByName(ExclusionEntry entry, TraineeFields fields)
    {
        var otherId = PersonalIds.Differ(entry.PersonalId, fields.PersonalId);
        if (entry.BirthDate is { } listed && fields.BirthYear is { } year)
        {
            if (fields.BirthDate is { } born ? born != listed : year != listed.Year) return Likeness.Different;
            return !otherId && fields.BirthDate is not null && SchoolsAgree(entry.School, fields.SchoolText) ? Likeness.Same : Likeness.Perhaps;
        }
        return otherId ? Likeness.Different : Likeness.Perhaps;
    }

    private static bool SchoolsAgree(string? listed, string sent) =>
        string.IsNullOrEmpty(listed) || sent.Length == 0 || SchoolKey.Of(listed).Agrees(SchoolKey.Of(sent));

    private static RowFinding Report(string course, IReadOnlyList<(ExclusionEntry Entry, (Likeness Likeness, TraineeColumn Column) Found)> matches, TraineeFields fields)
    {
        var likeness = matches.Max(m => m.Found.Likeness);
        var telling = matches.Where(m => m.Found.Likeness == likeness).ToList();
        var column = telling[0].Found.Column;
        var (severity, name) = likeness == Likeness.Same ? (FindingSeverity.Blocking, "Excluded") : (FindingSeverity.Warning, "ExclusionUnresolved");
        return RowFinding.Of(FindingCode.EXCL, severity, column, name, fields.CellText(column), null,
            ("Course", course),
            ("Line", string.Join(", ", telling.Select(m => m.Entry).OrderBy(e => e.Sheet, StringComparer.Ordinal).ThenBy(e => e.Line).Select(e => e.Place))));
    }

    private sealed record Candidate(string Course, ExclusionEntry Entry);
}
