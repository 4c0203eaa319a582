using Lms.Domain;
using Lms.Domain.Teachers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>Tài khoản học viên: an account for every convened teacher who has none, without a password until the invitation is used.</summary>
public sealed class TeacherAccounts(LmsDbContext db, ILookupNormalizer normalizer, TimeProvider clock) : IUseCase
{
    /// <summary>Adds the missing accounts; the caller saves. An account that a teacher already has is left as it is.</summary>
    public async Task MakeAsync(Viewer viewer, IReadOnlyCollection<Id<Teacher>> teacherIds, CancellationToken cancel)
    {
        var known = await db.Users.Where(a => a.TeacherId != null && teacherIds.Contains(a.TeacherId.Value)).Select(a => a.TeacherId!.Value).ToListAsync(cancel);
        var missing = teacherIds.Except(known).ToList();
        var teachers = await db.Teachers.Where(t => missing.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(cancel);
        var candidates = teachers.ToDictionary(t => t.Id, t => NamesFor(t).ToList());
        var names = candidates.Values.SelectMany(n => n).Select(normalizer.NormalizeName).OfType<string>().ToList();
        var taken = await TakenAsync(names, cancel);
        foreach (var teacher in teachers)
        {
            var account = AccountOf(teacher, candidates[teacher.Id].First(name => taken.Add(normalizer.NormalizeName(name))));
            db.Users.Add(account);
            db.Journal.Add(AccountJournal.Added(account, viewer, clock.GetUtcNow()));
        }
    }

    /// <summary>User names of others, and what others sign in by: as a user name it would lead them here.</summary>
    private async Task<HashSet<string>> TakenAsync(List<string> names, CancellationToken cancel)
    {
        var others = await db.Users.AsNoTracking()
            .Where(a => names.Contains(a.NormalizedUserName!)
                || names.Contains(a.NormalizedEmail!)
                || names.Contains(a.PhoneNumber!))
            .ToListAsync(cancel);
        var inUse = others.Where(a => !a.IsDisabled).SelectMany(a => new[] { a.NormalizedEmail, a.PhoneNumber });
        return [.. others.Select(a => a.NormalizedUserName).Concat(inUse).OfType<string>()];
    }

    /// <summary>What the teacher would sign in by, best first. The last one is nobody else's.</summary>
    private static IEnumerable<string> NamesFor(Teacher teacher) =>
        new[] { teacher.Email?.ToLowerInvariant(), FindAccount.PhoneOf(teacher.Phone), teacher.TeacherCode }
            .OfType<string>().Where(IsUserName).Append($"gv-{teacher.Id.Value:N}");

    // Identity takes no other signs, and would refuse the account when its password is set.
    private static bool IsUserName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '@' or '+');

    private Account AccountOf(Teacher teacher, string userName) => new()
    {
        UserName = userName,
        NormalizedUserName = normalizer.NormalizeName(userName),
        Email = teacher.Email,
        NormalizedEmail = normalizer.NormalizeEmail(teacher.Email),
        PhoneNumber = FindAccount.PhoneOf(teacher.Phone),
        DisplayName = teacher.FullName,
        Role = Role.Teacher,
        TeacherId = teacher.Id,
        LockoutEnabled = true,
        SecurityStamp = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20)),
    };
}
