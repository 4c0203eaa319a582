using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.Trainers;

namespace Lms.Infrastructure.Accounts;

/// <summary>Who looks: every read starts from what this account may see.</summary>
public sealed record Viewer(Guid AccountId, string DisplayName, Role Role, Id<OrgUnit>? UnitId, Id<Teacher>? TeacherId, Id<Trainer>? TrainerId)
{
    /// <summary>Sees everything the department sees.</summary>
    public bool SeesAll => Role is Role.DepartmentOfficer or Role.Inspector or Role.Administrator;
}
