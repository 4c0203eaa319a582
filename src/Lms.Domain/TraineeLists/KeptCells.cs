using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>
/// Giữ nguyên như đã gửi: a cell whose automatic mend a person has undone. Words and names stay as they were sent, to the letter's encoding, with a warning;
/// a date, number, address or choice that cannot be used in the sent form blocks, and is for a person to mend.
/// </summary>
public static class KeptCells
{
    /// <summary>The argument that holds what the cell would become.</summary>
    public const string Mended = "Mended";

    private const string AsSent = "Finding.KeptAsSent";
    private const string Form = "Finding.KeptForm";
    private const string Unusable = "Finding.KeptUnusable";

    /// <summary>True for a mend that a person can undo.</summary>
    public static bool CanUndo(RowFinding finding) => finding is { Severity: FindingSeverity.Fixed, Column: not null, Before: not null, After: not null };

    /// <summary>True for a finding that stands where an undone mend stood.</summary>
    public static bool IsKept(RowFinding finding) => finding.Key is AsSent or Form or Unusable;

    /// <summary>Takes the mends of these columns back.</summary>
    public static (TraineeFields Fields, IReadOnlyList<RowFinding> Findings) Apply(
        IReadOnlyList<TraineeColumn> kept, TraineeFields fields, IReadOnlyList<RowFinding> findings)
    {
        if (kept.Count == 0) return (fields, findings);
        var result = findings.ToList();
        foreach (var column in kept)
        {
            var mends = result.FindAll(f => f.Column == column && f.Severity == FindingSeverity.Fixed);
            if (mends is not [{ Before: { } before }, ..] || mends[^1].After is not { } after) continue;
            // A date or a number is the same however its letters are encoded: it can be used as it was sent.
            var isForm = VietnameseText.DifferInFormOnly(before, after);
            var text = WithText(fields, column, before) ?? (isForm ? fields : null);
            result.RemoveAll(mends.Contains);
            var name = text is null ? "KeptUnusable" : isForm ? "KeptForm" : "KeptAsSent";
            result.Add(RowFinding.Of(mends[^1].Code, Severity(column, text), column, name, before, null, (Mended, after)));
            fields = text ?? Without(fields, column);
        }
        return (fields, result);
    }

    private static FindingSeverity Severity(TraineeColumn column, TraineeFields? text) =>
        text is null && column != TraineeColumn.Gender ? FindingSeverity.Blocking : FindingSeverity.Warning;

    /// <summary>The fields with the sent text, or null where the column needs one certain form.</summary>
    private static TraineeFields? WithText(TraineeFields fields, TraineeColumn column, string text) => column switch
    {
        TraineeColumn.Ordinal => fields,
        TraineeColumn.FullName => fields with { FullName = text },
        TraineeColumn.School => fields with { SchoolText = text },
        TraineeColumn.Subject => fields with { Subject = text },
        TraineeColumn.Position => fields with { Position = text },
        TraineeColumn.LanguageLevel => fields with { LanguageLevel = text },
        TraineeColumn.PreferredClass => fields with { PreferredClass = text },
        TraineeColumn.Note => fields with { Note = text },
        _ => null,
    };

    private static TraineeFields Without(TraineeFields fields, TraineeColumn column) => column switch
    {
        TraineeColumn.BirthDate => fields with { BirthDate = null, BirthYear = null },
        TraineeColumn.Gender => fields with { Gender = null },
        TraineeColumn.TeacherCode => fields with { TeacherCode = null },
        TraineeColumn.PersonalId => fields with { PersonalId = null },
        TraineeColumn.Level => fields with { Level = null },
        TraineeColumn.Phone => fields with { Phone = null },
        TraineeColumn.Email => fields with { Email = null },
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
