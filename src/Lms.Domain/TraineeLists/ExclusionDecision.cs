using Lms.Domain.Journal;

namespace Lms.Domain.TraineeLists;

public enum ExclusionVerdict
{
    /// <summary>Là người này</summary>
    Same,

    /// <summary>Không phải ai trong danh sách: none of those who were shown</summary>
    Nobody,
}

/// <summary>Đối chiếu: who an entry is, or who it is not, as an officer decided. It is kept also when it is taken back.</summary>
[Journaled]
public sealed class ExclusionDecision
{
    private ExclusionDecision() { }

    internal ExclusionDecision(ExclusionListEntry entry, ExclusionVerdict verdict, IReadOnlyList<KnownPerson> people, Guid by, DateTimeOffset now) =>
        (Id, ListId, EntryId, Verdict, People, DecidedBy, DecidedAt) = (Id<ExclusionDecision>.New(), entry.ListId, entry.Id, verdict, people, by, now);

    public Id<ExclusionDecision> Id { get; private init; }
    public Id<ExclusionList> ListId { get; private init; }
    public Id<ExclusionListEntry> EntryId { get; private init; }
    public ExclusionVerdict Verdict { get; private init; }

    /// <summary>The one whom the entry means, or those whom it does not mean.</summary>
    [Personal] public IReadOnlyList<KnownPerson> People { get; private init; } = [];

    public Guid DecidedBy { get; private init; }
    public DateTimeOffset DecidedAt { get; private init; }
    public Guid? TakenBackBy { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    public bool Holds => TakenBackAt is null;

    internal void TakeBack(Guid by, DateTimeOffset now) => (TakenBackBy, TakenBackAt) = (by, now);
}

/// <summary>Somebody has decided about the entry meanwhile.</summary>
public sealed record ExclusionEntryDecided(int Line) : Refusal;

/// <summary>The entry or the person is not there any more.</summary>
public sealed record ExclusionEntryMissing : Refusal;

/// <summary>Names are not reconciled yet.</summary>
public sealed record ExclusionNamesOpen(int Count) : Refusal;
