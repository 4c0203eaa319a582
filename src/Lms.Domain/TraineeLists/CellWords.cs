using System.Collections.Frozen;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>What stands in a cell instead of what belongs there.</summary>
public static class CellWords
{
    private const int LongestNone = 12;
    private const int LeastSharps = 3;

    private static readonly FrozenSet<string> None = new[]
    {
        "-", "--", "---", "–", "—", "_", "0", "khong", "khong co", "chua", "chua co", "ko", "ko co", "k co",
        "n/a", "na", "none", "null",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Errors = new[]
    {
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
        "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA", "#ERROR!", "Err:502", "Err:504", "Err:508", "Err:509", "Err:522",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a word or a dash that says that there is nothing to write: "-", "Không có".</summary>
    public static bool SayNone(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= LongestNone && None.Contains(VietnameseText.Fold(text));
    }

    /// <summary>
    /// True for what a spreadsheet shows where a formula failed, or where a number did not fit its column.
    /// </summary>
    public static bool IsError(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || trimmed[0] is not ('#' or 'E' or 'e')) return false;
        return Errors.GetAlternateLookup<ReadOnlySpan<char>>().Contains(trimmed)
            || (trimmed.Length >= LeastSharps && !trimmed.ContainsAnyExcept('#'));
    }
}
