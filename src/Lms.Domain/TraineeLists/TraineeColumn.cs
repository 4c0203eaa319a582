using System.Text.Json.Serialization;

namespace Lms.Domain.TraineeLists;

/// <summary>The fifteen columns of Mẫu 01 "Danh sách giáo viên tham gia tập huấn", in their order on paper.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TraineeColumn>))]
public enum TraineeColumn
{
    /// <summary>TT.</summary>
    Ordinal,

    /// <summary>Họ và tên, required.</summary>
    FullName,

    /// <summary>Ngày sinh, required.</summary>
    BirthDate,

    /// <summary>Giới tính.</summary>
    Gender,

    /// <summary>Mã định danh ngành; this or <see cref="PersonalId"/>.</summary>
    TeacherCode,

    /// <summary>Số CCCD/ĐDCN; this or <see cref="TeacherCode"/>.</summary>
    PersonalId,

    /// <summary>Đơn vị công tác, required.</summary>
    School,

    /// <summary>Cấp học, required.</summary>
    Level,

    /// <summary>Môn dạy, required.</summary>
    Subject,

    /// <summary>Chức vụ.</summary>
    Position,

    /// <summary>Trình độ ngoại ngữ, chứng chỉ.</summary>
    LanguageLevel,

    /// <summary>Điện thoại, required.</summary>
    Phone,

    /// <summary>Email, required.</summary>
    Email,

    /// <summary>Lớp/ca nguyện vọng.</summary>
    PreferredClass,

    /// <summary>Ghi chú; "dự bị" marks a reserve.</summary>
    Note,
}
