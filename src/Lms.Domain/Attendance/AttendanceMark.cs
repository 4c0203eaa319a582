namespace Lms.Domain.Attendance;

/// <summary>Tình trạng điểm danh. No evidence is <see cref="Unmarked"/>, not absent.</summary>
public enum AttendanceStatus
{
    Unmarked,

    /// <summary>Có mặt</summary>
    Present,

    /// <summary>Muộn</summary>
    Late,

    /// <summary>Về sớm</summary>
    LeftEarly,

    /// <summary>Vắng có phép</summary>
    Excused,

    /// <summary>Vắng không phép</summary>
    Unexcused,
}

/// <summary>How one trainee is marked in one block.</summary>
/// <param name="Minutes">Minutes late or left early; 0 for every other status.</param>
public sealed record AttendanceMark(AttendanceStatus Status, int Minutes = 0)
{
    public static readonly AttendanceMark Unmarked = new(AttendanceStatus.Unmarked);
    public static readonly AttendanceMark Present = new(AttendanceStatus.Present);

    public bool IsThere => Status is AttendanceStatus.Present or AttendanceStatus.Late or AttendanceStatus.LeftEarly;

    public Refusal? Check(int scheduled)
    {
        var timed = Status is AttendanceStatus.Late or AttendanceStatus.LeftEarly;
        if (timed && (Minutes < 1 || Minutes >= scheduled)) return new MinutesOutOfRange(scheduled - 1);
        return !timed && Minutes != 0 ? new MinutesOutOfRange(0) : null;
    }
}

/// <summary>Late or left-early minutes must be 1 to <paramref name="Most"/>.</summary>
public sealed record MinutesOutOfRange(int Most) : Refusal;
