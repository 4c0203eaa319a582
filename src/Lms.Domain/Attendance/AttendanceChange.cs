using Lms.Domain.Enrollments;

namespace Lms.Domain.Attendance;

/// <summary>How a mark came about.</summary>
public enum MarkMethod
{
    /// <summary>Tapped for this person.</summary>
    OneByOne,

    /// <summary>By "all present".</summary>
    AllPresent,

    /// <summary>A correction after the roll call was closed.</summary>
    Correction,
}

/// <summary>One change of one mark: who, when, before, after. Only ever added (DOMAIN §3).</summary>
public sealed class AttendanceChange
{
    private AttendanceChange() { }

    internal AttendanceChange(Guid id, AttendanceRecord record, Guid accountId, DateTimeOffset at, AttendanceMark before, AttendanceMark after, MarkMethod method, string? reason)
    {
        (Id, RollCallId, EnrollmentId, AccountId, At) = (id, record.RollCallId, record.EnrollmentId, accountId, at);
        (BeforeStatus, BeforeMinutes, AfterStatus, AfterMinutes, Method, Reason) = (before.Status, before.Minutes, after.Status, after.Minutes, method, reason);
    }

    /// <summary>Made by the marking device, so that a mark sent twice is one change.</summary>
    public Guid Id { get; private init; }

    public Id<RollCall> RollCallId { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public AttendanceStatus BeforeStatus { get; private init; }
    public int BeforeMinutes { get; private init; }
    public AttendanceStatus AfterStatus { get; private init; }
    public int AfterMinutes { get; private init; }
    public MarkMethod Method { get; private init; }
    public string? Reason { get; private init; }
}
