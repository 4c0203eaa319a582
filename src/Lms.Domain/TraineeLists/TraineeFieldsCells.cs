using System.Globalization;

namespace Lms.Domain.TraineeLists;

/// <summary>The way back: fields as the cells of Mẫu 01.</summary>
public static class TraineeFieldsCells
{
    /// <summary>The field as Mẫu 01 writes it, or null where it is empty. Reading it again gives the same field.</summary>
    public static string? CellText(this TraineeFields fields, TraineeColumn column) => column switch
    {
        TraineeColumn.Ordinal => null,
        TraineeColumn.FullName => OrNull(fields.FullName),
        TraineeColumn.BirthDate => fields.BirthDate?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? fields.BirthYear?.ToString(CultureInfo.InvariantCulture),
        TraineeColumn.Gender => fields.Gender?.Word(),
        TraineeColumn.TeacherCode => fields.TeacherCode,
        TraineeColumn.PersonalId => fields.PersonalId,
        TraineeColumn.School => OrNull(fields.SchoolText),
        TraineeColumn.Level => fields.Level?.Word(),
        TraineeColumn.Subject => OrNull(fields.Subject),
        TraineeColumn.Position => fields.Position,
        TraineeColumn.LanguageLevel => fields.LanguageLevel,
        TraineeColumn.Phone => fields.Phone,
        TraineeColumn.Email => fields.Email,
        TraineeColumn.PreferredClass => fields.PreferredClass,
        TraineeColumn.Note => fields.Note,
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    /// <summary>All cells that are not empty.</summary>
    public static IReadOnlyDictionary<TraineeColumn, string> ToCells(this TraineeFields fields) => TraineeColumns.All
        .Select(column => (Column: column, Text: fields.CellText(column)))
        .Where(cell => cell.Text is not null)
        .ToDictionary(cell => cell.Column, cell => cell.Text!);

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
