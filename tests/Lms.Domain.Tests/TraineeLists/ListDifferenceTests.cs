using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

/// <summary>What one version of a list says otherwise than the one before.</summary>
public class ListDifferenceTests
{
    private static readonly Arbitrary<RawRow[]> Lists = Rows.Any.Generator.ArrayOf().Resize(8).ToArbitrary();

    [Fact]
    public void A_list_differs_in_nothing_from_itself() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Lists, raw =>
    {
        var rows = Read(raw);
        var difference = ListDifference.Between(rows, rows);
        return difference.IsNone && difference.Unchanged == rows.Count;
    }));

    [Fact]
    public void The_difference_applied_to_the_old_list_gives_the_new_one() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Lists, Lists, (one, other) =>
    {
        // Two lists that have people in common.
        var (before, after) = (Read([.. one, .. other]), Read([.. other.Reverse(), .. one.Take(one.Length / 2)]));
        var difference = ListDifference.Between(before, after);

        var stay = before.Except(difference.Removed).ToList();
        var expected = after.Except(difference.Added).Select(Texts).Order(StringComparer.Ordinal).ToList();
        var applied = stay.Select(row => Texts(row, difference.Changed.FirstOrDefault(c => c.Before == row)?.Cells ?? [])).Order(StringComparer.Ordinal);
        return applied.SequenceEqual(expected) && stay.Count == difference.Changed.Count + difference.Unchanged;
    }));

    [Fact]
    public void A_person_is_known_by_id_when_name_and_school_are_others_and_each_cell_is_told()
    {
        var before = Read([Rows.Teacher()]);
        var after = Read([Rows.Teacher((TraineeColumn.FullName, "Nguyễn Thị Hường"), (TraineeColumn.School, "Trường THCS Lê Chân"))]);

        var difference = ListDifference.Between(before, after);

        difference.Added.ShouldBeEmpty();
        difference.Removed.ShouldBeEmpty();
        difference.Changed.Single().Cells.Select(c => (c.Column, c.Before, c.After)).ShouldBe([
            (TraineeColumn.FullName, "Nguyễn Thị Hồng", "Nguyễn Thị Hường"), (TraineeColumn.School, "Trường Tiểu học Nguyễn Du", "Trường THCS Lê Chân")]);
    }

    private static List<SubmissionRow> Read(RawRow[] raw) =>
    [
        .. raw.Select(r =>
        {
            var row = new SubmissionRow(default, r);
            var (fields, findings) = RowReader.Read(r, Rows.Rules);
            row.Judge(fields, null, findings);
            return row;
        }),
    ];

    private static string Texts(SubmissionRow row) => Texts(row, []);

    /// <summary>All cells of a row as they are compared, after these changes.</summary>
    private static string Texts(SubmissionRow row, IReadOnlyList<CellChange> changes) => string.Join('\u0001', TraineeColumns.All.Where(c => c != TraineeColumn.Ordinal).Select(column =>
        changes.FirstOrDefault(c => c.Column == column) is { } change ? change.After
            : row.Fields.CellText(column) ?? (row.Cells.GetValueOrDefault(column) is { Length: > 0 } typed ? typed : null)));
}
