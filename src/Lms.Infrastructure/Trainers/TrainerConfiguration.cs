using Lms.Domain.OrgUnits;
using Lms.Domain.Trainers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Trainers;

internal sealed class TrainerConfiguration : IEntityTypeConfiguration<Trainer>
{
    public void Configure(EntityTypeBuilder<Trainer> trainer)
    {
        trainer.Property(t => t.FullName).HasMaxLength(200);
        trainer.Property(t => t.FoldKey).HasMaxLength(200);
        trainer.Property(t => t.SortKey).HasMaxLength(400);
        trainer.HasOne<OrgUnit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
