using Lms.Domain.Text;
using Lms.Domain.TraineeLists.Cells;

namespace Lms.Domain.Tables;

/// <summary>Whether the text of a cell is what its writer typed, so that nothing damaged is ever kept as a name.</summary>
public static class CellHealth
{
    private static readonly string[] Errors = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

    /// <summary>What is wrong with the text as it came; null for sound text.</summary>
    public static TableProblemKind? Judge(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        if (raw.Length == 0) return null;
        if (Errors.Contains(raw.Trim(), StringComparer.OrdinalIgnoreCase)) return TableProblemKind.ErrorCell;
        if (raw.Contains('\uFFFD')) return TableProblemKind.TextDamaged;
        if (LegacyVietnamese.Detect(raw) is not null) return TableProblemKind.LegacyEncoding;
        return LegacyText.IsCertain(raw) ? TableProblemKind.LegacyEncodingUnclear : null;
    }

    /// <summary>The same for a name, in which a question mark stands for a letter that was lost.</summary>
    /// <param name="isCsv">In a workbook a line end within a cell is the writer's; in CSV a quote was not closed.</param>
    public static TableProblemKind? JudgeName(string raw, bool isCsv)
    {
        if (Judge(raw) is { } problem) return problem;
        if (raw.Contains('?')) return TableProblemKind.TextDamaged;
        return IsRunTogether(raw, isCsv) ? TableProblemKind.NameRunTogether : null;
    }

    /// <summary>"Trường Một,303,Primary": in a sentence a comma has a space behind it.</summary>
    private static bool IsRunTogether(string raw, bool isCsv)
    {
        if (raw.AsSpan().ContainsAny(';', '\t', '|')) return true;
        if (isCsv && raw.AsSpan().Trim().ContainsAny('\n', '\r')) return true;
        for (var i = raw.IndexOf(',', StringComparison.Ordinal); i >= 0 && i + 1 < raw.Length; i = raw.IndexOf(',', i + 1))
        {
            if (!char.IsWhiteSpace(raw[i + 1])) return true;
        }
        return false;
    }
}
