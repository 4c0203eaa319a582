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

    /// <param name="begunBy">The change that makes the unit; null for one that was merely entered.</param>
    public OrgUnit(string code, string name, OrgUnitKind kind, Id<OrgUnit>? parentId, DateOnly validFrom, SchoolLevel? level = null, Id<UnitChange>? begunBy = null)
    {
        (Id, Code, Kind, ValidFrom, Level, BegunBy) = (Id<OrgUnit>.New(), code, kind, validFrom, level, begunBy);
        History = [new(validFrom, VietnameseText.Normalize(name), parentId, begunBy)];
        TurnTo(validFrom);
    }

    public Id<OrgUnit> Id { get; private init; }

    /// <summary>Mã đơn vị: unique among all units, also ended ones.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The name of today: what <see cref="TurnTo"/> took out of the history last. A dated paper asks <see cref="NameOn"/>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name folded for search.</summary>
    public string FoldKey { get; private set; } = "";

    public OrgUnitKind Kind { get; private init; }
    public SchoolLevel? Level { get; private init; }

    /// <summary>The parent of today; a dated paper asks <see cref="ParentOn"/>.</summary>
    public Id<OrgUnit>? ParentId { get; private set; }

    /// <summary>The first day on which the unit exists.</summary>
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The last day on which the unit exists; null while it does.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Names and parents by day, in order; empty for a unit that was stored before histories were kept and has not changed since.</summary>
    public IReadOnlyList<UnitVersion> History { get; private set; } = [];

    public Id<UnitChange>? BegunBy { get; private init; }
    public Id<UnitChange>? EndedBy { get; private set; }

    /// <summary>Whether teachers can belong to it.</summary>
    public bool IsSchool => Kind is OrgUnitKind.School or OrgUnitKind.UpperSecondarySchool or OrgUnitKind.ContinuingCentre;

    /// <summary>Whether it sends trainee lists of its own, and so can hold a quota.</summary>
    public bool MaySubmit => KindMaySubmit(Kind);

    private IReadOnlyList<UnitVersion> Versions => History.Count > 0 ? History : [new(ValidFrom, Name, ParentId)];

    public static bool KindMaySubmit(OrgUnitKind kind) =>
        kind is OrgUnitKind.DistrictOffice or OrgUnitKind.Commune or OrgUnitKind.UpperSecondarySchool or OrgUnitKind.ContinuingCentre;

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The name on a day; before the unit began its first, after its end its last.</summary>
    public string NameOn(DateOnly day) => VersionOn(day).Name;

    /// <summary>The parent on a day; before the unit began its first, after its end its last.</summary>
    public Id<OrgUnit>? ParentOn(DateOnly day) => VersionOn(day).ParentId;

    /// <summary>A copy to show, with the name and parent of that day: for papers of that day.</summary>
    public OrgUnit AsOf(DateOnly day)
    {
        var copy = (OrgUnit)MemberwiseClone();
        copy.TurnTo(day);
        return copy;
    }

    /// <summary>The unit's life in stretches of one name and one parent: one follows the other without overlap or gap.</summary>
    public IReadOnlyList<UnitPeriod> Periods()
    {
        var versions = Versions;
        return
        [
            .. versions.Select((v, i) => new UnitPeriod(v.From, i + 1 < versions.Count ? versions[i + 1].From.AddDays(-1) : ValidTo, v.Name, v.ParentId, v.ChangeId))
                .Where(p => p.To is not { } to || p.From <= to),
        ];
    }

    /// <summary>Every name the unit ever bore, the newest first.</summary>
    public IReadOnlyList<string> Names() => [.. Versions.Reverse().Select(v => v.Name).Distinct()];

    /// <summary>Gives the unit another name, another parent or both from a day on. What is dated before stays as it was.</summary>
    public Refusal? Change(DateOnly from, string name, Id<OrgUnit>? parentId, Id<UnitChange>? changeId)
    {
        if (!ExistsOn(from)) return new UnitNotThereOn(NameOn(from), from);
        if (Versions[^1].From > from) return new UnitChangedLater(Name, Versions[^1].From);
        History = [.. Versions, new(from, VietnameseText.Normalize(name), parentId, changeId)];
        return null;
    }

    /// <summary>Sửa lỗi gõ: the name was written wrongly; the version of that day takes the right one, and nothing begins anew.</summary>
    public void Correct(string name, DateOnly day)
    {
        var wrong = VersionOn(day);
        History = [.. Versions.Select(v => v == wrong ? v with { Name = VietnameseText.Normalize(name) } : v)];
        TurnTo(day);
    }

    /// <summary>Takes the name and parent of a day for those of today.</summary>
    /// <returns>Whether anything is other than it was.</returns>
    public bool TurnTo(DateOnly day)
    {
        var version = VersionOn(day);
        if (Name == version.Name && ParentId == version.ParentId) return false;
        (Name, FoldKey, ParentId) = (version.Name, VietnameseText.Fold(version.Name), version.ParentId);
        return true;
    }

    /// <summary>Kết thúc: the unit was merged or dissolved. Old records keep it.</summary>
    public Refusal? End(DateOnly lastDay, Id<UnitChange>? changeId = null)
    {
        if (ValidTo is { } ended) return new UnitAlreadyEnded(ended);
        if (lastDay < ValidFrom) return new UnitEndsBeforeStart(ValidFrom);
        if (Versions[^1].From > lastDay) return new UnitChangedLater(Name, Versions[^1].From);
        (ValidTo, EndedBy) = (lastDay, changeId);
        return null;
    }

    /// <summary>Whether something happened to the unit after that change.</summary>
    public bool ChangedAfter(Id<UnitChange> changeId) =>
        Versions.Any(v => v.ChangeId == changeId) && ((EndedBy is { } end && end != changeId) || Versions[^1].ChangeId != changeId);

    /// <summary>Makes undone what a change did to the unit.</summary>
    public void TakeBack(Id<UnitChange> changeId)
    {
        if (EndedBy == changeId) (ValidTo, EndedBy) = (null, null);
        if (BegunBy != changeId) History = [.. Versions.Where(v => v.ChangeId != changeId)];
    }

    private UnitVersion VersionOn(DateOnly day) => Versions.LastOrDefault(v => v.From <= day) ?? Versions[0];
}

public sealed record UnitEndsBeforeStart(DateOnly ValidFrom) : Refusal;

public sealed record UnitAlreadyEnded(DateOnly ValidTo) : Refusal;

/// <summary>The unit does not exist on the day from which it is to change.</summary>
public sealed record UnitNotThereOn(string Name, DateOnly Day) : Refusal;

/// <summary>A later change is there already: history is written in its order.</summary>
public sealed record UnitChangedLater(string Name, DateOnly From) : Refusal;
