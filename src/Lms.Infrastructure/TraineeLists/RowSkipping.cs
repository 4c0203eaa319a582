using System.Buffers;
using System.Globalization;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// Tells the rows below a header that are nobody: blanks, column numbers, sections, totals, page numbers, place and
/// date,
/// signatures. A name with a birth date, an id, a phone or an e-mail is a person, whatever the name.
/// </summary>
internal sealed class RowSkipping(Header header)
{
    private const int LeastIdDigits = 6;
    private const int LeastCodeDigits = 3;
    private const int LeastPhoneDigits = 8;
    private const int FewTexts = 4;

    private static readonly SearchValues<char> NotOfNames = SearchValues.Create(":;/()0123456789");

    private bool signed;

    public SkipReason? Reason(TableRow row)
    {
        if (row.IsTotals) return SkipReason.Total;
        var name = NameOf(row);
        var hasName = name.Any(char.IsLetter);
        // Nearly every row ends here.
        if (hasName && IsWholeDate(CellOf(row, TraineeColumn.BirthDate))) return Person();
        var texts = Texts(row);
        if (texts.Count == 0) return SkipReason.Blank;
        if (IsColumnNumbers(row)) return SkipReason.ColumnNumbers;
        if (IsHeader(row)) return SkipReason.RepeatedHeader;
        return hasName ? OfNamed(row, name, texts) : OfNameless(row, texts);
    }

    private SkipReason? OfNamed(TableRow row, string name, List<string> texts)
    {
        if (LineWords.IsPlainlyTotal(name)) return SkipReason.Total;
        if (HasIdentity(row)) return Person();
        if (LineWords.IsTotal(name)) return SkipReason.Total;
        if (LineWords.IsPage(name)) return SkipReason.PageNumber;
        if (LineWords.IsSignature(name)) return Sign();
        if (LineWords.IsPlaceAndDate(name)) return Sign();
        if (LineWords.IsSection(name)) return SkipReason.Section;
        if (HasContact(row)) return Person();
        var ordinal = CellOf(row, TraineeColumn.Ordinal).Trim();
        if (IsOrdinal(ordinal)) return Person();
        var isAlone = texts.Count == (ordinal.Length > 0 ? 2 : 1);
        if (isAlone && LineWords.IsSectionMark(ordinal)) return SkipReason.Section;
        if (isAlone && (LineWords.StartsWithMark(name) || !IsLikeAName(name))) return SkipReason.Section;
        if (signed && texts.Count <= 2) return SkipReason.Signature;
        if (texts.Count > FewTexts) return Person();
        if (texts.Exists(LineWords.IsTotal)) return SkipReason.Total;
        return texts.Exists(LineWords.IsPlaceAndDate) ? Sign() : Person();
    }

    private SkipReason? OfNameless(TableRow row, List<string> texts)
    {
        if (texts.Exists(LineWords.IsPlainlyTotal)) return SkipReason.Total;
        if (texts.Count <= FewTexts && OfWords(texts) is { } reason) return reason;
        if (HasIdentity(row) || HasContact(row)) return Person();
        if (signed && texts.Count <= 2) return SkipReason.Signature;
        if (texts.Count == 1 && LineWords.IsPage(texts[0])) return SkipReason.PageNumber;
        var isSection = texts.Exists(text => LineWords.IsSection(text) || LineWords.StartsWithMark(text));
        return isSection && texts.Count <= 2 ? SkipReason.Section : SkipReason.NoPerson;
    }

    /// <summary>What any of few cells say, wherever in the row.</summary>
    private SkipReason? OfWords(List<string> texts)
    {
        if (texts.Exists(LineWords.IsTotal)) return SkipReason.Total;
        return texts.Exists(text => LineWords.IsSignature(text) || LineWords.IsPlaceAndDate(text)) ? Sign() : null;
    }

    /// <summary>Below a signature may stand the next sheet's people.</summary>
    private SkipReason? Person()
    {
        signed = false;
        return null;
    }

    private SkipReason Sign()
    {
        signed = true;
        return SkipReason.Signature;
    }

    /// <summary>A birth date or an id stands in its own column: sections and totals have none.</summary>
    private bool HasIdentity(TableRow row) =>
        IsDate(CellOf(row, TraineeColumn.BirthDate))
        || DigitsOf(CellOf(row, TraineeColumn.PersonalId)) >= LeastIdDigits
        || DigitsOf(CellOf(row, TraineeColumn.TeacherCode)) >= LeastCodeDigits;

    private bool HasContact(TableRow row) =>
        DigitsOf(CellOf(row, TraineeColumn.Phone)) >= LeastPhoneDigits
        || CellOf(row, TraineeColumn.Email).Contains('@');

    private static bool IsDate(string text) =>
        WrittenDate.IsDate(text.Trim()) || WrittenDate.YearAlone(text.Trim()) is > 1900 and < 2100;

    /// <summary>dd/MM/yyyy, as nearly all dates are, told without reading it.</summary>
    private static bool IsWholeDate(string text) =>
        text is { Length: 10 } && text[2] == '/' && text[5] == '/' && DigitsOf(text) == 8;

    private static int DigitsOf(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) digits++;
        }
        return digits;
    }

    /// <summary>The cells that say something; a number in the ordinal's column does not.</summary>
    private List<string> Texts(TableRow row)
    {
        var texts = new List<string>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (!string.IsNullOrWhiteSpace(cell) && !(IsOfOrdinal(i) && IsOrdinal(cell.Trim()))) texts.Add(cell.Trim());
        }
        return texts;
    }

    private bool IsOfOrdinal(int cell) =>
        header.Columns.TryGetValue(TraineeColumn.Ordinal, out var ordinal) && ordinal.Cells.Contains(cell);

    private static bool IsOrdinal(string text)
    {
        var number = text.AsSpan().TrimEnd('.').TrimEnd(' ');
        return number.Length is > 0 and <= 6 && !number.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Words without digits or colons, two at least, which is how people are written.</summary>
    private static bool IsLikeAName(string text) =>
        text.Contains(' ') && !text.AsSpan().ContainsAny(NotOfNames) && text.Length <= PersonName.MaxLength;

    private string NameOf(TableRow row)
    {
        if (!header.Columns.TryGetValue(TraineeColumn.FullName, out var name)) return "";
        return name.Cells.Count == 1
            ? row[name.Cells[0]].Trim() : string.Join(' ', name.Cells.Select(i => row[i].Trim())).Trim();
    }

    private string CellOf(TableRow row, TraineeColumn column)
    {
        if (!header.Columns.TryGetValue(column, out var source)) return "";
        if (source.Cells.Count == 1) return row[source.Cells[0]];
        var parts = source.Cells.Select(i => row[i].Trim()).Where(part => part.Length > 0);
        return string.Join(source.Kind == SourceKind.Date ? '/' : ' ', parts);
    }

    private bool IsHeader(TableRow row)
    {
        if (!header.Columns.TryGetValue(TraineeColumn.FullName, out var name)) return false;
        var first = row[name.Cells[0]];
        if (HeaderFinder.Meaning(first) == TraineeColumn.FullName) return true;
        return name.Cells.Count > 1 && TraineeColumns.IsFamilyNameHeading(first)
            && TraineeColumns.IsGivenNameHeading(row[name.Cells[1]]);
    }

    /// <summary>"(1) | (2) | (3)" below a header.</summary>
    internal static bool IsColumnNumbers(TableRow row)
    {
        var (count, last) = (0, 0);
        foreach (var cell in row.Cells)
        {
            var text = cell.AsSpan().Trim(" ()[]");
            if (text.IsEmpty) continue;
            if (text.Length > 2 || !int.TryParse(text, CultureInfo.InvariantCulture, out var number) || number <= last) return false;
            (count, last) = (count + 1, number);
        }
        return count > 1;
    }
}
