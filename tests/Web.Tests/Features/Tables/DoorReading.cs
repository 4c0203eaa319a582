using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Tables;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Web.Tests.Features.Tables;

/// <summary>One file read at each of the doors, with what must hold whatever is in it.</summary>
internal static class DoorReading
{
    private static readonly RowRules Rules = new(new DateOnly(2022, 12, 6));

    public static IReadOnlyList<TableDoor> Doors { get; } = Enum.GetValues<TableDoor>();

    /// <summary>Each line is a row, a skipped line or a said problem; no damaged name is kept.</summary>
    /// <returns>How many lines were read at all doors together.</returns>
    public static int Check(string name, byte[] content) => Doors.Sum(door => Check(door, name, content));

    public static int Check(TableDoor door, string name, byte[] content) =>
        door == TableDoor.ExclusionList ? People(name, content) : Units(door, name, content);

    private static int People(string name, byte[] content)
    {
        var read = ExclusionListReader.Read(new MemoryStream(content), name, Rules);
        if (read.Refusal is TableAsks asked) read = ExclusionListReader.Read(new MemoryStream(content), name, Rules, Answer(asked.Questions, "FullName"));
        if (!read.Succeeded) return 0;
        var lines = read.Value.Entries.Select(e => (e.Sheet, e.Line)).ToList();
        Conserve(name, lines.Count, read.Value.Skipped, read.Value.Lines);
        foreach (var entry in read.Value.Entries.Where(e => e.FullName.Length > 0)) Sound(name, entry.FullName);
        return read.Value.Lines;
    }

    private static int Units(TableDoor door, string name, byte[] content)
    {
        var opened = OpenedUnitTable.Open(new MemoryStream(content), name, door);
        if (!opened.Succeeded) return 0;
        var read = opened.Value.Read(TableAnswers.None);
        if (read.Refusal is TableAsks asked) read = opened.Value.Read(Answer(asked.Questions, "Name"));
        if (!read.Succeeded) return 0;
        var reading = read.Value;
        Conserve(name, reading.Rows.Count, reading.Skipped, reading.Lines);
        var damaged = reading.Problems.Select(p => (p.Sheet, p.Line)).ToHashSet();
        foreach (var row in reading.Rows.Where(row => !damaged.Contains((row.Sheet, row.Line)))) Sound(name, row[UnitColumn.Name]);
        return reading.Lines;
    }

    private static TableAnswers Answer(TableQuestions questions, string first) => new(
        questions.Sheets?.Select(sheet => sheet.Name).ToList(),
        questions.Columns is { } columns ? new TableColumnChoice(columns.HeaderLine, [first, .. columns.Columns.Skip(1).Select(c => c == first ? null : c)]) : null,
        questions.Legacy is null ? null : true);

    private static void Conserve(string name, int rows, IReadOnlyList<SkippedRow> skipped, int lines) =>
        (rows + skipped.Count(row => row.Reason != SkipReason.OtherSheet)).ShouldBeGreaterThanOrEqualTo(lines, name);

    private static void Sound(string file, string name)
    {
        LegacyVietnamese.Detect(name).ShouldBeNull($"{file}: {name}");
        name.ShouldNotContain("?", customMessage: file);
        name.ShouldNotContain("\uFFFD", customMessage: file);
    }
}
