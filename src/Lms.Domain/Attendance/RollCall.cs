using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Journal;
using Lms.Domain.Plans;

namespace Lms.Domain.Attendance;

public enum RollCallState { Open, Closed, Locked }

/// <summary>Buổi điểm danh: the roll call of one class in one block.</summary>
[Journaled]
public sealed class RollCall
{
    /// <summary>The trainer may open the roll call this long before the block starts.</summary>
    public static readonly TimeSpan OpensBefore = TimeSpan.FromMinutes(30);

    /// <summary>A closed roll call locks after this long; a later edit needs a reason and a second person (DOMAIN §3).</summary>
    public static readonly TimeSpan LocksAfter = TimeSpan.FromHours(24);

    private readonly List<AttendanceRecord> _records = [];
    private readonly List<AttendanceChange> _changes = [];

    private RollCall() { }

    public Id<RollCall> Id { get; private init; }
    public Id<ClassGroup> ClassGroupId { get; private init; }
    public Id<Session> SessionId { get; private init; }

    /// <summary>The block's length in minutes.</summary>
    public int Scheduled { get; private init; }

    public DateTimeOffset OpenedAt { get; private init; }
    public Guid OpenedBy { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? ClosedBy { get; private set; }
    public IReadOnlyList<AttendanceRecord> Records => _records;

    /// <summary>The changes made through this instance and not yet stored; the stored ones are read by query.</summary>
    public IReadOnlyList<AttendanceChange> Changes => _changes;

    public RollCallState StateAt(DateTimeOffset now) => ClosedAt switch
    {
        null => RollCallState.Open,
        { } closed when now - closed >= LocksAfter => RollCallState.Locked,
        _ => RollCallState.Closed,
    };

    /// <summary>Opens the roll call with every trainee of the class unmarked.</summary>
    public static Outcome<RollCall> Open(ClassGroup group, Session session, IEnumerable<Id<Enrollment>> trainees, Guid accountId, DateTimeOffset now)
    {
        var opensAt = session.StartsAt - OpensBefore;
        if (now < opensAt) return new RollCallNotOpenYet(opensAt);

        var call = new RollCall
        {
            Id = Id<RollCall>.New(),
            ClassGroupId = group.Id,
            SessionId = session.Id,
            Scheduled = session.Minutes,
            OpenedAt = now,
            OpenedBy = accountId,
        };
        foreach (var trainee in trainees) call.Include(trainee);
        return call;
    }

    /// <summary>Adds a trainee who joined the class after the roll call was opened.</summary>
    public void Include(Id<Enrollment> trainee)
    {
        if (_records.All(r => r.EnrollmentId != trainee)) _records.Add(new AttendanceRecord(Id, trainee));
    }

    /// <summary>Takes out a trainee who moved to another class and was never marked here. What was marked stays, as evidence.</summary>
    public void Exclude(Id<Enrollment> trainee)
    {
        if (ClosedAt is null) _records.RemoveAll(r => r.EnrollmentId == trainee && r.Version == 0);
    }

    /// <summary>Marks one trainee and adds an <see cref="AttendanceChange"/>. The same mark again changes nothing.</summary>
    public Refusal? Mark(Id<Enrollment> trainee, AttendanceMark mark, Marker by)
    {
        if (_records.SingleOrDefault(r => r.EnrollmentId == trainee) is not { } record) return new TraineeNotInClass();
        if (mark.Check(Scheduled) is { } refusal) return refusal;
        if (MayEdit(by) is { } no) return no;
        if (record.Mark == mark) return null;

        var method = ClosedAt is null ? by.Method : MarkMethod.Correction;
        _changes.Add(new AttendanceChange(by.ChangeId, record, by.AccountId, by.At, record.Mark, mark, method, by.Reason?.Trim()));
        record.Set(mark);
        return null;
    }

    /// <summary>Chốt điểm danh. Unmarked trainees stay unmarked; the trainer has been shown how many there are.</summary>
    public Refusal? Close(Guid accountId, DateTimeOffset now)
    {
        if (ClosedAt is not null) return new RollCallClosed();
        (ClosedAt, ClosedBy) = (now, accountId);
        return null;
    }

    private Refusal? MayEdit(Marker by) => StateAt(by.At) switch
    {
        RollCallState.Open => null,
        _ when string.IsNullOrWhiteSpace(by.Reason) => new ReasonMissing(),
        RollCallState.Locked when by.AccountId == ClosedBy || !by.IsOfficer => new CorrectionNeedsSecondPerson(),
        _ => null,
    };
}

/// <summary>Who marks, when, how and why.</summary>
/// <param name="ChangeId">Made by the device; the same id sent twice is one change.</param>
/// <param name="IsOfficer">A department officer, who may correct what is locked.</param>
public sealed record Marker(Guid ChangeId, Guid AccountId, DateTimeOffset At, MarkMethod Method, bool IsOfficer = false, string? Reason = null);

/// <summary>The roll call opens at <paramref name="OpensAt"/>; an early scan works later.</summary>
public sealed record RollCallNotOpenYet(DateTimeOffset OpensAt) : Refusal;

public sealed record RollCallClosed : Refusal;

public sealed record TraineeNotInClass : Refusal;

/// <summary>The roll call is locked: only a department officer who did not close it may correct it.</summary>
public sealed record CorrectionNeedsSecondPerson : Refusal;
