using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

/// <summary>People and files for the tests; ids of province 099 belong to nobody.</summary>
internal static class Samples
{
    public static readonly RowRules Rules = new(new DateOnly(2022, 12, 6));

    public static TemplateContext Context(params IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>> rows) => new(
        new Guid("0190a000-0000-7000-8000-000000000001"), "Tập huấn giáo viên tiếng Anh <năm 2022> & xây dựng môi trường ngoại ngữ", "63/KH-SGDĐT",
        new Guid("0190a000-0000-7000-8000-000000000002"), "Phòng GD&ĐT Quận Lê Chân", 12, "đến hết ngày 07/12/2022 (Thứ Tư)",
        ["Trường Tiểu học Nguyễn Du", "Trường THCS Lê Chân"], rows);

    public static Dictionary<TraineeColumn, string> Teacher(int number = 1) => new()
    {
        [TraineeColumn.Ordinal] = $"{number}",
        [TraineeColumn.FullName] = "Nguyễn Thị Hồng",
        [TraineeColumn.BirthDate] = "05/09/1985",
        [TraineeColumn.Gender] = "Nữ",
        [TraineeColumn.TeacherCode] = $"GV{number:D6}",
        [TraineeColumn.PersonalId] = $"099185{number:D6}",
        [TraineeColumn.School] = "Trường Tiểu học Nguyễn Du",
        [TraineeColumn.Level] = "Tiểu học",
        [TraineeColumn.Subject] = "Tiếng Anh",
        [TraineeColumn.Position] = "Giáo viên",
        [TraineeColumn.LanguageLevel] = "B2",
        [TraineeColumn.Phone] = "0912345678",
        [TraineeColumn.Email] = $"hong{number}@example.edu.vn",
        [TraineeColumn.PreferredClass] = "Sáng",
        [TraineeColumn.Note] = "dự bị",
    };

    public static WorkbookReading Read(byte[] file, string name = "ds.xlsx")
    {
        var reading = TraineeWorkbook.Read(new MemoryStream(file), name);
        reading.Refusal.ShouldBeNull();
        return reading.Value!;
    }

    public static IReadOnlyList<string> SchemaErrors(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}")];
    }

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    /// <summary>The file after its first sheet was changed.</summary>
    public static byte[] Edit(byte[] file, Action<SpreadsheetDocument, Worksheet> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, true))
        {
            var sheet = document.WorkbookPart!.Workbook.Descendants<Sheet>().First();
            change(document, ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet);
        }
        return stream.ToArray();
    }

    public static Cell CellAt(this Worksheet sheet, string reference) => sheet.Descendants<Cell>().Single(cell => cell.CellReference == reference);

    /// <summary>The cell becomes a number, as a spreadsheet keeps a date or a phone number typed without its text format.</summary>
    public static void SetNumber(this Cell cell, string number)
    {
        cell.RemoveAllChildren();
        cell.DataType = null;
        cell.CellValue = new CellValue(number);
    }
}
