using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>One demo account, as the sign-in page offers it.</summary>
public sealed record DemoAccount(string UserName, string DisplayName, Role Role, string? Unit);

/// <summary>Tài khoản dùng thử: one click signs in, in Development alone. Elsewhere the address does not exist.</summary>
public sealed class DemoAccounts(LmsDbContext db, IHostEnvironment environment) : IUseCase
{
    /// <summary>How the user names of demo accounts end.</summary>
    public const string Domain = "@demo.example.edu.vn";

    /// <summary>The accounts to offer; none outside Development.</summary>
    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancel) => !environment.IsDevelopment() ? [] : await (
        from account in db.Users
        where account.UserName!.EndsWith(Domain)
        join unit in db.OrgUnits on account.OrgUnitId equals unit.Id into units
        from unit in units.DefaultIfEmpty()
        orderby account.UserName
        select new DemoAccount(account.UserName!, account.DisplayName, account.Role, unit == null ? null : unit.Name)).ToListAsync(cancel);
}

internal static class DemoSignIn
{
    public static void MapDemoSignIn(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) app.MapPost("/demo/sign-in", SignInAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var name = (await context.Request.ReadFormAsync())["userName"].ToString();
        if (!name.EndsWith(DemoAccounts.Domain, StringComparison.Ordinal) || await signIn.UserManager.FindByNameAsync(name) is not { } account)
            return Results.NotFound();
        await signIn.SignInAsync(account, isPersistent: false);
        return Results.Redirect("/");
    }
}
