using System.Globalization;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>The rules of one list that no row can be judged by alone.</summary>
public static class ListChecks
{
    /// <summary>
    /// How many others a row is compared with and how many are named: a file of one row ten thousand times must not
    /// take minutes.
    /// </summary>
    private const int MostOthers = 20;

    /// <summary>
    /// Trùng: the findings of each row, in the rows' order. The same teacher code, personal id, or folded name with
    /// birth
    /// date blocks both rows; two people of one name and birth date whose personal ids differ are only warned about,
    /// for they
    /// exist. A shared e-mail or phone warns, for people sign in by them; so does a name that differs in i and y alone.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<RowFinding>> Duplicates(IReadOnlyList<ListRow> rows)
    {
        var findings = rows.Select(_ => new List<RowFinding>()).ToList();
        Compare(rows, findings, f => f.TeacherCode, (_, _) => Blocking(TraineeColumn.TeacherCode, "DuplicateTeacherCode"));
        Compare(rows, findings, f => f.PersonalId, (_, _) => Blocking(TraineeColumn.PersonalId, "DuplicatePersonalId"));
        Compare(rows, findings, NameAndBirthDate, (one, other) => PersonalIds.Differ(one.PersonalId, other.PersonalId)
            ? (FindingSeverity.Warning, TraineeColumn.FullName, "DuplicateNameOtherId")
            : Blocking(TraineeColumn.FullName, "DuplicateName"));
        Compare(rows, findings, SoundAndBirthDate, (one, other) => NameAndBirthDate(one) == NameAndBirthDate(other)
            ? null : (FindingSeverity.Warning, TraineeColumn.FullName, "MayBeSamePerson"));
        Compare(rows, findings, f => f.Email, (_, _) => (FindingSeverity.Warning, TraineeColumn.Email, "SharedEmail"));
        Compare(rows, findings, f => f.Phone, (_, _) => (FindingSeverity.Warning, TraineeColumn.Phone, "SharedPhone"));
        return findings;
    }

    /// <summary>
    /// Vượt chỉ tiêu: one finding for the list if more rows than <paramref name="seats"/> are not marked as reserves.
    /// Which of
    /// them become reserves is the unit's decision: nothing is cut off here.
    /// </summary>
    public static RowFinding? OverQuota(int seats, IEnumerable<TraineeFields> rows)
    {
        var count = rows.Count(row => !row.IsReserve);
        return count <= seats ? null : RowFinding.Of(FindingCode.QUOTA, FindingSeverity.Blocking, null, "OverQuota", null, null,
            ("Seats", $"{seats}"), ("Count", $"{count}"), ("Over", $"{count - seats}"));
    }

    private static (FindingSeverity, TraineeColumn, string) Blocking(TraineeColumn column, string name) => (FindingSeverity.Blocking, column, name);

    private static string? NameAndBirthDate(TraineeFields fields) => fields is { FullName.Length: > 0, BirthDate: { } born }
        ? string.Create(CultureInfo.InvariantCulture, $"{VietnameseText.Fold(fields.FullName)}|{born.DayNumber}") : null;

    /// <summary>
    /// As <see cref="NameAndBirthDate"/>, with i and y alike where they are the same sound: Mỹ and Mĩ, Lý and Lí, Quý
    /// and Quí.
    /// </summary>
    private static string? SoundAndBirthDate(TraineeFields fields)
    {
        var key = NameAndBirthDate(fields);
        if (key is null || !key.Contains('y', StringComparison.Ordinal)) return key;
        var letters = key.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            var isLast = i + 1 == letters.Length || letters[i + 1] is ' ' or '|';
            if (letters[i] == 'y' && isLast && IsSameSound(letters.AsSpan(0, i))) letters[i] = 'i';
        }
        return new(letters);
    }

    /// <param name="before">What stands before a y that ends its word.</param>
    private static bool IsSameSound(ReadOnlySpan<char> before) =>
        before is [] or [.., ' '] or [.., 'q', 'u'] || !"aeiou".Contains(before[^1], StringComparison.Ordinal);

    private static void Compare(IReadOnlyList<ListRow> rows, List<List<RowFinding>> findings, Func<TraineeFields, string?> key,
        Func<TraineeFields, TraineeFields, (FindingSeverity Severity, TraineeColumn Column, string Name)?> judge)
    {
        // Nearly every key stands alone: only those that do not are gathered.
        var keys = rows.Select(row => key(row.Fields)).ToList();
        HashSet<string> seen = new(rows.Count), twice = [];
        foreach (var one in keys.OfType<string>().Where(one => !seen.Add(one))) twice.Add(one);
        if (twice.Count == 0) return;
        foreach (var group in Enumerable.Range(0, rows.Count).Where(i => keys[i] is { } one && twice.Contains(one)).GroupBy(i => keys[i]))
        {
            var others = group.Take(MostOthers + 1).ToList();
            foreach (var one in group)
            {
                var judged = others.Where(other => other != one).GroupBy(other => judge(rows[one].Fields, rows[other].Fields));
                foreach (var alike in judged)
                {
                    if (alike.Key is not var (severity, column, name)) continue;
                    var text = rows[one].Fields.CellText(column);
                    var lines = Lines(rows, one, alike);
                    var finding = RowFinding.Of(FindingCode.DUP, severity, column, name, text, null, ("Line", lines));
                    findings[one].Add(finding);
                }
            }
        }
    }

    /// <summary>"14, 27"; with the sheet where it is another one.</summary>
    private static string Lines(IReadOnlyList<ListRow> rows, int one, IEnumerable<int> others) => string.Join(", ", others.Select(other =>
        rows[other].Sheet == rows[one].Sheet ? $"{rows[other].Line}" : $"{rows[other].Line} ({rows[other].Sheet})"));
}
