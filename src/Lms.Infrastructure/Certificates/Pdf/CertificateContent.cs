namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// Nội dung giấy chứng nhận: what the page says, frozen when the certificate is issued. It holds no personal id, so none
/// can be printed.
/// </summary>
/// <param name="IssuerParent">Cơ quan chủ quản: the body above the issuer, in capitals.</param>
/// <param name="Issuer">Cơ quan cấp, in capitals.</param>
/// <param name="Title">Tên giấy, such as "GIẤY CHỨNG NHẬN".</param>
/// <param name="FullName">Họ và tên, printed as given.</param>
/// <param name="BirthDate">Ngày sinh; not printed when unknown.</param>
/// <param name="School">Đơn vị công tác.</param>
/// <param name="UnitName">Đơn vị cử đi; printed unless it is the school itself.</param>
/// <param name="CourseTitle">Tên khóa bồi dưỡng.</param>
/// <param name="PlanNumber">Số, ký hiệu kế hoạch.</param>
/// <param name="PlanDate">Ngày ban hành kế hoạch.</param>
/// <param name="TrainedFrom">First day of training.</param>
/// <param name="TrainedTo">Last day of training, inclusive.</param>
/// <param name="Periods">Số tiết.</param>
/// <param name="RegisterNumber">Số vào sổ, such as 0001/2022/GCN-SGDĐT.</param>
/// <param name="Place">Địa danh.</param>
/// <param name="IssuedOn">Ngày cấp.</param>
/// <param name="SignerTitle">Chức vụ người ký; a new line or a slash begins another line ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC").</param>
/// <param name="SignerName">Họ tên người ký.</param>
/// <param name="VerifyUrl">The public page that the QR code leads to; absolute.</param>
public sealed record CertificateContent(
    string IssuerParent,
    string Issuer,
    string Title,
    string FullName,
    DateOnly? BirthDate,
    string School,
    string UnitName,
    string CourseTitle,
    string PlanNumber,
    DateOnly PlanDate,
    DateOnly TrainedFrom,
    DateOnly TrainedTo,
    int Periods,
    string RegisterNumber,
    string Place,
    DateOnly IssuedOn,
    string SignerTitle,
    string SignerName,
    Uri VerifyUrl);
