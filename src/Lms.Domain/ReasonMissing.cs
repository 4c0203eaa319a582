namespace Lms.Domain;

/// <summary>This change has to say why.</summary>
public sealed record ReasonMissing : Refusal;
