namespace Lms.Domain;

/// <summary>
/// Why the domain says no to something a user can mend. The type's name is the key of its Vietnamese and English text
/// (<c>Refusal.TypeName</c> in the text of its noun); its public properties fill that text's placeholders.
/// What only a bug can do is an exception instead.
/// </summary>
public abstract record Refusal;
