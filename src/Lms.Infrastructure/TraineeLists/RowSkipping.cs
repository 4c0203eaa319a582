using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Tells the rows below a header that are nobody: blanks, column numbers, totals, place and date, signatures.</summary>
internal sealed partial class RowSkipping(Header header)
{
    /// <summary>A total, a date, a signature are a line of text; what is longer is somebody's own words.</summary>
    private const int LongestFooter = 300;

    private bool signed;

    public SkipReason? Reason(TableRow row)
    {
        var texts = Texts(row);
        if (texts.Count == 0) return SkipReason.Blank;
        if (IsColumnNumbers(row)) return SkipReason.ColumnNumbers;
        // A person's row has a date, a phone number, an id; a footer's has a year at most, a header none.
        if (texts.Exists(IsPersonal)) return null;
        if (HeaderFinder.Meaning(row[header.Columns[TraineeColumn.FullName].Cells[0]]) == TraineeColumn.FullName) return SkipReason.RepeatedHeader;
        if (texts.Count > 4) return null;
        var words = texts.Where(text => text.Length <= LongestFooter).Select(VietnameseText.Fold).ToList();
        if (words.Any(word => Total().IsMatch(word))) return SkipReason.Total;
        if (words.Any(word => Signature().IsMatch(word)) && !HasPlainName(row)) return Sign();
        return signed && texts.Count <= 2 ? SkipReason.Signature : null;
    }

    private SkipReason Sign()
    {
        signed = true;
        return SkipReason.Signature;
    }

    /// <summary>The cells that say something; a number in the ordinal's column does not.</summary>
    private List<string> Texts(TableRow row) => [.. row.Cells.Where((cell, i) => cell.Trim().Length > 0 && !IsOrdinal(i, cell))];

    private bool IsOrdinal(int index, string cell) =>
        header.Columns.TryGetValue(TraineeColumn.Ordinal, out var ordinal) && ordinal.Cells.Contains(index) && Digits().IsMatch(cell);

    private bool HasPlainName(TableRow row)
    {
        var name = VietnameseText.Fold(string.Join(' ', header.Columns[TraineeColumn.FullName].Cells.Select(i => row[i])));
        return name.Length > 0 && !Signature().IsMatch(name);
    }

    private static bool IsColumnNumbers(TableRow row)
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

    private static bool IsPersonal(string word) => word.Contains('@') || LongNumber().IsMatch(word);

    [GeneratedRegex(@"[0-9]{6}|[0-9]+[/.-][0-9]+[/.-][0-9]{4}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^\s*[0-9]+\.?\s*$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(tong cong|tong so|tong:|cong:|cong$|(an dinh )?danh sach (nay )?(co|gom))")]
    private static partial Regex Total();

    // It may stand anywhere in a cell that anybody sends: it must not go back over the text for each "ngay" and "thang".
    [GeneratedRegex(
        @"ngay\b.*thang\b.*nam\b" +
        @"|^\(?(nguoi lap|thu truong|hieu truong|pho hieu truong|truong phong|giam doc|lanh dao|ky ten|ky, ?" +
        @"|ky va ghi|da ky|xac nhan|noi nhan|kt\.|tm\.|tl\.)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Signature();
}
