namespace Lms.Domain.OrgUnits;

/// <summary>Loại đơn vị. Nothing is called "district" unless it is exactly that kind: since 01/07/2025 communes take its place.</summary>
public enum OrgUnitKind
{
    /// <summary>Sở GD&amp;ĐT</summary>
    Department,

    /// <summary>Phòng GD&amp;ĐT quận/huyện (until 30/06/2025)</summary>
    DistrictOffice,

    /// <summary>Xã/phường (Phòng VH-XH, from 01/07/2025)</summary>
    Commune,

    /// <summary>Trường MN, TH, THCS under a district office or commune</summary>
    School,

    /// <summary>Trường THPT: a school that submits its own list</summary>
    UpperSecondarySchool,

    /// <summary>Trung tâm GDNN-GDTX</summary>
    ContinuingCentre,

    /// <summary>Trung tâm bồi dưỡng: hosts courses</summary>
    TrainingCentre,

    /// <summary>Đơn vị bồi dưỡng: a university that provides the trainers</summary>
    TrainingProvider,
}
