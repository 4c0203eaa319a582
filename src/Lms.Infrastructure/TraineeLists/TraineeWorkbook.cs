using Lms.Domain;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// Reads an uploaded trainee list: .xlsx, .xlsm (macros are never looked at) or CSV in UTF-8. Every visible sheet that has a
/// header is read, so that nobody on a second sheet is lost. Nothing outside the file is ever opened.
/// </summary>
public static class TraineeWorkbook
{
    private const int LeastHeadings = 3;

    public static Outcome<WorkbookReading> Read(Stream stream, string fileName, WorkbookLimits? limits = null)
    {
        limits ??= WorkbookLimits.Default;
        var name = Path.GetFileName(fileName);
        var file = WorkbookFile.Read(stream, fileName, limits);
        if (!file.Succeeded) return file.Refusal;
        var visible = file.Value.Where(table => !table.IsHidden).Select(table => (Table: table, Header: HeaderFinder.Find(table, LeastHeadings))).ToList();
        var missing = visible.Select(sheet => Missing(sheet.Header)).MinBy(columns => columns.Count) ?? Missing(null);
        if (missing.Count > 0) return new WorkbookHeaderNotFound(name, missing);
        var reader = new TableReader();
        foreach (var (table, header) in visible)
        {
            if (header is not null && Missing(header).Count == 0) reader.Read(table, header);
            else reader.Leave(table);
        }
        if (reader.Rows.Count == 0) return new WorkbookHasNoRows(name);
        if (reader.Rows.Count > limits.MaxRows) return new WorkbookTooManyRows(name, reader.Rows.Count, limits.MaxRows);
        var marker = file.Value.Select(TemplateMarkerSheet.Read).FirstOrDefault(found => found is not null);
        return new WorkbookReading(reader.Rows, reader.Skipped, reader.Notices, marker);
    }

    /// <summary>The required columns that a header lacks; of teacher code and personal id it needs one.</summary>
    private static List<TraineeColumn> Missing(Header? header)
    {
        var missing = TraineeColumns.All.Where(column => column.IsRequired() && header?.Columns.ContainsKey(column) != true).ToList();
        var identified = header is not null && (header.Columns.ContainsKey(TraineeColumn.TeacherCode) || header.Columns.ContainsKey(TraineeColumn.PersonalId));
        if (!identified) missing.Add(TraineeColumn.PersonalId);
        return missing;
    }
}
