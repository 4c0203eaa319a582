namespace Lms.Domain.Classes;

/// <summary>No accepted trainee is left to convene.</summary>
public sealed record NobodyToConvene : Refusal;

/// <summary>No accepted trainee is there to be put into classes.</summary>
public sealed record NobodyToDivide : Refusal;

/// <summary>Some accepted trainees are in no class.</summary>
public sealed record TraineesWithoutClass(int Count) : Refusal;

/// <summary>A class has no trainer.</summary>
public sealed record ClassWithoutTrainer(string ClassName) : Refusal;

/// <summary>The class would hold more than it may.</summary>
public sealed record ClassFull(string ClassName, int Most) : Refusal;

/// <summary>Classes can no longer be divided anew: the roll has been called.</summary>
public sealed record ClassesAlreadyRunning : Refusal;

public sealed record ConveningNeedsNumberAndSigner : Refusal;

/// <summary>Another convening decision has this number.</summary>
public sealed record ConveningNumberTaken(string Number) : Refusal;

/// <summary>The plan has its decision: who comes or leaves later stands in a supplement.</summary>
public sealed record ConvenedAlready(string Number) : Refusal;

public sealed record ClassNameMissing : Refusal;

/// <summary>A trainer of the list is not there any more.</summary>
public sealed record TrainerMissing : Refusal;

/// <summary>The trainee is not one of the class's plan.</summary>
public sealed record EnrollmentNotInPlan : Refusal;
