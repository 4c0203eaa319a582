using System.Text.RegularExpressions;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>Email: small letters; its syntax is checked, not its existence.</summary>
internal static partial class EmailCell
{
    private const TraineeColumn Column = TraineeColumn.Email;

    public static string? Read(RowDraft draft)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return null;
        var mended = Wrapping().Replace(text, "").ToLowerInvariant();
        if (Form().IsMatch(mended)) return draft.Fix(FindingCode.FMT, Column, "EmailForm", text, mended);
        if (Proposal(mended) is { } proposal) draft.Block(FindingCode.FMT, Column, "EmailInvalid", text, (RowFinding.Proposal, proposal));
        else draft.Block(FindingCode.FMT, Column, "EmailInvalid", text);
        return null;
    }

    /// <summary>What slips of the hand make of an address: spaces in it, a comma for a dot, Vietnamese letters.</summary>
    private static string? Proposal(string text)
    {
        var proposal = VietnameseText.Fold(text).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.').Replace("@gmail.con", "@gmail.com", StringComparison.Ordinal);
        return proposal != text && Form().IsMatch(proposal) ? proposal : null;
    }

    [GeneratedRegex(@"^(mailto:|<)+|[>;,. ]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"^(?=.{6,254}$)(?!\.)(?!.*\.\.)(?!.*\.@)[a-z0-9._%+'\-]{1,64}@([a-z0-9]([a-z0-9\-]*[a-z0-9])?\.)+[a-z]{2,}$")]
    private static partial Regex Form();
}

/// <summary>Giới tính and cấp học: a few words, by many names.</summary>
internal static class ChoiceCells
{
    public static Gender? Gender(RowDraft draft)
    {
        var text = draft.Text(TraineeColumn.Gender);
        if (text.Length == 0 || draft.IsBlocked(TraineeColumn.Gender)) return null;
        if (ListWords.Gender(text) is { } gender)
        {
            draft.Fix(FindingCode.FMT, TraineeColumn.Gender, "GenderWord", text, gender.Word());
            return gender;
        }
        draft.Warn(FindingCode.FMT, TraineeColumn.Gender, "GenderUnknown", text);
        return null;
    }

    public static SchoolLevel? Level(RowDraft draft)
    {
        var text = draft.Text(TraineeColumn.Level);
        if (text.Length == 0 || draft.IsBlocked(TraineeColumn.Level)) return null;
        if (ListWords.Level(text) is { } level)
        {
            draft.Fix(FindingCode.FMT, TraineeColumn.Level, "LevelWord", text, level.Word());
            return level;
        }
        draft.Block(FindingCode.FMT, TraineeColumn.Level, "LevelUnknown", text);
        return null;
    }
}

/// <summary>Ghi chú.</summary>
internal static partial class NoteCell
{
    public static bool SaysReserve(string? note) => note is not null && Reserve().IsMatch(VietnameseText.Fold(note));

    [GeneratedRegex(@"(?<!\bkhong |\bkhong phai )\bdu bi\b")]
    private static partial Regex Reserve();
}
