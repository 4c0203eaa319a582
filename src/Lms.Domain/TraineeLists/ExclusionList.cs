using Lms.Domain.Journal;
using Lms.Domain.Plans;

namespace Lms.Domain.TraineeLists;

public enum ExclusionListState
{
    /// <summary>Đã nhập: some names are not reconciled; it counts already, and those only warn</summary>
    Imported,

    /// <summary>Đã đối chiếu: of every name it is known, or decided, whom it means</summary>
    Reconciled,

    /// <summary>Áp dụng: the department has declared it complete</summary>
    Active,
}

/// <summary>Danh sách loại trừ: who is already listed on another course, also one held outside. Being listed is the test (DOMAIN §1).</summary>
[Journaled]
public sealed class ExclusionList
{
    private readonly List<ExclusionListEntry> _entries = [];
    private readonly List<ExclusionDecision> _decisions = [];

    private ExclusionList() { }

    public ExclusionList(Id<TrainingPlan> planId, string courseName, IEnumerable<ExclusionEntry> entries, DateTimeOffset now)
    {
        (Id, PlanId, CourseName, ImportedAt) = (Id<ExclusionList>.New(), planId, courseName.Trim().Normalize(), now);
        _entries.AddRange(entries.Select(e => new ExclusionListEntry(Id, e)));
        Weigh();
    }

    public Id<ExclusionList> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public string CourseName { get; private init; } = "";
    public DateTimeOffset ImportedAt { get; private init; }
    public ExclusionListState State { get; private set; }
    public Guid? ActivatedBy { get; private set; }
    public DateTimeOffset? ActivatedAt { get; private set; }
    public IReadOnlyList<ExclusionListEntry> Entries => _entries;
    public IReadOnlyList<ExclusionDecision> Decisions => _decisions;

    /// <summary>The names for the matcher, with what was decided about them.</summary>
    public ExcludedNames Names
    {
        get
        {
            var decided = _decisions.Where(d => d.Holds).ToDictionary(d => d.EntryId);
            return new(CourseName, [.. _entries.Select(e => decided.TryGetValue(e.Id, out var decision) ? e.ToEntry() with
            {
                Same = decision.Verdict == ExclusionVerdict.Same ? decision.People[0] : null,
                Others = decision.Verdict == ExclusionVerdict.Nobody ? decision.People : [],
            } : e.ToEntry())]);
        }
    }

    /// <summary>Entries that say only a name, and about which nobody has decided.</summary>
    public IReadOnlyList<ExclusionListEntry> Open()
    {
        var decided = _decisions.Where(d => d.Holds).Select(d => d.EntryId).ToHashSet();
        return [.. _entries.Where(e => !e.IsSure && !decided.Contains(e.Id))];
    }

    /// <param name="people">The one it is; or all who were shown, where it is none of them.</param>
    public Refusal? Decide(Id<ExclusionListEntry> entryId, ExclusionVerdict verdict, IReadOnlyList<KnownPerson> people, Guid by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (_entries.Find(e => e.Id == entryId) is not { } entry) return new ExclusionEntryMissing();
        if (verdict == ExclusionVerdict.Same && people.Count != 1) return new ExclusionEntryMissing();
        if (_decisions.Exists(d => d.EntryId == entryId && d.Holds)) return new ExclusionEntryDecided(entry.Line);
        _decisions.Add(new ExclusionDecision(entry, verdict, people, by, now));
        Weigh();
        return null;
    }

    /// <summary>Takes a decision back: the list is as open as before it.</summary>
    public Refusal? TakeBack(Id<ExclusionDecision> decisionId, Guid by, DateTimeOffset now)
    {
        if (_decisions.Find(d => d.Id == decisionId && d.Holds) is not { } decision) return new ExclusionEntryMissing();
        decision.TakeBack(by, now);
        Weigh();
        return null;
    }

    public Refusal? Activate(Guid by, DateTimeOffset now)
    {
        if (Open().Count is > 0 and var open) return new ExclusionNamesOpen(open);
        (State, ActivatedBy, ActivatedAt) = (ExclusionListState.Active, by, now);
        return null;
    }

    private void Weigh()
    {
        (ActivatedBy, ActivatedAt) = (null, null);
        State = Open().Count == 0 ? ExclusionListState.Reconciled : ExclusionListState.Imported;
    }
}

/// <summary>One line of an exclusion list, as stored.</summary>
public sealed class ExclusionListEntry
{
    private ExclusionListEntry() { }

    internal ExclusionListEntry(Id<ExclusionList> listId, ExclusionEntry entry)
    {
        (Id, ListId) = (Id<ExclusionListEntry>.New(), listId);
        (Line, FullName, BirthDate, TeacherCode, PersonalId, School) = (entry.Line, entry.FullName, entry.BirthDate, entry.TeacherCode, entry.PersonalId, entry.School);
    }

    public Id<ExclusionListEntry> Id { get; private init; }
    public Id<ExclusionList> ListId { get; private init; }
    public int Line { get; private init; }
    public string FullName { get; private init; } = "";
    public DateOnly? BirthDate { get; private init; }
    public string? TeacherCode { get; private init; }
    public string? PersonalId { get; private init; }
    public string? School { get; private init; }

    /// <summary>Says enough to tell for certain whether someone is meant.</summary>
    public bool IsSure => BirthDate is not null || TeacherCode is not null || PersonalId is not null;

    public ExclusionEntry ToEntry() => new(Line, FullName, BirthDate, TeacherCode, PersonalId, School);
}
