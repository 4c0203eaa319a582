using Lms.Domain.OrgUnits;
using Lms.Domain.Quotas;

namespace Lms.Domain.Tests.Quotas;

public class TeacherCountTests
{
    [Fact]
    public void The_number_used_last_stands_with_who_told_it_and_when()
    {
        var (first, second) = (Guid.Parse("0190a000-0000-7000-8000-000000000001"), Guid.Parse("0190a000-0000-7000-8000-000000000002"));
        var count = new TeacherCount(Id<OrgUnit>.New(), 120, first, DateTimeOffset.UnixEpoch);
        count.Set(125, second, DateTimeOffset.UnixEpoch.AddDays(1));

        (count.Teachers, count.SetBy, count.SetAt).ShouldBe((125, second, DateTimeOffset.UnixEpoch.AddDays(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => count.Set(-1, first, default));
        Should.Throw<ArgumentOutOfRangeException>(() => count.Set(TeacherCount.Most + 1, first, default));
        count.Teachers.ShouldBe(125);
    }
}
