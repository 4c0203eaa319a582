using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>Họ và tên.</summary>
internal static class NameCell
{
    private const TraineeColumn Column = TraineeColumn.FullName;

    public static string Read(RowDraft draft)
    {
        var text = draft.Text(Column);
        if (text.Length == 0 || draft.IsBlocked(Column)) return text;
        if (PersonName.Parse(text).Refusal is { } refusal)
        {
            var name = refusal is PersonNameTooLong ? "NameTooLong" : "NameHasDigits";
            draft.Block(FindingCode.FMT, Column, name, text, ("Max", $"{PersonName.MaxLength}"));
            return text;
        }
        if (text.Contains('?'))
        {
            draft.Block(FindingCode.FMT, Column, "TextDamaged", text);
        }
        else if (LatinLookalikes.IsIn(text) && LatinLookalikes.ToLatin(text) is { } latin)
        {
            // It looks right to everybody and is another name to every search.
            draft.Block(FindingCode.FMT, Column, "NameLookalike", text, (RowFinding.Proposal, latin));
            return text;
        }
        else if (text.Any(c => !IsOfNames(c)))
        {
            draft.Warn(FindingCode.FMT, Column, "NameHasSymbols", text);
        }
        if (!text.Contains(' ')) draft.Warn(FindingCode.FMT, Column, "NameOneWord", text);
        return draft.Fix(FindingCode.FMT, Column, "NameCase", text, IsOneCase(text) ? VietnameseText.ToTitleCase(text) : text);
    }

    private static bool IsOneCase(string text) => VietnameseText.IsAllCapitals(text) || !text.Any(char.IsUpper);

    private static bool IsOfNames(char c) => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’' or '.' || c is >= '\u0300' and <= '\u036F';
}
