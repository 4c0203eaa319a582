using Lms.Domain.Classes;
using Lms.Domain.Plans;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Classes;

internal sealed class ClassGroupConfiguration : IEntityTypeConfiguration<ClassGroup>
{
    public void Configure(EntityTypeBuilder<ClassGroup> group)
    {
        group.Property(c => c.Name).HasMaxLength(100);
        group.Property(c => c.Room).HasMaxLength(100);
        group.HasOne<TrainingPlan>().WithMany().HasForeignKey(c => c.PlanId).OnDelete(DeleteBehavior.Restrict);
        group.HasMany(c => c.Trainers).WithOne().HasForeignKey(t => t.ClassGroupId);
        group.HasIndex(c => new { c.PlanId, c.Ordinal }).IsUnique();
    }
}

internal sealed class ClassTrainerConfiguration : IEntityTypeConfiguration<ClassTrainer>
{
    public void Configure(EntityTypeBuilder<ClassTrainer> trainer)
    {
        trainer.ToTable("ClassTrainers");
        trainer.HasKey(t => new { t.ClassGroupId, t.TrainerId });
        trainer.HasOne<Trainer>().WithMany().HasForeignKey(t => t.TrainerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConveningDecisionConfiguration : IEntityTypeConfiguration<ConveningDecision>
{
    public void Configure(EntityTypeBuilder<ConveningDecision> decision)
    {
        decision.Property(d => d.Number).HasMaxLength(100);
        decision.Property(d => d.Signer).HasMaxLength(200);
        decision.Property(d => d.Annex).IsJson();
        decision.HasOne<TrainingPlan>().WithMany().HasForeignKey(d => d.PlanId).OnDelete(DeleteBehavior.Restrict);
        decision.HasIndex(d => d.Number).IsUnique();
    }
}

internal sealed class ConveningSupplementConfiguration : IEntityTypeConfiguration<ConveningSupplement>
{
    public void Configure(EntityTypeBuilder<ConveningSupplement> supplement)
    {
        supplement.Property(s => s.Number).HasMaxLength(100);
        supplement.Property(s => s.Signer).HasMaxLength(200);
        supplement.Property(s => s.Added).IsJson();
        supplement.Property(s => s.Removed).IsJson();
        supplement.HasOne<ConveningDecision>().WithMany().HasForeignKey(s => s.DecisionId).OnDelete(DeleteBehavior.Restrict);
        supplement.HasOne<TrainingPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
        supplement.HasIndex(s => s.Number).IsUnique();
        supplement.HasIndex(s => new { s.DecisionId, s.Ordinal }).IsUnique();
    }
}
