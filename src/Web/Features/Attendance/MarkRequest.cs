using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Enrollments;

namespace Lms.Web.Features.Attendance;

/// <summary>One mark as a device sends it.</summary>
/// <param name="Minutes">Late or left early; 0 for every other status.</param>
/// <param name="ChangeId">Made by the device; the same id again is the same change, however often it is sent.</param>
/// <param name="Reason">Needed once the roll call is closed.</param>
/// <param name="SeenVersion">The record's version that the person saw; null writes over whatever is there.</param>
public sealed record MarkRequest(
    Id<Enrollment> EnrollmentId, AttendanceStatus Status, int Minutes, Guid ChangeId,
    string? Reason = null, MarkMethod Method = MarkMethod.OneByOne, int? SeenVersion = null);

public enum MarkResult
{
    /// <summary>Stored, now or when it was first sent.</summary>
    Saved,

    /// <summary>Somebody else marked meanwhile; nothing was changed.</summary>
    Conflict,

    /// <summary>Not stored, for a reason the person can mend.</summary>
    Refused,
}

/// <summary>What became of one mark, and how the record stands now.</summary>
/// <param name="ChangedBy">In a conflict: who set the mark that stands.</param>
public sealed record MarkAnswer(
    Guid ChangeId, Id<Enrollment> EnrollmentId, MarkResult Result, AttendanceStatus Status, int Minutes, int Version,
    Refusal? Refusal = null, string? ChangedBy = null, DateTimeOffset? ChangedAt = null);
