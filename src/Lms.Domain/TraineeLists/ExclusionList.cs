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

    /// <param name="file">The file that it came in, if it lies in the file store.</param>
    public ExclusionList(Id<TrainingPlan> planId, string courseName, IEnumerable<ExclusionEntry> entries, DateTimeOffset now,
        (string Name, string Sha256)? file = null)
    {
        (Id, PlanId, CourseName, ImportedAt) = (Id<ExclusionList>.New(), planId, courseName.Trim().Normalize(), now);
        (FileName, Sha256) = (file?.Name, file?.Sha256);
        _entries.AddRange(entries.Select(e => new ExclusionListEntry(Id, e)));
        Weigh();
    }

    public Id<ExclusionList> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public string CourseName { get; private init; } = "";
    public DateTimeOffset ImportedAt { get; private init; }

    /// <summary>The file that it came in, and its address in the file store; null for lists that are older than that.</summary>
    public string? FileName { get; private init; }
    public string? Sha256 { get; private init; }

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

    /// <summary>Entries that say only a name, and about which nobody has decided. Those that must be mended first are not among them.</summary>
    public IReadOnlyList<ExclusionListEntry> Open()
    {
        var decided = _decisions.Where(d => d.Holds).Select(d => d.EntryId).ToHashSet();
        return [.. _entries.Where(e => e is { IsSure: false, NeedsMending: false, FullName.Length: > 0 } && !decided.Contains(e.Id))];
    }

    /// <summary>Entries of which something could not be read, and that nobody has mended or dismissed.</summary>
    public IReadOnlyList<ExclusionListEntry> Unread() => [.. _entries.Where(e => e.NeedsMending)];

    /// <summary>Sửa một dòng không đọc được.</summary>
    /// <param name="mended">What the officer has typed, as it was read.</param>
    public Refusal? Mend(Id<ExclusionListEntry> entryId, ExclusionEntry mended, Guid by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mended);
        if (_entries.Find(e => e.Id == entryId) is not { } entry) return new ExclusionEntryMissing();
        if (!entry.NeedsMending) return new ExclusionEntryDecided(entry.Line);
        if (mended.FullName.Length == 0 || mended.Faults.Count > 0) return new ExclusionEntryUnreadable(mended.Faults);
        entry.Mend(mended, by, now);
        Weigh();
        return null;
    }

    /// <summary>Bỏ qua phần không đọc được: what could be read of the entry counts, the rest does not.</summary>
    public Refusal? Dismiss(Id<ExclusionListEntry> entryId, Guid by, DateTimeOffset now)
    {
        if (_entries.Find(e => e.Id == entryId) is not { } entry) return new ExclusionEntryMissing();
        if (!entry.NeedsMending) return new ExclusionEntryDecided(entry.Line);
        entry.Dismiss(by, now);
        Weigh();
        return null;
    }

    /// <summary>Takes a dismissal back.</summary>
    public Refusal? TakeUp(Id<ExclusionListEntry> entryId)
    {
        if (_entries.Find(e => e.Id == entryId) is not { Settled: ExclusionSettlement.Dismissed } entry) return new ExclusionEntryMissing();
        entry.TakeUp();
        Weigh();
        return null;
    }

    /// <param name="people">The one it is; or all who were shown, where it is none of them.</param>
    public Refusal? Decide(Id<ExclusionListEntry> entryId, ExclusionVerdict verdict, IReadOnlyList<KnownPerson> people, Guid by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (_entries.Find(e => e.Id == entryId) is not { } entry) return new ExclusionEntryMissing();
        if (verdict == ExclusionVerdict.Same && people.Count != 1) return new ExclusionEntryMissing();
        if (entry.NeedsMending) return new ExclusionEntriesUnread(1);
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
        if (Unread().Count is > 0 and var unread) return new ExclusionEntriesUnread(unread);
        if (Open().Count is > 0 and var open) return new ExclusionNamesOpen(open);
        (State, ActivatedBy, ActivatedAt) = (ExclusionListState.Active, by, now);
        return null;
    }

    private void Weigh()
    {
        (ActivatedBy, ActivatedAt) = (null, null);
        State = Unread().Count + Open().Count == 0 ? ExclusionListState.Reconciled : ExclusionListState.Imported;
    }
}

/// <summary>What became of an entry that could not be read.</summary>
public enum ExclusionSettlement
{
    /// <summary>Đã sửa</summary>
    Mended,

    /// <summary>Đã bỏ qua</summary>
    Dismissed,
}

/// <summary>One line of an exclusion list, as stored.</summary>
public sealed class ExclusionListEntry
{
    private ExclusionListEntry() { }

    internal ExclusionListEntry(Id<ExclusionList> listId, ExclusionEntry entry)
    {
        (Id, ListId, Line, Sheet) = (Id<ExclusionListEntry>.New(), listId, entry.Line, entry.Sheet);
        (Faults, NeedsMending) = (entry.Faults, entry.Faults.Count > 0);
        Take(entry);
    }

    public Id<ExclusionListEntry> Id { get; private init; }
    public Id<ExclusionList> ListId { get; private init; }
    public int Line { get; private init; }

    /// <summary>The sheet that the line is on; empty for CSV.</summary>
    public string Sheet { get; private init; } = "";

    /// <summary>Empty where the file's name could not be read: what stood there is in <see cref="Faults"/>.</summary>
    public string FullName { get; private set; } = "";

    public DateOnly? BirthDate { get; private set; }
    public string? TeacherCode { get; private set; }
    public string? PersonalId { get; private set; }
    public string? School { get; private set; }

    /// <summary>What could not be read, with the text that stood there; kept also when it is settled.</summary>
    public IReadOnlyList<RowFinding> Faults { get; private init; } = [];

    /// <summary>Something could not be read, and nobody has mended or dismissed it.</summary>
    public bool NeedsMending { get; private set; }

    public ExclusionSettlement? Settled { get; private set; }
    public Guid? SettledBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Says enough to tell for certain whether someone is meant. A name that could not be read tells nothing for certain.</summary>
    public bool IsSure => FullName.Length > 0 && (BirthDate is not null || TeacherCode is not null || PersonalId is not null);

    /// <summary>The name, or what stands in its place.</summary>
    public string ShownName =>
        FullName.Length > 0 ? FullName : Faults.FirstOrDefault(f => f.Column == TraineeColumn.FullName)?.Before is { Length: > 0 } text ? text : "–";

    public ExclusionEntry ToEntry() => new(Line, FullName, BirthDate, TeacherCode, PersonalId, School) { Sheet = Sheet };

    internal void Mend(ExclusionEntry mended, Guid by, DateTimeOffset now)
    {
        Take(mended);
        (NeedsMending, Settled, SettledBy, SettledAt) = (false, ExclusionSettlement.Mended, by, now);
    }

    internal void Dismiss(Guid by, DateTimeOffset now) => (NeedsMending, Settled, SettledBy, SettledAt) = (false, ExclusionSettlement.Dismissed, by, now);

    internal void TakeUp() => (NeedsMending, Settled, SettledBy, SettledAt) = (true, null, null, null);

    private void Take(ExclusionEntry entry) =>
        (FullName, BirthDate, TeacherCode, PersonalId, School) = (entry.FullName, entry.BirthDate, entry.TeacherCode, entry.PersonalId, entry.School);
}

/// <summary>Entries could not be read and are neither mended nor dismissed.</summary>
public sealed record ExclusionEntriesUnread(int Count) : Refusal;

/// <summary>What was typed in place of an entry cannot be read either.</summary>
public sealed record ExclusionEntryUnreadable(IReadOnlyList<RowFinding> Faults) : Refusal;
