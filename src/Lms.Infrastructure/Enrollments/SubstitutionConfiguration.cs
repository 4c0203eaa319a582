using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Enrollments;

internal sealed class SubstitutionConfiguration : IEntityTypeConfiguration<Substitution>
{
    private const string Open = "\"State\" = 'Requested' OR \"State\" = 'Approved'";

    public void Configure(EntityTypeBuilder<Substitution> substitution)
    {
        substitution.Property(s => s.Cells).IsJson();
        substitution.Property(s => s.Reason).HasMaxLength(1000);
        substitution.Property(s => s.Obstacle).HasConversion(refusal => StoredRefusal.Write(refusal!), text => StoredRefusal.Read(text));
        substitution.Property(s => s.RefusalReason).HasMaxLength(1000);
        substitution.HasOne<TrainingPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
        substitution.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        substitution.HasOne<Enrollment>().WithMany().HasForeignKey(s => s.LeaverId).OnDelete(DeleteBehavior.Restrict);
        substitution.HasOne<Enrollment>().WithMany().HasForeignKey(s => s.ReserveId).OnDelete(DeleteBehavior.Restrict);
        substitution.HasOne<Enrollment>().WithMany().HasForeignKey(s => s.NewcomerId).OnDelete(DeleteBehavior.Restrict);
        // One open request for one place, and one for one reserve.
        substitution.HasIndex(s => s.LeaverId).IsUnique().HasFilter(Open);
        substitution.HasIndex(s => s.ReserveId).IsUnique().HasFilter(Open);
        substitution.HasIndex(s => new { s.PlanId, s.State });
    }
}
