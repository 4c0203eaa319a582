using System.Globalization;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists.Cells;

/// <summary>One row while it is read: the raw cells, the mended ones, and the findings so far.</summary>
internal sealed class RowDraft(RawRow row, RowRules rules)
{
    private const int LongestCell = 200;
    private const int LongestNote = 1000;

    private readonly List<RowFinding> findings = [];
    private readonly Dictionary<TraineeColumn, string> cells = new(TraineeColumns.All.Count);

    public RowRules Rules => rules;
    public IReadOnlyList<RowFinding> Findings => findings;
    public IReadOnlyDictionary<TraineeColumn, string> Cells => cells;

    /// <summary>True if the cell's text itself is unusable, so that reading further would only repeat that.</summary>
    public bool IsBlocked(TraineeColumn column)
    {
        foreach (var finding in findings)
        {
            if (finding.Column == column && finding.Severity == FindingSeverity.Blocking) return true;
        }
        return false;
    }

    /// <summary>
    /// The cell's text in its stored form; what is missing, too long or in an old encoding is a finding. Text in an old
    /// encoding is kept as it is, for cleaning it would destroy letters that a conversion needs.
    /// </summary>
    public string Text(TraineeColumn column)
    {
        var raw = row[column];
        if (LegacyVietnamese.Detect(raw) is { } legacy)
            return Legacy(column, raw, legacy);
        if (LegacyText.IsCertain(raw)) return Keep(column, raw, "LegacyEncodingUnclear");
        if (CellWords.IsError(raw)) return Error(column, raw);
        var text = Mended(column, raw);
        if (text.Length == 0 && column.IsRequired()) Block(FindingCode.FMT, column, "RequiredMissing");
        var longest = column == TraineeColumn.Note ? LongestNote : LongestCell;
        if (text.Length > longest) return Keep(column, text, "TextTooLong", ("Max", $"{longest}"), ("Length", $"{text.Length}"));
        if (text.Contains('\uFFFD')) return Keep(column, text, "TextDamaged");
        if (LegacyText.IsLikely(text)) Warn(FindingCode.FMT, column, "LegacyEncodingLikely", text);
        return Put(column, text);
    }

    /// <summary>The cell's text, which is nothing where a word or a dash says that there is none.</summary>
    public string TextUnlessNone(TraineeColumn column)
    {
        var text = Text(column);
        return CellWords.SayNone(text) ? Fix(FindingCode.FMT, column, "NoneWord", text, "") : text;
    }

    public string? OptionalText(TraineeColumn column) => Text(column) is { Length: > 0 } text ? text : null;

    /// <summary>The cell becomes <paramref name="after"/>; a finding says so if that is a change.</summary>
    public string Fix(FindingCode code, TraineeColumn column, string name, string before, string after)
    {
        if (before != after) findings.Add(RowFinding.Of(code, FindingSeverity.Fixed, column, name, before, after));
        return Put(column, after);
    }

    public void Warn(FindingCode code, TraineeColumn? column, string name, string? before = null, params ReadOnlySpan<(string, string)> arguments) =>
        findings.Add(RowFinding.Of(code, FindingSeverity.Warning, column, name, before, null, arguments));

    public void Block(FindingCode code, TraineeColumn? column, string name, string? before = null, params ReadOnlySpan<(string, string)> arguments) =>
        findings.Add(RowFinding.Of(code, FindingSeverity.Blocking, column, name, before, null, arguments));

    /// <summary>
    /// Blocks, and offers what the cell may mean: one text as the proposal, several for a person to choose from.
    /// </summary>
    public void BlockWithOffers(
        FindingCode code, TraineeColumn column, string name, string before, IReadOnlyList<string> offers)
    {
        if (offers.Count == 0) Block(code, column, name, before);
        else if (offers.Count == 1) Block(code, column, name, before, (RowFinding.Proposal, offers[0]));
        else Block(code, column, name, before, (RowFinding.Suggestions, string.Join("; ", offers)));
    }

    /// <summary>
    /// What a spreadsheet writes where a formula failed says nothing about the teacher, and must not be taken for it.
    /// </summary>
    private string Error(TraineeColumn column, string raw)
    {
        Put(column, raw);
        if (!column.IsRequired() && column is not (TraineeColumn.TeacherCode or TraineeColumn.PersonalId))
        {
            Warn(FindingCode.FMT, column, "ErrorCell", raw);
            return "";
        }
        Block(FindingCode.FMT, column, "ErrorCell", raw);
        return raw;
    }

    private string Legacy(TraineeColumn column, string raw, LegacyReading legacy)
    {
        var proposal = (RowFinding.Proposal, VietnameseText.Normalize(legacy.Text));
        return legacy.Encoding switch
        {
            LegacyEncoding.Mojibake => Keep(column, raw, "Misread", proposal),
            LegacyEncoding.Tcvn3 => Keep(column, raw, "LegacyEncoding", proposal, ("Encoding", "TCVN3 (ABC)")),
            _ => Keep(column, raw, "LegacyEncoding", proposal, ("Encoding", "VNI")),
        };
    }

    private string Mended(TraineeColumn column, string raw)
    {
        var text = VietnameseText.Normalize(raw);
        if (text != raw) Fix(FindingCode.FMT, column, MendOf(raw, text), raw, text);
        var plain = text.TrimStart('\'', '’', '‘', '`', '´', ' ');
        return Fix(FindingCode.FMT, column, "LeadingApostrophe", text, plain);
    }

    /// <summary>What was mended, told apart where before and after look alike.</summary>
    private static string MendOf(string raw, string text)
    {
        if (IsOnlySpacing(raw, text)) return "Spaces";
        if (VietnameseText.DifferInFormOnly(raw, text)) return "UnicodeForm";
        var stroked = raw.Replace('Ð', 'Đ').Replace('ð', 'đ');
        if (stroked == text || VietnameseText.DifferInFormOnly(stroked, text)) return "UnicodeStroke";
        return raw.Where(c => !IsHidden(c)).SequenceEqual(text) ? "UnicodeHidden" : "Unicode";
    }

    private static bool IsHidden(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsOnlySpacing(string raw, string text) =>
        raw.Where(c => !char.IsWhiteSpace(c)).SequenceEqual(text.Where(c => c != ' '));

    private string Keep(TraineeColumn column, string text, string name, params ReadOnlySpan<(string, string)> arguments)
    {
        Block(FindingCode.FMT, column, name, text, arguments);
        return Put(column, text);
    }

    private string Put(TraineeColumn column, string text)
    {
        if (text.Length > 0) cells[column] = text;
        else cells.Remove(column);
        return text;
    }
}
