namespace Lms.Domain.TraineeLists;

/// <summary>One name on an exclusion list.</summary>
public sealed record ExclusionEntry(int Line, string FullName, DateOnly? BirthDate, string? TeacherCode, string? PersonalId, string? School);
