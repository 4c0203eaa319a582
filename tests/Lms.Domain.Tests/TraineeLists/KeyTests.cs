using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Tests.Text;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

/// <summary>The forms by which schools and headings are compared.</summary>
public class KeyTests
{
    private static readonly string[] Parts =
    [
        "Trường", "trường", "Tiểu học", "TH", "T.H", "và", "Và", "THCS", "Trung học cơ sở", "Trung học phổ thông", "PTTH", "Mầm non", "Mẫu giáo", "TTGDTX", "Trung tâm", "GDNN-GDTX",
        "Giáo dục thường xuyên", "Phổ thông dân tộc nội trú", "Nguyễn Du", "Lê Chân", "1", "số 2", "-", "(", ")", "thTHCS", "th1",
    ];

    private static Arbitrary<string> Schools { get; } = Arb.From(Gen.OneOf(
        Gen.Elements(Parts).ListOf().Select(parts => string.Join(' ', parts)), Gen.Elements(Parts).ListOf().Select(string.Concat), Names.AnyText.Generator));

    private static Arbitrary<string> Headings { get; } = Arb.From(
        from heading in Gen.OneOf(Gen.Elements(TraineeColumns.All.Select(c => c.Heading()).ToArray()), Gen.Elements(TraineeColumns.Headings.Keys.ToArray()), Names.AnyText.Generator)
        from before in Gen.Elements("", " ", "*", "\u00A0", "(")
        from after in Gen.Elements("", " *", " (ghi đủ)", "\n", ":")
        select before + heading + after);

    [Fact]
    public void The_key_of_a_school_is_its_own_key() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Schools, text => SchoolKey.Of(SchoolKey.Of(text).Full) == SchoolKey.Of(text)));

    [Fact]
    public void A_school_has_one_key_however_it_is_folded() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Schools, text => SchoolKey.Of(VietnameseText.Fold(text)) == SchoolKey.Of(text)));

    [Fact]
    public void A_heading_means_the_same_however_it_is_folded() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Headings, text => TraineeColumns.ByHeadingText(VietnameseText.Fold(text)) == TraineeColumns.ByHeadingText(text)));

    [Fact]
    public void The_key_of_a_heading_is_its_own_key() =>
        TraineeColumns.Headings.ShouldAllBe(known => TraineeColumns.ByHeadingText(known.Key) == known.Value);

    [Fact]
    public void A_name_that_was_read_is_read_as_itself() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Names.AnyText, text =>
            !PersonName.Parse(text).Succeeded || PersonName.Parse(PersonName.Parse(text).Value!.FullName).Value! == PersonName.Parse(text).Value!));
}
