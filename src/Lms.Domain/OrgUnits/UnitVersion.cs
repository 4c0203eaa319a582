namespace Lms.Domain.OrgUnits;

/// <summary>
/// A unit's name and place from one day on, until the next version's day or the unit's end: so that no day has two and none is
/// left out. Of two versions of one day the later in the history holds.
/// </summary>
/// <param name="ChangeId">The change that brought it; null for how the unit began.</param>
public sealed record UnitVersion(DateOnly From, string Name, Id<OrgUnit>? ParentId, Id<UnitChange>? ChangeId = null);

/// <summary>One stretch of days in which a unit had one name and one parent.</summary>
/// <param name="To">The last day; null while it goes on.</param>
public sealed record UnitPeriod(DateOnly From, DateOnly? To, string Name, Id<OrgUnit>? ParentId, Id<UnitChange>? ChangeId);
