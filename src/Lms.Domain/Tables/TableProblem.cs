namespace Lms.Domain.Tables;

/// <summary>What is wrong with a line. The text's key is <c>Tables.TableProblemKind.</c> and this.</summary>
public enum TableProblemKind
{
    /// <summary>A letter was lost before the file came to us.</summary>
    TextDamaged,

    /// <summary>Typed in TCVN3 or VNI, and not to be converted.</summary>
    LegacyEncoding,

    /// <summary>Signs of an old encoding, and no reading of it.</summary>
    LegacyEncodingUnclear,

    /// <summary>A formula that gave an error.</summary>
    ErrorCell,

    /// <summary>A name with separators or line ends: several cells that ran together.</summary>
    NameRunTogether,

    KindMissing,
    KindUnknown,

    /// <summary>A kind that sends no lists, so that no unit can be made of the line.</summary>
    KindSendsNoLists,
    CodeMissing,
    CodeTooLong,
    CodeRepeated,
    CodeOfOtherKind,

    /// <summary>The code of a known unit, but for its case or its zeros.</summary>
    CodeAlmostKnown,
    NameMissing,
    NameTooLong,
    SeatsNotANumber,
    SeatsTooMany,
    TeachersNotANumber,
    UnitUnknown,
    UnitRepeated,

    /// <summary>The unit sends no lists, or does not exist on the plan's deadline day.</summary>
    UnitSendsNoLists,
    LevelUnknown,

    /// <summary>The level is another than the one that the kind's word says.</summary>
    LevelDiffers,
    ParentUnknown,
    ParentCycle,

    /// <summary>A day that cannot be read.</summary>
    DayUnknown,

    /// <summary>Another day than the change's: one decision takes effect on one day.</summary>
    DayDiffers,
}

/// <summary>One bad line of a table, with the text that is bad.</summary>
/// <param name="Sheet">Empty for CSV.</param>
/// <param name="Line">As the spreadsheet shows it, from 1.</param>
/// <param name="Column">The cell that it is about; null where it is about the line.</param>
public sealed record TableProblem(string Sheet, int Line, UnitColumn? Column, TableProblemKind Kind, string Text)
{
    /// <summary>What it could be instead, such as a known code; empty where nothing is known.</summary>
    public string Hint { get; init; } = "";
}
