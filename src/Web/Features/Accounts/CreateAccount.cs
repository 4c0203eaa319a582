using System.Globalization;
using System.Security.Cryptography;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.Text;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>What an account is made of. Without a user name it takes the e-mail address, else the phone number, else the name without marks.</summary>
public sealed record NewAccount(
    Role Role,
    string DisplayName,
    string? Email = null,
    string? Phone = null,
    Id<OrgUnit>? UnitId = null,
    Id<Teacher>? TeacherId = null,
    Id<Trainer>? TrainerId = null,
    string? UserName = null);

/// <summary>
/// Cấp tài khoản. Without a password the account waits for its invitation (<see cref="InvitationLinks"/>). Works inside a
/// transaction that the caller has begun.
/// </summary>
public sealed class CreateAccount(UserManager<Account> users, LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<Account>> RunAsync(Viewer? by, NewAccount input, string? password, CancellationToken cancel = default)
    {
        var name = PersonName.Parse(input.DisplayName);
        if (!name.Succeeded) return name.Refusal;
        if (await CheckAsync(input, cancel) is { } refusal) return refusal;

        var account = new Account
        {
            UserName = await UserNameAsync(input, name.Value, cancel),
            DisplayName = name.Value.FullName,
            Role = input.Role,
            Email = Blank(input.Email),
            PhoneNumber = FindAccount.PhoneOf(input.Phone),
            OrgUnitId = input.UnitId,
            TeacherId = input.TeacherId,
            TrainerId = input.TrainerId,
            ActivatedAt = password is null ? null : clock.GetUtcNow(),
        };
        return await SaveAsync(by, account, password) is { } no ? no : account;
    }

    private async Task<Refusal?> CheckAsync(NewAccount input, CancellationToken cancel)
    {
        if (input.Role == Role.Teacher && input.TeacherId is null) throw new ArgumentException("The account of a teacher names the teacher.", nameof(input));
        if (input.Role == Role.Trainer && input.TrainerId is null) return new AccountNeedsTrainer();
        if (await DoubleAsync(input, cancel) is { } taken) return taken;
        if (input.Role != Role.UnitOfficer) return null;
        var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        return unit is { MaySubmit: true } ? null : new AccountNeedsUnit();
    }

    /// <summary>
    /// An e-mail address, or a chosen user name, by which somebody else signs in. A phone may be shared: people do
    /// share them, and the page of the account says what follows.
    /// </summary>
    private async Task<Refusal?> DoubleAsync(NewAccount input, CancellationToken cancel)
    {
        if (Blank(input.Email) is { } email && await HolderAsync(email, cancel) is { } holder)
            return new AccountEmailTaken(email, holder);
        if (Blank(input.UserName) is not { } chosen) return null;
        return await TakenAsync(chosen, cancel) ? new AccountTaken(chosen) : null;
    }

    private Task<string?> HolderAsync(string email, CancellationToken cancel)
    {
        var (asEmail, asName) = (users.NormalizeEmail(email), users.NormalizeName(email));
        return db.Users.Where(a => a.NormalizedEmail == asEmail || a.NormalizedUserName == asName)
            .Where(a => a.LockoutEnd == null || a.LockoutEnd < Account.Forever)
            .Select(a => a.DisplayName).FirstOrDefaultAsync(cancel);
    }

    private async Task<Refusal?> SaveAsync(Viewer? by, Account account, string? password)
    {
        // One save writes both; what was not saved must not wait in the context for the next.
        var entry = db.Journal.Add(AccountJournal.Added(account, by, clock.GetUtcNow()));
        try
        {
            var result = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
            if (result.Succeeded) return null;
            entry.State = EntityState.Detached;
            return result.ToRefusal(users.Options, account.UserName!);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            // A unique index: the same user name, or the same person, at the same time or before.
            (entry.State, db.Entry(account).State) = (EntityState.Detached, EntityState.Detached);
            return new AccountTaken(account.UserName!);
        }
    }

    private async Task<string> UserNameAsync(NewAccount input, PersonName name, CancellationToken cancel)
    {
        if (Blank(input.UserName) is { } chosen) return chosen;
        foreach (var candidate in new[] { Blank(input.Email), FindAccount.PhoneOf(input.Phone) }.OfType<string>())
            if (!await TakenAsync(candidate, cancel)) return candidate;
        var plain = string.Concat(name.FoldKey.Where(char.IsAsciiLetter));
        if (!await TakenAsync(plain, cancel)) return plain;
        return plain + RandomNumberGenerator.GetInt32(1000, 1_000_000).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Another's user name, or what another signs in by.</summary>
    private Task<bool> TakenAsync(string userName, CancellationToken cancel)
    {
        var (asName, asEmail) = (users.NormalizeName(userName), users.NormalizeEmail(userName));
        return db.Users.AnyAsync(
            a => a.NormalizedUserName == asName
                || ((a.NormalizedEmail == asEmail || a.PhoneNumber == userName)
                    && (a.LockoutEnd == null || a.LockoutEnd < Account.Forever)),
            cancel);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize();
}
