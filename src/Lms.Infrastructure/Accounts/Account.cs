using Lms.Domain;
using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.Trainers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Accounts;

/// <summary>Tài khoản: who may sign in, as what, and for which unit or person.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>Họ và tên, as shown in the pages.</summary>
    [Personal] public string DisplayName { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>The unit of a unit officer or department officer.</summary>
    public Id<OrgUnit>? OrgUnitId { get; set; }

    public Id<Teacher>? TeacherId { get; set; }
    public Id<Trainer>? TrainerId { get; set; }

    /// <summary>When the invitation was used; null while the account has no password yet.</summary>
    public DateTimeOffset? ActivatedAt { get; set; }

    /// <summary>The end of a lockout that an administrator lifts, and time does not.</summary>
    public static readonly DateTimeOffset Forever = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Đã ngừng: an administrator has closed the account.</summary>
    public bool IsDisabled => LockoutEnd >= Forever;
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.DisplayName).HasMaxLength(200);
        account.HasOne<OrgUnit>().WithMany().HasForeignKey(a => a.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
        account.HasOne<Teacher>().WithMany().HasForeignKey(a => a.TeacherId).OnDelete(DeleteBehavior.Restrict);
        account.HasOne<Trainer>().WithMany().HasForeignKey(a => a.TrainerId).OnDelete(DeleteBehavior.Restrict);
        account.HasIndex(a => a.TeacherId).IsUnique();
        account.HasIndex(a => a.TrainerId).IsUnique();
    }
}
