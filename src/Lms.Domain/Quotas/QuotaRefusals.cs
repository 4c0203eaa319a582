namespace Lms.Domain.Quotas;

/// <summary>More trainees than seats left.</summary>
public sealed record QuotaExceeded(int Left, int Requested) : Refusal;

public sealed record QuotaBelowTaken(int Taken, int Requested) : Refusal;

public sealed record QuotaNegative : Refusal;

/// <summary>The unit has no quota in this plan.</summary>
public sealed record QuotaMissing : Refusal;

/// <summary>The unit sends no lists of its own, or does not exist on the plan's deadline day.</summary>
public sealed record UnitCannotSubmit(string Unit) : Refusal;

/// <summary>Someone else has changed the quotas of these units since they were shown.</summary>
public sealed record QuotasChangedMeanwhile(IReadOnlyList<string> Units) : Refusal;

/// <summary>Seats cannot be moved from a unit to itself.</summary>
public sealed record QuotaMovedToItself : Refusal;

/// <summary>Only seats that nobody holds can be given to another unit.</summary>
public sealed record SeatsInUse(int Left, int Requested) : Refusal;

/// <summary>A supplementary document needs both its number and its date.</summary>
public sealed record DocumentIncomplete : Refusal;

/// <summary>Nobody can be called up: every seat of the unit is held.</summary>
public sealed record NoFreeSeat : Refusal;

/// <summary>Nothing can be divided in proportion to no teachers.</summary>
public sealed record NoTeachers : Refusal;
