using System.Text.Json.Serialization;

namespace Lms.Domain.OrgUnits;

/// <summary>Cấp học: the level a school or a teacher belongs to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SchoolLevel>))]
public enum SchoolLevel
{
    /// <summary>Mầm non (MN).</summary>
    Preschool,

    /// <summary>Tiểu học (TH).</summary>
    Primary,

    /// <summary>Trung học cơ sở (THCS).</summary>
    LowerSecondary,

    /// <summary>Trung học phổ thông (THPT).</summary>
    UpperSecondary,

    /// <summary>Giáo dục thường xuyên (GDTX, GDNN-GDTX).</summary>
    Continuing,
}
