using Lms.Domain.Journal;
using Lms.Domain.Text;

namespace Lms.Domain.OrgUnits;

/// <summary>Đơn vị: a department, office, commune, school or centre, in an effective-dated tree.</summary>
[Journaled]
public sealed class OrgUnit
{
    public const int CodeLength = 40;
    public const int NameLength = 300;

    private OrgUnit() { }

    public OrgUnit(string code, string name, OrgUnitKind kind, Id<OrgUnit>? parentId, DateOnly validFrom, SchoolLevel? level = null)
    {
        (Id, Code, Kind, ParentId, ValidFrom, Level) = (Id<OrgUnit>.New(), code, kind, parentId, validFrom, level);
        Rename(name);
    }

    public Id<OrgUnit> Id { get; private init; }

    /// <summary>Mã đơn vị: unique among all units, also ended ones.</summary>
    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The name folded for search.</summary>
    public string FoldKey { get; private set; } = "";

    public OrgUnitKind Kind { get; private init; }
    public SchoolLevel? Level { get; private init; }
    public Id<OrgUnit>? ParentId { get; private init; }

    /// <summary>The first day on which the unit exists.</summary>
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The last day on which the unit exists; null while it does.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Whether teachers can belong to it.</summary>
    public bool IsSchool => Kind is OrgUnitKind.School or OrgUnitKind.UpperSecondarySchool or OrgUnitKind.ContinuingCentre;

    /// <summary>Whether it sends trainee lists of its own, and so can hold a quota.</summary>
    public bool MaySubmit => KindMaySubmit(Kind);

    public static bool KindMaySubmit(OrgUnitKind kind) =>
        kind is OrgUnitKind.DistrictOffice or OrgUnitKind.Commune or OrgUnitKind.UpperSecondarySchool or OrgUnitKind.ContinuingCentre;

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public void Rename(string name) => (Name, FoldKey) = (VietnameseText.Normalize(name), VietnameseText.Fold(name));

    /// <summary>Kết thúc: the unit was merged or dissolved. Old records keep it.</summary>
    public Refusal? End(DateOnly lastDay)
    {
        if (ValidTo is { } ended) return new UnitAlreadyEnded(ended);
        if (lastDay < ValidFrom) return new UnitEndsBeforeStart(ValidFrom);
        ValidTo = lastDay;
        return null;
    }
}

public sealed record UnitEndsBeforeStart(DateOnly ValidFrom) : Refusal;

public sealed record UnitAlreadyEnded(DateOnly ValidTo) : Refusal;
