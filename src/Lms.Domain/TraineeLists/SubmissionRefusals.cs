namespace Lms.Domain.TraineeLists;

public sealed record SubmissionNotInState(SubmissionState State) : Refusal;

public sealed record SubmissionEmpty : Refusal;

public sealed record SubmissionHasBlockingRows(int Count) : Refusal;

public sealed record RowMissing : Refusal;

/// <summary>The plan takes lists only while it is issued and before its deadline closes.</summary>
public sealed record ListsClosed(DateTimeOffset ClosedAt) : Refusal;

/// <summary>The plan is not issued, or is under way: it takes no lists now.</summary>
public sealed record ListsNotOpen : Refusal;

/// <summary>The workbook was made for another plan or unit.</summary>
public sealed record WorkbookForAnother : Refusal;
