namespace Lms.Domain.Plans;

/// <summary>Căn cứ: a document a plan rests on. Kind is such as "Kế hoạch" or "Quyết định"; Abstract is its trích yếu.</summary>
public sealed record LegalBasis(string Kind, string Number, DateOnly? IssuedOn, string Issuer, string Abstract);
