using Lms.Domain;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Reads an uploaded trainee list at once, with nobody there to be asked; see <see cref="OpenedList"/>.</summary>
public static class TraineeWorkbook
{
    public static Outcome<WorkbookReading> Read(Stream stream, string fileName, WorkbookLimits? limits = null)
    {
        var list = OpenedList.Open(stream, fileName, limits);
        return list.Succeeded ? list.Value.Read(UploadAnswers.None) : list.Refusal;
    }
}
