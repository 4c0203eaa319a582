using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>Someone who is on another list of the same plan.</summary>
/// <param name="UnitId">The unit that nominated them.</param>
/// <param name="Unit">Its name; null where it is the same unit, by an earlier list.</param>
/// <param name="Receipt">That list's receipt; null for a draft of another unit.</param>
public sealed record Nomination(Id<OrgUnit> UnitId, string? Unit, string? Receipt, string? TeacherCode, string? PersonalId, string FoldKey, DateOnly? BirthDate);

/// <summary>A decision that holds, with the keeper's name.</summary>
public sealed record SettledNomination(KnownPerson Person, Id<OrgUnit> KeeperId, string Keeper, string Reason);

/// <summary>
/// Tells who is nominated already. A submitted or accepted row of another unit blocks until that unit releases the teacher or the
/// department decides (DOMAIN §4); a row of another unit's draft warns. Nothing is told of the other row but whose it is.
/// </summary>
public sealed class Nominations
{
    private readonly ILookup<string, Nomination> byCode;
    private readonly ILookup<string, Nomination> byId;
    private readonly ILookup<string, Nomination> byName;
    private readonly Id<OrgUnit> unit;
    private readonly IReadOnlyList<SettledNomination> settled;

    public Nominations(Id<OrgUnit> unit, IReadOnlyCollection<Nomination> others, IReadOnlyList<SettledNomination>? settled = null)
    {
        // What was submitted comes before what is only being written.
        var sorted = others.OrderBy(o => o.Receipt is null).ToList();
        byCode = sorted.Where(o => o.TeacherCode is not null).ToLookup(o => o.TeacherCode!);
        byId = sorted.Where(o => o.PersonalId is not null).ToLookup(o => o.PersonalId!);
        byName = sorted.Where(o => o.BirthDate is not null).ToLookup(o => o.FoldKey);
        (this.unit, this.settled) = (unit, settled ?? []);
    }

    public RowFinding? Match(TraineeFields fields)
    {
        var decided = settled.FirstOrDefault(s => s.Person.Is(fields));
        if (decided is not null && decided.KeeperId != unit)
            return RowFinding.Of(FindingCode.DUP, FindingSeverity.Blocking, TraineeColumn.FullName, "NominationDecided", fields.FullName, null, ("Unit", decided.Keeper), ("Reason", decided.Reason));
        // Whom the department gave to this unit no other unit can hold back; its own earlier list still can.
        return Matches(fields).Where(m => decided is null || m.Other.Unit is null).OrderBy(m => m.Other.Receipt is null).Select(m => Finding(m.Other, fields, m.Column)).FirstOrDefault();
    }

    private IEnumerable<(Nomination Other, TraineeColumn Column)> Matches(TraineeFields fields)
    {
        if (fields.PersonalId is { } id) foreach (var other in byId[id]) yield return (other, TraineeColumn.PersonalId);
        if (fields.TeacherCode is { } code) foreach (var other in byCode[code]) yield return (other, TraineeColumn.TeacherCode);
        // A name says who it is only with the birth date, and never against two ids that differ.
        if (fields.BirthDate is not { } born) yield break;
        foreach (var other in byName[VietnameseText.Fold(fields.FullName)].Where(o => o.BirthDate == born && !PersonalIds.Differ(o.PersonalId, fields.PersonalId)))
            yield return (other, TraineeColumn.FullName);
    }

    private static RowFinding Finding(Nomination other, TraineeFields fields, TraineeColumn column)
    {
        var (severity, name) = (other.Unit, other.Receipt) switch
        {
            (null, _) => (FindingSeverity.Blocking, "NominatedInOwnList"),
            (_, null) => (FindingSeverity.Warning, "NominatedInDraft"),
            _ => (FindingSeverity.Blocking, "NominatedByUnit"),
        };
        return RowFinding.Of(FindingCode.DUP, severity, column, name, fields.CellText(column), null, ("Unit", other.Unit ?? ""), ("Receipt", other.Receipt ?? ""));
    }
}
