using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

/// <summary>Mends that a person has undone.</summary>
public class KeptCellsTests
{
    [Fact]
    public void A_word_stays_as_it_was_sent_with_a_warning_that_knows_the_mend()
    {
        var (fields, findings) = Keep((TraineeColumn.FullName, "NGUYỄN THỊ HỒNG"), TraineeColumn.FullName);

        fields.FullName.ShouldBe("NGUYỄN THỊ HỒNG");
        findings.Names().ShouldBe(["Warning KeptAsSent"]);
        findings[0].Arguments[KeptCells.Mended].ShouldBe("Nguyễn Thị Hồng");
        KeptCells.IsKept(findings[0]).ShouldBeTrue();
    }

    [Fact]
    public void A_number_that_is_kept_in_an_unusable_form_blocks_and_is_no_number()
    {
        var (fields, findings) = Keep((TraineeColumn.Phone, "912345678"), TraineeColumn.Phone);

        fields.Phone.ShouldBeNull();
        findings.Names().ShouldBe(["Blocking KeptUnusable"]);
    }

    [Fact]
    public void Letters_that_were_only_encoded_otherwise_are_kept_to_the_letter_like_any_mend()
    {
        var name = "Nguyễn Thị Hồng".Normalize(System.Text.NormalizationForm.FormD);
        var read = Rows.Read((TraineeColumn.FullName, name));
        read.Findings.Names().ShouldBe(["Fixed UnicodeForm"]);
        KeptCells.CanUndo(read.Findings[0]).ShouldBeTrue();

        var (fields, findings) = Keep((TraineeColumn.FullName, name), TraineeColumn.FullName);
        fields.FullName.ShouldBe(name);
        findings.Names().ShouldBe(["Warning KeptForm"]);
        findings[0].Arguments[KeptCells.Mended].ShouldBe("Nguyễn Thị Hồng");
        KeptCells.IsKept(findings[0]).ShouldBeTrue();
    }

    [Fact]
    public void A_value_that_was_only_encoded_otherwise_can_be_used_as_it_was_sent()
    {
        var (fields, findings) = Keep((TraineeColumn.Level, "Tiểu học".Normalize(System.Text.NormalizationForm.FormD)), TraineeColumn.Level);

        fields.Level.ShouldBe(Lms.Domain.OrgUnits.SchoolLevel.Primary);
        findings.Names().ShouldBe(["Warning KeptForm"]);
    }

    [Fact]
    public void What_is_no_text_can_be_kept_as_well()
    {
        var (fields, findings) = Keep((TraineeColumn.Note, "a\uD800  b"), TraineeColumn.Note);

        fields.Note.ShouldBe("a\uD800  b");
        findings.Names().ShouldBe(["Warning KeptAsSent"]);
    }

    [Fact]
    public void Keeping_touches_no_other_column_and_keeping_nothing_touches_none() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Rows.Any, Gen.Elements(TraineeColumns.All.ToArray()).ToArbitrary(), (row, column) =>
        {
            var (fields, findings) = RowReader.Read(row, Rows.Rules);
            var (same, sameFindings) = KeptCells.Apply([], fields, findings);
            var (kept, keptFindings) = KeptCells.Apply([column], fields, findings);
            return same == fields && sameFindings.SequenceEqual(findings)
                && TraineeColumns.All.Where(c => c != column).All(c => kept.CellText(c) == fields.CellText(c))
                && keptFindings.Where(f => f.Column != column).SequenceEqual(findings.Where(f => f.Column != column));
        }));

    [Fact]
    public void Every_mend_can_be_undone_and_a_word_is_then_what_was_sent_to_the_letter() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Rows.Any, row =>
        {
            var (fields, findings) = RowReader.Read(row, Rows.Rules);
            TraineeColumn[] words = [TraineeColumn.FullName, TraineeColumn.School, TraineeColumn.Subject, TraineeColumn.Position, TraineeColumn.LanguageLevel, TraineeColumn.PreferredClass, TraineeColumn.Note];
            return words.Where(c => findings.Any(f => f.Column == c && f.Severity == FindingSeverity.Fixed)).All(c =>
                findings.Any(f => f.Column == c && KeptCells.CanUndo(f)) && KeptCells.Apply([c], fields, findings).Fields.CellText(c) == row[c]);
        }));

    [Fact]
    public void Keeping_twice_is_keeping_once() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Rows.Any, Gen.Elements(TraineeColumns.All.ToArray()).ListOf().ToArbitrary(), (row, kept) =>
        {
            var (fields, findings) = RowReader.Read(row, Rows.Rules);
            var once = KeptCells.Apply([.. kept], fields, findings);
            var twice = KeptCells.Apply([.. kept], once.Fields, once.Findings);
            return twice.Fields == once.Fields && twice.Findings.SequenceEqual(once.Findings);
        }));

    [Fact]
    public void What_can_be_undone_is_kept_as_sent_and_none_of_its_mends_is_left() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Rows.Any, row =>
        {
            var (fields, findings) = RowReader.Read(row, Rows.Rules);
            var kept = TraineeColumns.All.Where(c => c != TraineeColumn.Ordinal && findings.Any(f => f.Column == c && KeptCells.CanUndo(f))).ToList();
            var (_, after) = KeptCells.Apply(kept, fields, findings);
            return kept.TrueForAll(c => after.Count(f => f.Column == c && KeptCells.IsKept(f)) <= 1)
                && after.Where(KeptCells.IsKept).All(k => !after.Any(f => f.Column == k.Column && f.Severity == FindingSeverity.Fixed));
        }));

    private static (TraineeFields Fields, IReadOnlyList<RowFinding> Findings) Keep((TraineeColumn, string) cell, TraineeColumn column)
    {
        var (fields, findings) = Rows.Read(cell);
        return KeptCells.Apply([column], fields, findings);
    }
}
