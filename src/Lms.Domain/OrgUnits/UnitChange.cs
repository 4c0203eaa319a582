using Lms.Domain.Journal;

namespace Lms.Domain.OrgUnits;

public enum UnitChangeKind
{
    /// <summary>Đổi tên: only a new name</summary>
    Rename,

    /// <summary>Chuyển cấp trên: only a new parent</summary>
    Move,

    /// <summary>Sáp nhập: several become one, new or one that is there</summary>
    Merge,

    /// <summary>Chia tách: one becomes several, and its units go to them</summary>
    Split,

    /// <summary>Kết thúc: nothing follows it</summary>
    End,

    /// <summary>Sắp xếp lại: many units at once, from a file, by one decision</summary>
    Reorganise,
}

/// <summary>Căn cứ: why a unit may be changed.</summary>
/// <param name="DecisionNumber">Number of the decision, such as 1669/NQ-UBTVQH15.</param>
public sealed record ChangeBasis(string DecisionNumber, DateOnly DecisionDate, string Reason);

/// <summary>Biến động đơn vị: one change of the tree by one decision, from one day on.</summary>
[Journaled]
public sealed class UnitChange
{
    public const int DecisionLength = 100;
    public const int ReasonLength = 1000;
    private readonly List<Succession> _links = [];

    private UnitChange() { }

    public UnitChange(UnitChangeKind kind, DateOnly day, ChangeBasis basis, Guid madeBy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(basis);
        (Id, Kind, Day, MadeBy, MadeAt) = (Id<UnitChange>.New(), kind, day, madeBy, now);
        (DecisionNumber, DecisionDate, Reason) = (basis.DecisionNumber.Trim().Normalize(), basis.DecisionDate, basis.Reason.Trim().Normalize());
    }

    public Id<UnitChange> Id { get; private init; }
    public UnitChangeKind Kind { get; private init; }

    /// <summary>The first day on which it holds; what ends has its last day before.</summary>
    public DateOnly Day { get; private init; }

    public string DecisionNumber { get; private init; } = "";
    public DateOnly DecisionDate { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid MadeBy { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public Guid? TakenBackBy { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Who follows whom; none for a new name, a new parent or an end.</summary>
    public IReadOnlyList<Succession> Links => _links;

    internal void Link(Id<OrgUnit> predecessor, Id<OrgUnit> successor) => _links.Add(new Succession(Id, predecessor, successor, Day, Kind));

    /// <summary>Hoàn tác: only of today or the future, for what has been is on paper.</summary>
    public Refusal? TakeBack(Guid by, DateTimeOffset now)
    {
        if (TakenBackAt is not null) return new UnitChangeTakenBack();
        if (Day < VietnamTime.DateOf(now)) return new UnitChangeInThePast(Day);
        (TakenBackBy, TakenBackAt) = (by, now);
        _links.Clear();
        return null;
    }
}

/// <summary>Kế thừa: from a day on the successor stands where the predecessor, or a part of it, stood.</summary>
public sealed class Succession
{
    private Succession() { }

    public Succession(Id<UnitChange> changeId, Id<OrgUnit> predecessorId, Id<OrgUnit> successorId, DateOnly day, UnitChangeKind kind) =>
        (Id, ChangeId, PredecessorId, SuccessorId, Day, Kind) = (Id<Succession>.New(), changeId, predecessorId, successorId, day, kind);

    public Id<Succession> Id { get; private init; }
    public Id<UnitChange> ChangeId { get; private init; }
    public Id<OrgUnit> PredecessorId { get; private init; }
    public Id<OrgUnit> SuccessorId { get; private init; }
    public DateOnly Day { get; private init; }
    public UnitChangeKind Kind { get; private init; }
}

public sealed record UnitChangeTakenBack : Refusal;

public sealed record UnitChangeInThePast(DateOnly Day) : Refusal;
