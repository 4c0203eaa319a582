using System.Security.Claims;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Accounts;

/// <summary>Writes into the cookie what <see cref="CurrentUser"/> reads.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options, LmsDbContext db) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        identity.AddClaim(new Claim(CurrentUser.FullNameClaim, user.DisplayName));
        if (user.TeacherId is { } teacher) identity.AddClaim(new Claim(CurrentUser.TeacherIdClaim, teacher.ToString()));
        if (user.TrainerId is { } trainer) identity.AddClaim(new Claim(CurrentUser.TrainerIdClaim, trainer.ToString()));
        if (user.OrgUnitId is not { } unit) return identity;

        identity.AddClaim(new Claim(CurrentUser.UnitIdClaim, unit.ToString()));
        if (await db.OrgUnits.Where(u => u.Id == unit).Select(u => u.Name).SingleOrDefaultAsync() is { } name)
            identity.AddClaim(new Claim(CurrentUser.UnitNameClaim, name));
        return identity;
    }
}
