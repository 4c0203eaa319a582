using System.Security.Claims;
using Lms.Domain;

namespace Lms.Web.Features.Shared;

/// <summary>What the shell reads of the signed-in person. Sign-in writes these claims.</summary>
public static class CurrentUser
{
    /// <summary>Họ và tên, as shown in the menu.</summary>
    public const string FullNameClaim = "full_name";

    /// <summary>Tên đơn vị, as shown in the menu.</summary>
    public const string UnitNameClaim = "unit_name";

    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true;

    public static string FullName(this ClaimsPrincipal user) => user.FindFirstValue(FullNameClaim) ?? user.Identity?.Name ?? "";

    public static string? UnitName(this ClaimsPrincipal user) => user.FindFirstValue(UnitNameClaim);

    public static Role? Role(this ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;
}
