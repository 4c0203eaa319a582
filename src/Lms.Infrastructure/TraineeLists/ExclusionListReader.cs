using Lms.Domain;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>The names of an exclusion list, and the rows that are none.</summary>
public sealed record ExclusionReading(IReadOnlyList<ExclusionEntry> Entries, IReadOnlyList<SkippedRow> Skipped);

/// <summary>
/// Reads an exclusion list with whatever columns it has: a name is needed; birth date, teacher code, personal id and school
/// make the match surer. The cells are mended as those of a trainee list are.
/// </summary>
public static class ExclusionListReader
{
    public static Outcome<ExclusionReading> Read(Stream stream, string fileName, RowRules rules, WorkbookLimits? limits = null)
    {
        limits ??= WorkbookLimits.Default;
        var name = Path.GetFileName(fileName);
        var file = WorkbookFile.Read(stream, fileName, limits);
        if (!file.Succeeded) return file.Refusal;
        var reader = new TableReader();
        var found = false;
        foreach (var table in file.Value.Where(table => !table.IsHidden))
        {
            if (HeaderFinder.Find(table, 1) is not { } header)
            {
                reader.Leave(table);
                continue;
            }
            found = true;
            reader.Read(table, header);
        }
        if (!found) return new WorkbookHeaderNotFound(name, [TraineeColumn.FullName]);
        if (reader.Rows.Count > limits.MaxRows) return new WorkbookTooManyRows(name, reader.Rows.Count, limits.MaxRows);
        var entries = reader.Rows.Select(row => Entry(row, rules)).Where(entry => entry.FullName.Length > 0).ToList();
        return entries.Count > 0 ? new ExclusionReading(entries, reader.Skipped) : new WorkbookHasNoRows(name);
    }

    private static ExclusionEntry Entry(RawRow row, RowRules rules)
    {
        var fields = RowReader.Read(row, rules).Fields;
        var school = fields.SchoolText.Length > 0 ? fields.SchoolText : null;
        return new(row.Line, fields.FullName, fields.BirthDate, fields.TeacherCode, fields.PersonalId, school);
    }
}
