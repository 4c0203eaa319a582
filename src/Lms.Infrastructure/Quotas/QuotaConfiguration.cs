using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Quotas;

internal sealed class QuotaConfiguration : IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Quota> quota)
    {
        quota.HasKey(q => new { q.PlanId, q.UnitId });
        quota.HasOne<TrainingPlan>().WithMany().HasForeignKey(q => q.PlanId);
        quota.HasOne<OrgUnit>().WithMany().HasForeignKey(q => q.UnitId).OnDelete(DeleteBehavior.Restrict);
        // The rule again, where races happen.
        quota.ToTable(t => t.HasCheckConstraint("CK_Quotas_Taken", "\"Taken\" BETWEEN 0 AND \"Seats\""));
    }
}
