using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>
/// Finds the teacher a row means among those known, or makes a new one: by personal id, by teacher code, or by name with birth
/// date and school; never by the name alone. Ids that contradict what is known are refused, not guessed about.
/// </summary>
public sealed class TeacherFinder(IReadOnlyCollection<Teacher> known)
{
    private readonly List<Teacher> teachers = [.. known];

    /// <summary>The row's teacher with the row's facts taken over.</summary>
    public Outcome<Teacher> FindOrMake(SubmissionRow row, Id<OrgUnit> school)
    {
        var fields = row.Fields;
        var found = teachers.Where(t => HasIdOf(t, fields)).ToList();
        if (found.Count == 0) found = [.. teachers.Where(t => IsNamed(t, fields, school))];
        if (found.Count > 1) return found.Exists(t => HasIdOf(t, fields)) ? new TeacherIdsConflict(row.Position, fields.FullName) : new TeacherAmbiguous(row.Position, fields.FullName);
        if (found is [var teacher])
        {
            if (Contradicts(teacher, fields)) return new TeacherIdsConflict(row.Position, fields.FullName);
            teacher.Update(fields, school);
            return teacher;
        }
        teachers.Add(new Teacher(fields, school));
        return teachers[^1];
    }

    private static bool HasIdOf(Teacher teacher, TraineeFields fields) =>
        (fields.PersonalId is { } id && teacher.PersonalId == id) || (fields.TeacherCode is { } code && teacher.TeacherCode == code);

    private static bool IsNamed(Teacher teacher, TraineeFields fields, Id<OrgUnit> school) => fields.BirthDate is { } born && teacher.BirthDate == born
        && teacher.SchoolId == school && teacher.FoldKey == VietnameseText.Fold(fields.FullName) && !Contradicts(teacher, fields);

    /// <summary>Another id of the same kind, or an id that is the same with both name and birth date other.</summary>
    private static bool Contradicts(Teacher teacher, TraineeFields fields) => PersonalIds.Differ(teacher.PersonalId, fields.PersonalId)
        || (teacher.TeacherCode is { } code && fields.TeacherCode is { } other && code != other)
        || (teacher.FoldKey != VietnameseText.Fold(fields.FullName) && teacher.BirthDate != fields.BirthDate);
}
