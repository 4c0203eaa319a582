using Lms.Domain.Plans;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Plans;

internal sealed class TrainingPlanConfiguration : IEntityTypeConfiguration<TrainingPlan>
{
    public void Configure(EntityTypeBuilder<TrainingPlan> plan)
    {
        plan.Property(p => p.Title).HasMaxLength(500);
        plan.Property(p => p.CourseSlug).HasMaxLength(100);
        plan.Property(p => p.Number).HasMaxLength(100);
        plan.Property(p => p.Signer).HasMaxLength(200);
        plan.Property(p => p.Venue).HasMaxLength(500);
        plan.Property(p => p.LegalBases).IsJson();
        plan.Property(p => p.Policy).IsJson();
        plan.Ignore(p => p.Deadline);
        plan.HasIndex(p => p.Number).IsUnique();
        plan.HasMany(p => p.Sessions).WithOne().HasForeignKey(s => s.PlanId);
        plan.ToTable(t => t.HasCheckConstraint("CK_Plans_Issued", "\"State\" IN ('Draft', 'Cancelled') OR (\"Number\" IS NOT NULL AND \"IssuedOn\" IS NOT NULL)"));
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasIndex(s => new { s.PlanId, s.Ordinal }).IsUnique();
    }
}
