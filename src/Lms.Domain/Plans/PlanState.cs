namespace Lms.Domain.Plans;

/// <summary>Trạng thái kế hoạch.</summary>
public enum PlanState
{
    /// <summary>Đang soạn: everything can be changed.</summary>
    Draft,

    /// <summary>Đã ban hành: has a number and a date; lists are open until the deadline.</summary>
    Issued,

    /// <summary>Đang thực hiện: trainees are convened.</summary>
    InProgress,

    /// <summary>Đã kết thúc: completion is signed; nothing changes any more.</summary>
    Closed,

    /// <summary>Đã hủy</summary>
    Cancelled,
}
