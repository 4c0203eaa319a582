using Lms.Domain.TraineeLists.Cells;

namespace Lms.Domain.TraineeLists;

/// <summary>What became of one row.</summary>
/// <param name="Cells">The cells after mending, as text; reading them again changes nothing and loses nothing.</param>
public sealed record RowReading(
    TraineeFields Fields,
    IReadOnlyList<RowFinding> Findings,
    IReadOnlyDictionary<TraineeColumn, string> Cells)
{
    public void Deconstruct(out TraineeFields fields, out IReadOnlyList<RowFinding> findings) => (fields, findings) = (Fields, Findings);
}

/// <summary>
/// Reads one row of a trainee list: mends what can be mended without a guess and shows it, warns of what someone should look
/// at, and blocks what cannot be sent. All findings of a row come at once. Rules that need other rows are elsewhere.
/// </summary>
public static class RowReader
{
    public static RowReading Read(RawRow row, RowRules rules)
    {
        var draft = new RowDraft(row, rules);
        draft.Text(TraineeColumn.Ordinal);
        var fullName = NameCell.Read(draft);
        var (birthDate, birthYear) = BirthDateCell.Read(draft);
        var gender = ChoiceCells.Gender(draft);
        var teacherCode = TeacherCodeCell.Read(draft);
        var personalId = PersonalIdCell.Read(draft, gender, birthYear);
        if (!draft.Cells.ContainsKey(TraineeColumn.TeacherCode) && !draft.Cells.ContainsKey(TraineeColumn.PersonalId))
            draft.Block(FindingCode.ID, TraineeColumn.PersonalId, "CodeOrIdMissing");
        var fields = new TraineeFields
        {
            FullName = fullName,
            BirthDate = birthDate,
            BirthYear = birthYear,
            Gender = gender,
            TeacherCode = teacherCode,
            PersonalId = personalId,
            SchoolText = draft.Text(TraineeColumn.School),
            Level = ChoiceCells.Level(draft),
            Subject = draft.Text(TraineeColumn.Subject),
            Position = draft.OptionalText(TraineeColumn.Position),
            LanguageLevel = draft.OptionalText(TraineeColumn.LanguageLevel),
            Phone = PhoneCell.Read(draft),
            Email = EmailCell.Read(draft),
            PreferredClass = draft.OptionalText(TraineeColumn.PreferredClass),
            Note = draft.OptionalText(TraineeColumn.Note),
        };
        return new(fields with { IsReserve = NoteCell.SaysReserve(fields.Note) }, draft.Findings, draft.Cells);
    }
}
