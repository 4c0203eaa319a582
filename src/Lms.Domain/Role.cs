namespace Lms.Domain;

/// <summary>Vai trò: what an account is here to do. One account has one role.</summary>
public enum Role
{
    /// <summary>Cán bộ Sở: plans, quotas, acceptance, convening, completion, certificates.</summary>
    DepartmentOfficer,

    /// <summary>Cán bộ đơn vị cử học viên: the trainee lists of its own unit.</summary>
    UnitOfficer,

    /// <summary>Giảng viên: roll call, live room, practicum scoring of its own classes.</summary>
    Trainer,

    /// <summary>Giáo viên (học viên): its own course.</summary>
    Teacher,

    /// <summary>Thanh tra: reads all, changes nothing.</summary>
    Inspector,

    /// <summary>Quản trị: accounts and units.</summary>
    Administrator,
}
