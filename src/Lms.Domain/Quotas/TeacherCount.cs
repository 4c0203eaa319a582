using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;

namespace Lms.Domain.Quotas;

/// <summary>Số giáo viên of one unit, as the department last used it to divide places: offered the next time, with the day and who told it.</summary>
[Journaled]
public sealed class TeacherCount
{
    /// <summary>The most teachers one unit can be said to have.</summary>
    public const int Most = 1_000_000;

    private TeacherCount() { }

    public TeacherCount(Id<OrgUnit> unitId, int teachers, Guid by, DateTimeOffset at)
    {
        UnitId = unitId;
        Set(teachers, by, at);
    }

    public Id<OrgUnit> UnitId { get; private init; }
    public int Teachers { get; private set; }
    public Guid SetBy { get; private set; }
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Takes the number that is used now; the same number again is told anew, for it was looked at.</summary>
    public void Set(int teachers, Guid by, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(teachers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(teachers, Most);
        (Teachers, SetBy, SetAt) = (teachers, by, at);
    }
}
