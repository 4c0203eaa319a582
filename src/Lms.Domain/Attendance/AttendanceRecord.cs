using Lms.Domain.Enrollments;

namespace Lms.Domain.Attendance;

/// <summary>Điểm danh of one trainee in one block.</summary>
public sealed class AttendanceRecord
{
    private AttendanceRecord() { }

    internal AttendanceRecord(Id<RollCall> rollCallId, Id<Enrollment> enrollmentId) => (RollCallId, EnrollmentId) = (rollCallId, enrollmentId);

    public Id<RollCall> RollCallId { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }
    public AttendanceStatus Status { get; private set; }
    public int Minutes { get; private set; }

    /// <summary>Counts the changes; a writer that has seen an older one is refused.</summary>
    public int Version { get; private set; }

    public AttendanceMark Mark => new(Status, Minutes);

    internal void Set(AttendanceMark mark)
    {
        (Status, Minutes) = (mark.Status, mark.Minutes);
        Version++;
    }
}
