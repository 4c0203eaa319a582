namespace Lms.Domain.Journal;

/// <summary>
/// Marks an entity whose every change leaves a <see cref="JournalEntry"/>: who, when, why, before and after
/// (DOMAIN §3). The storage writes it in the transaction of the change, so that no path can forget it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class JournaledAttribute : Attribute;

/// <summary>Marks a property that says something about a person: the journal notes that it changed, never its value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
