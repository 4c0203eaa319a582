using Lms.Domain;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>The file is damaged: it can't be opened as what it says it is.</summary>
public sealed record WorkbookUnreadable(string FileName) : Refusal;

/// <summary>The file, or what it unpacks to, is larger than a list can be.</summary>
public sealed record WorkbookTooLarge(string FileName, int MaxMegabytes) : Refusal;

/// <summary>An Excel 97–2003 file (.xls).</summary>
public sealed record WorkbookLegacyXls(string FileName) : Refusal;

/// <summary>A workbook with a password.</summary>
public sealed record WorkbookEncrypted(string FileName) : Refusal;

/// <summary>Neither .xlsx nor CSV: a picture, a PDF, a Word file, another archive.</summary>
public sealed record WorkbookKindUnknown(string FileName, ListFileKind Kind) : Refusal;

/// <summary>No line has all the headings that are needed.</summary>
/// <param name="Missing">The columns that the likeliest header line lacks.</param>
public sealed record WorkbookHeaderNotFound(string FileName, IReadOnlyList<TraineeColumn> Missing) : Refusal;

/// <summary>There is a header and nobody under it.</summary>
public sealed record WorkbookHasNoRows(string FileName) : Refusal;

/// <summary>More rows than a list can have, or something standing very far down.</summary>
public sealed record WorkbookTooManyRows(string FileName, int Rows, int Max) : Refusal;
