namespace Lms.Domain.Tables;

/// <summary>Cửa nhận tệp: by which a table comes in, beside the trainee lists.</summary>
public enum TableDoor
{
    /// <summary>Danh sách loại trừ</summary>
    ExclusionList,

    /// <summary>Bảng phân bổ chỉ tiêu</summary>
    Quotas,

    /// <summary>Số giáo viên của các đơn vị</summary>
    Teachers,

    /// <summary>Danh mục đơn vị</summary>
    Units,

    /// <summary>Danh sách sắp xếp đơn vị</summary>
    UnitChange,
}
