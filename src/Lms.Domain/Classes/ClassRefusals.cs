namespace Lms.Domain.Classes;

/// <summary>No accepted trainee is left to convene.</summary>
public sealed record NobodyToConvene : Refusal;

/// <summary>Some accepted trainees are in no class.</summary>
public sealed record TraineesWithoutClass(int Count) : Refusal;

/// <summary>A class has no trainer.</summary>
public sealed record ClassWithoutTrainer(string ClassName) : Refusal;

/// <summary>The class would hold more than it may.</summary>
public sealed record ClassFull(string ClassName, int Most) : Refusal;

/// <summary>Classes can no longer be divided anew: the roll has been called.</summary>
public sealed record ClassesAlreadyRunning : Refusal;

public sealed record ConveningNeedsNumberAndSigner : Refusal;
