namespace Lms.Domain.Certificates;

/// <summary>
/// Nội dung giấy chứng nhận: what stands on the paper, frozen when the certificate is issued. It holds no personal id, so
/// none can be printed.
/// </summary>
public sealed record CertificateContent
{
    /// <summary>Cơ quan chủ quản: the body above the issuer, in capitals.</summary>
    public required string IssuerParent { get; init; }

    /// <summary>Cơ quan cấp, in capitals.</summary>
    public required string Issuer { get; init; }

    /// <summary>Tên giấy, such as "GIẤY CHỨNG NHẬN".</summary>
    public required string Title { get; init; }

    /// <summary>Họ và tên, printed as given.</summary>
    public required string FullName { get; init; }

    /// <summary>Ngày sinh; not printed when unknown.</summary>
    public required DateOnly? BirthDate { get; init; }

    /// <summary>Đơn vị công tác.</summary>
    public required string School { get; init; }

    /// <summary>Đơn vị cử đi; printed unless it is the school itself.</summary>
    public required string Unit { get; init; }

    public required string CourseTitle { get; init; }

    /// <summary>Số, ký hiệu kế hoạch.</summary>
    public required string PlanNumber { get; init; }

    public required DateOnly PlanDate { get; init; }
    public required DateOnly TrainedFrom { get; init; }

    /// <summary>Last day of training, inclusive.</summary>
    public required DateOnly TrainedTo { get; init; }

    /// <summary>Số tiết.</summary>
    public required int Periods { get; init; }

    /// <summary>Số vào sổ, such as 0001/2022/GCN-SGDĐT.</summary>
    public required string RegisterNumber { get; init; }

    /// <summary>Địa danh.</summary>
    public required string Place { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Chức vụ người ký; a new line or a slash begins another line ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC").</summary>
    public required string SignerTitle { get; init; }

    public required string SignerName { get; init; }
}
