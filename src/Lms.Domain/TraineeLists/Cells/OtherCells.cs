using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>Email: small letters; its syntax is checked, not its existence.</summary>
internal static class EmailCell
{
    private const TraineeColumn Column = TraineeColumn.Email;
    private const string MailTo = "mailto:";

    public static string? Read(RowDraft draft)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return null;
        var mended = Unwrapped(text.ToLowerInvariant());
        if (EmailAddress.IsValid(mended)) return draft.Fix(FindingCode.FMT, Column, "EmailForm", text, mended);
        var among = EmailAddress.In(mended);
        var name = among.Count > 1 ? "EmailTwo" : "EmailInvalid";
        draft.BlockWithOffers(FindingCode.FMT, Column, name, text, Offers(mended, among));
        return null;
    }

    /// <summary>
    /// "nguyen an@…" may be one address with a space in it, or a name before one: then both are offered.
    /// </summary>
    private static IReadOnlyList<string> Offers(string text, IReadOnlyList<string> among)
    {
        if (Mended(text) is not { } whole || among.Contains(whole)) return among;
        return text.Contains(' ') ? [whole, .. among] : [whole];
    }

    /// <summary>Without what programs put around an address.</summary>
    private static string Unwrapped(string text)
    {
        var rest = text.AsSpan();
        for (; ; )
        {
            if (rest.StartsWith("<")) rest = rest[1..];
            else if (rest.StartsWith(MailTo)) rest = rest[MailTo.Length..];
            else break;
        }
        return rest.TrimEnd(">;,. ").ToString();
    }

    /// <summary>
    /// What slips of the hand make of an address: spaces in it, a comma for a dot, Vietnamese or look-alike letters.
    /// </summary>
    private static string? Mended(string text)
    {
        var latin = LatinLookalikes.IsIn(text) ? LatinLookalikes.ToLatin(text) ?? text : text;
        var proposal = VietnameseText.Fold(latin).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.')
            .Replace("@gmail.con", "@gmail.com", StringComparison.Ordinal);
        return proposal != text && EmailAddress.IsValid(proposal) ? proposal : null;
    }
}

/// <summary>Giới tính and cấp học: a few words, by many names.</summary>
internal static class ChoiceCells
{
    public static Gender? Gender(RowDraft draft)
    {
        var text = draft.TextUnlessNone(TraineeColumn.Gender);
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
        // A school of two levels does not say at which of them the teacher is.
        var several = ListWords.Levels(text).Select(one => one.Word()).ToList();
        var name = several.Count > 1 ? "LevelTwo" : "LevelUnknown";
        draft.BlockWithOffers(FindingCode.FMT, TraineeColumn.Level, name, text, several);
        return null;
    }
}

/// <summary>Ghi chú.</summary>
internal static class NoteCell
{
    private const string Reserve = "du bi";

    public static bool SaysReserve(string? note)
    {
        if (note is null) return false;
        var folded = VietnameseText.Fold(note);
        var at = folded.IndexOf(Reserve, StringComparison.Ordinal);
        for (; at >= 0; at = folded.IndexOf(Reserve, at + 1, StringComparison.Ordinal))
        {
            if (IsWord(folded, at) && !IsDenied(folded.AsSpan(0, at))) return true;
        }
        return false;
    }

    private static bool IsWord(string text, int at)
    {
        var end = at + Reserve.Length;
        return (at == 0 || !IsOfWord(text[at - 1])) && (end == text.Length || !IsOfWord(text[end]));
    }

    private static bool IsDenied(ReadOnlySpan<char> before) =>
        EndsWithWord(before, "khong ") || EndsWithWord(before, "khong phai ");

    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word) && (text.Length == word.Length || !IsOfWord(text[^(word.Length + 1)]));

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
