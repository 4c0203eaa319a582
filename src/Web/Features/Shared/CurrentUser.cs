using System.Security.Claims;
using Lms.Domain;
using Lms.Infrastructure.Accounts;

namespace Lms.Web.Features.Shared;

/// <summary>What the pages read of the signed-in person. Sign-in writes these claims.</summary>
public static class CurrentUser
{
    /// <summary>Họ và tên, as shown in the menu.</summary>
    public const string FullNameClaim = "full_name";

    /// <summary>Tên đơn vị, as shown in the menu.</summary>
    public const string UnitNameClaim = "unit_name";

    public const string UnitIdClaim = "unit";
    public const string TeacherIdClaim = "teacher";
    public const string TrainerIdClaim = "trainer";

    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true;

    public static string FullName(this ClaimsPrincipal user) => user.FindFirstValue(FullNameClaim) ?? user.Identity?.Name ?? "";

    public static string? UnitName(this ClaimsPrincipal user) => user.FindFirstValue(UnitNameClaim);

    public static Role? Role(this ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    public static Guid? AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Who looks, for the queries. Only for a signed-in person.</summary>
    public static Viewer Viewer(this ClaimsPrincipal user) => new(
        user.AccountId() ?? throw new InvalidOperationException("Nobody is signed in."),
        user.FullName(),
        user.Role() ?? throw new InvalidOperationException("The account has no role."),
        Claim<Lms.Domain.OrgUnits.OrgUnit>(user, UnitIdClaim),
        Claim<Lms.Domain.Teachers.Teacher>(user, TeacherIdClaim),
        Claim<Lms.Domain.Trainers.Trainer>(user, TrainerIdClaim));

    private static Id<T>? Claim<T>(ClaimsPrincipal user, string type) => Id<T>.TryParse(user.FindFirstValue(type), null, out var id) ? id : null;
}
