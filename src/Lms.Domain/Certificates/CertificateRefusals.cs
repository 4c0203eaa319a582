namespace Lms.Domain.Certificates;

public sealed record CertificateAlreadyRevoked : Refusal;

/// <summary>Nobody of the plan has completed without having a certificate yet.</summary>
public sealed record NobodyToCertify : Refusal;

/// <summary>The paper names who signs it, with the office.</summary>
public sealed record SignerMissing : Refusal;

/// <summary>The date of issue must lie between the last day of training and today.</summary>
public sealed record IssueDateOutOfRange(DateOnly From, DateOnly To) : Refusal;

/// <summary>
/// The texts of these trainees' certificates do not fit on the page or hold a letter that cannot be printed.
/// </summary>
public sealed record CertificateNotPrintable(string FullName) : Refusal;
