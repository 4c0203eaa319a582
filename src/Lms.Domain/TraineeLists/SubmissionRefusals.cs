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

/// <summary>There is no such list for this viewer.</summary>
public sealed record SubmissionMissing : Refusal;

/// <summary>Someone else changed the list after the page was opened.</summary>
public sealed record SubmissionChangedMeanwhile : Refusal;

/// <summary>The very same file is on this list already; taking it again would double everybody.</summary>
public sealed record FileAlreadyTaken(string FileName) : Refusal;

/// <summary>The unit has a draft: it is finished or emptied first.</summary>
public sealed record DraftExists : Refusal;

/// <summary>Who sends nobody cannot have rows on the list.</summary>
public sealed record NothingToSendButRows(int Count) : Refusal;

/// <summary>The ids of a row belong to someone else, or to two people: the department finds out who is meant.</summary>
public sealed record TeacherIdsConflict(int Line, string Teacher) : Refusal;

/// <summary>More than one person known may be the one of this row.</summary>
public sealed record TeacherAmbiguous(int Line, string Teacher) : Refusal;

/// <summary>These rows are not accepted, and nothing says why.</summary>
public sealed record RejectionReasonsMissing(IReadOnlyList<int> Rows) : Refusal;

/// <summary>A list of which no row is accepted is returned.</summary>
public sealed record EveryRowRejected : Refusal;
