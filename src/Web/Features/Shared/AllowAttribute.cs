using Lms.Domain;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Web.Features.Shared;

/// <summary>
/// Which roles may use a controller or action. Every action has this or [AllowAnonymous]; a test goes over the whole
/// endpoint table. What of it a person sees is then the business of <c>…VisibleTo(viewer)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAttribute : AuthorizeAttribute
{
    public AllowAttribute(params Role[] roles) => Roles = string.Join(',', roles);
}

/// <summary>Every signed-in person.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowEveryRoleAttribute : AuthorizeAttribute
{
    public AllowEveryRoleAttribute() => Roles = string.Join(',', Enum.GetNames<Role>());
}
