namespace Lms.Domain.TraineeLists;

/// <summary>Why a row of the file is not a row of the list.</summary>
public enum SkipReason
{
    AboveHeader,
    ColumnNumbers,
    RepeatedHeader,
    Blank,
    Total,
    Signature,

    /// <summary>The whole sheet has no header. Its rows are counted, not listed.</summary>
    OtherSheet,

    /// <summary>The name of a group of people: "I. Trường …".</summary>
    Section,

    PageNumber,

    /// <summary>No name, birth date, id, phone or e-mail: what stands there was filled in beforehand.</summary>
    NoPerson,
}

/// <summary>A row that was left out, with its text for the person to check.</summary>
public sealed record SkippedRow(string Sheet, int Line, SkipReason Reason, string Text);
