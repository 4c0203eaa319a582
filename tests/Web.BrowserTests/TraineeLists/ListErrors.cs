using Lms.Domain.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;

namespace Lms.Web.BrowserTests.TraineeLists;

/// <summary>One cell that blocks its row, and the text that mends it.</summary>
internal sealed record ListError(TraineeColumn Column, string Bad, string Good)
{
    public Dictionary<TraineeColumn, string> In(Dictionary<TraineeColumn, string> person)
    {
        // A row that lacks both of code and id is blocked at the id.
        if (Column == TraineeColumn.PersonalId && Bad.Length == 0) person.Remove(TraineeColumn.TeacherCode);
        person[Column] = Bad;
        return person;
    }
}

internal static class ListErrors
{
    /// <summary>Thirty cells, no two of them wrong in the same way.</summary>
    public static IReadOnlyList<ListError> All { get; } =
    [
        new(TraineeColumn.FullName, "", "Nguyễn Thị Bảy"),
        new(TraineeColumn.FullName, "Nguyễn Thị 2", "Nguyễn Thị Hai"),
        new(TraineeColumn.FullName, "Nguy?n Th? Ánh", "Nguyễn Thị Ánh"),
        new(TraineeColumn.FullName, new string('N', 130), "Nguyễn Thị Na"),
        new(TraineeColumn.BirthDate, "", "05/09/1985"),
        new(TraineeColumn.BirthDate, "13/25/1985", "13/12/1985"),
        new(TraineeColumn.BirthDate, "31/02/1985", "28/02/1985"),
        new(TraineeColumn.BirthDate, "mùa thu 1985", "07/09/1985"),
        new(TraineeColumn.BirthDate, "00/09/1985", "08/09/1985"),
        new(TraineeColumn.TeacherCode, "GV#10", "GV000010"),
        new(TraineeColumn.TeacherCode, "1.23E+11", "GV000011"),
        new(TraineeColumn.PersonalId, "", "099185000012"),
        new(TraineeColumn.PersonalId, "09918500001A", "099185000013"),
        new(TraineeColumn.PersonalId, "9.9185E+10", "099185000014"),
        new(TraineeColumn.PersonalId, "0991850000151", "099185000015"),
        new(TraineeColumn.PersonalId, "097185000016", "099185000016"),
        new(TraineeColumn.School, "", ListWorld.Schools[0]),
        new(TraineeColumn.School, "Trường ở tỉnh khác", ListWorld.Schools[0]),
        new(TraineeColumn.School, "Trường Tiểu học Nguyễn Dụng", ListWorld.Schools[0]),
        new(TraineeColumn.Level, "", "Tiểu học"),
        new(TraineeColumn.Level, "Đại học", "Tiểu học"),
        new(TraineeColumn.Subject, "", "Tiếng Anh"),
        new(TraineeColumn.Subject, new string('a', 220), "Tiếng Anh"),
        new(TraineeColumn.Phone, "", "0912000024"),
        new(TraineeColumn.Phone, "123", "0912000025"),
        new(TraineeColumn.Phone, "không có", "0912000026"),
        new(TraineeColumn.Email, "", "gv27@example.edu.vn"),
        new(TraineeColumn.Email, "gv28@", "gv28@example.edu.vn"),
        new(TraineeColumn.Email, "gv29 example.edu.vn", "gv29@example.edu.vn"),
        new(TraineeColumn.Email, "gv..30@example.edu.vn", "gv30@example.edu.vn"),
    ];
}
