namespace Lms.Domain.TraineeLists;

/// <summary>Someone who is on another list of the same plan that was submitted or accepted.</summary>
/// <param name="Unit">The unit that nominated them; null where it is the same unit, by an earlier list.</param>
/// <param name="Receipt">That list's receipt.</param>
public sealed record Nomination(string? Unit, string Receipt, string? TeacherCode, string? PersonalId, string FoldKey, DateOnly? BirthDate);

/// <summary>Tells who is nominated already: the same teacher from two units blocks the second until the first releases them (DOMAIN §4).</summary>
public sealed class Nominations
{
    private readonly ILookup<string, Nomination> byCode;
    private readonly ILookup<string, Nomination> byId;
    private readonly ILookup<string, Nomination> byName;

    public Nominations(IReadOnlyCollection<Nomination> others)
    {
        byCode = others.Where(o => o.TeacherCode is not null).ToLookup(o => o.TeacherCode!);
        byId = others.Where(o => o.PersonalId is not null).ToLookup(o => o.PersonalId!);
        byName = others.Where(o => o.BirthDate is not null).ToLookup(o => o.FoldKey);
    }

    public RowFinding? Match(TraineeFields fields)
    {
        if (fields.PersonalId is { } id && byId[id].FirstOrDefault() is { } sameId) return Finding(sameId, fields, TraineeColumn.PersonalId);
        if (fields.TeacherCode is { } code && byCode[code].FirstOrDefault() is { } sameCode) return Finding(sameCode, fields, TraineeColumn.TeacherCode);
        return SameName(fields) is { } sameName ? Finding(sameName, fields, TraineeColumn.FullName) : null;
    }

    /// <summary>A name says who it is only with the birth date, and never against two ids that differ.</summary>
    private Nomination? SameName(TraineeFields fields) => fields.BirthDate is not { } born ? null
        : byName[Text.VietnameseText.Fold(fields.FullName)].FirstOrDefault(o => o.BirthDate == born && !PersonalIds.Differ(o.PersonalId, fields.PersonalId));

    private static RowFinding Finding(Nomination other, TraineeFields fields, TraineeColumn column) =>
        RowFinding.Of(FindingCode.DUP, FindingSeverity.Blocking, column, other.Unit is null ? "NominatedInOwnList" : "NominatedByUnit",
            fields.CellText(column), null, ("Unit", other.Unit ?? ""), ("Receipt", other.Receipt));
}
