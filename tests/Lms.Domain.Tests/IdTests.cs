using FsCheck;
using FsCheck.Fluent;

namespace Lms.Domain.Tests;

public class IdTests
{
    [Fact]
    public void An_id_reads_back_from_its_own_text() => Check.QuickThrowOnFailure(Prop.ForAll<Guid>(value =>
        Id<Role>.Parse(new Id<Role>(value).ToString(), null) == new Id<Role>(value)));

    [Fact]
    public void What_is_no_id_is_not_parsed()
    {
        Id<Role>.TryParse("không phải mã", null, out _).ShouldBeFalse();
        Id<Role>.TryParse(null, null, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_new_id_carries_the_time_so_that_rows_written_together_lie_together() =>
        Id<Role>.New().Value.Version.ShouldBe(7);
}
