using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Teachers;

/// <summary>Giáo viên: one person, made or found when a list is accepted.</summary>
[Journaled]
public sealed class Teacher
{
    private Teacher() { }

    /// <param name="fields">A row that was accepted: its name is valid.</param>
    public Teacher(TraineeFields fields, Id<OrgUnit> schoolId)
    {
        Id = Id<Teacher>.New();
        Update(fields, schoolId);
    }

    public Id<Teacher> Id { get; private init; }

    [Personal] public string FullName { get; private set; } = "";
    [Personal] public string FoldKey { get; private set; } = "";

    /// <summary>Orders by given name, then the rest (vi-VN).</summary>
    [Personal] public string SortKey { get; private set; } = "";

    [Personal] public DateOnly? BirthDate { get; private set; }
    [Personal] public Gender? Gender { get; private set; }

    /// <summary>Mã định danh ngành, unique where known.</summary>
    [Personal] public string? TeacherCode { get; private set; }

    /// <summary>Số CCCD/ĐDCN, unique where known. Never printed, never in a log or statement.</summary>
    [Personal] public string? PersonalId { get; private set; }

    public Id<OrgUnit> SchoolId { get; private set; }
    public SchoolLevel? Level { get; private set; }
    public string? Subject { get; private set; }
    [Personal] public string? Phone { get; private set; }
    [Personal] public string? Email { get; private set; }

    /// <summary>
    /// Takes the newer facts of a later list; what was known and is not on it is not forgotten. A list may keep a cell as it was sent;
    /// of a person there is one stored form.
    /// </summary>
    public void Update(TraineeFields fields, Id<OrgUnit> schoolId)
    {
        FullName = VietnameseText.Normalize(fields.FullName);
        FoldKey = VietnameseText.Fold(FullName);
        SortKey = VietnameseText.SortKey(FullName);
        (BirthDate, Gender) = (fields.BirthDate ?? BirthDate, fields.Gender ?? Gender);
        (SchoolId, Level, Subject) = (schoolId, fields.Level, VietnameseText.Normalize(fields.Subject));
        (Phone, Email) = (fields.Phone ?? Phone, fields.Email ?? Email);
        TeacherCode = fields.TeacherCode ?? TeacherCode;
        // The 9 digits of an old card never replace the 12 of a new one.
        if (fields.PersonalId is { } id && id.Length >= (PersonalId?.Length ?? 0)) PersonalId = id;
    }
}
