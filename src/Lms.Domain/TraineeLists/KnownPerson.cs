using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>Someone a decision was made about, as much of them as was known that day.</summary>
public sealed record KnownPerson(string FullName, DateOnly? BirthDate, string? TeacherCode, string? PersonalId, string? School = null)
{
    /// <summary>By id, by code, or by name and birth date where no id speaks against it; never by the name alone.</summary>
    public bool Is(TraineeFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return Is(new KnownPerson(fields.FullName, fields.BirthDate, fields.TeacherCode, fields.PersonalId));
    }

    public bool Is(KnownPerson other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (PersonalId is not null && PersonalId == other.PersonalId) return true;
        if (TeacherCode is not null && TeacherCode == other.TeacherCode) return true;
        return BirthDate is { } born && other.BirthDate == born && VietnameseText.Fold(FullName) == VietnameseText.Fold(other.FullName)
            && !PersonalIds.Differ(PersonalId, other.PersonalId) && (TeacherCode is null || other.TeacherCode is null);
    }
}
