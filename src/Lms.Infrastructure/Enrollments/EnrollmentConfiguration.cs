using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Enrollments;

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> enrollment)
    {
        enrollment.HasOne<TrainingPlan>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Restrict);
        enrollment.HasOne<Teacher>().WithMany().HasForeignKey(e => e.TeacherId).OnDelete(DeleteBehavior.Restrict);
        enrollment.HasOne<OrgUnit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
        enrollment.HasOne<SubmissionRow>().WithMany().HasForeignKey(e => e.RowId).OnDelete(DeleteBehavior.Restrict);
        enrollment.HasOne<ClassGroup>().WithMany().HasForeignKey(e => e.ClassGroupId).OnDelete(DeleteBehavior.Restrict);
        // Classes that are divided anew leave no free places behind.
        enrollment.HasOne<ClassGroup>().WithMany().HasForeignKey(e => e.FreedClassId).OnDelete(DeleteBehavior.SetNull);
        // One active enrolment per teacher per plan (DOMAIN §3).
        enrollment.HasIndex(e => new { e.PlanId, e.TeacherId }).IsUnique().HasFilter("\"State\" <> 'Withdrawn' AND \"State\" <> 'Replaced'");
        enrollment.HasIndex(e => e.RowId).IsUnique();
        enrollment.Property(e => e.WithdrawalReason).HasMaxLength(1000);
    }
}
