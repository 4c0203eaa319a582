using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Teachers;

internal sealed class TeacherConfiguration : IEntityTypeConfiguration<Teacher>
{
    public void Configure(EntityTypeBuilder<Teacher> teacher)
    {
        teacher.Property(t => t.FullName).HasMaxLength(200);
        teacher.Property(t => t.FoldKey).HasMaxLength(200);
        teacher.Property(t => t.SortKey).HasMaxLength(400);
        teacher.HasOne<OrgUnit>().WithMany().HasForeignKey(t => t.SchoolId).OnDelete(DeleteBehavior.Restrict);
        teacher.HasIndex(t => t.TeacherCode).IsUnique();
        teacher.HasIndex(t => t.PersonalId).IsUnique();
        teacher.HasIndex(t => new { t.FoldKey, t.BirthDate });
    }
}
