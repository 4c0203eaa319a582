using Lms.Domain.Plans;
using Lms.Domain.Tables;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Tables;

internal sealed class SentTableConfiguration : IEntityTypeConfiguration<SentTable>
{
    public void Configure(EntityTypeBuilder<SentTable> table)
    {
        table.ToTable("SentTables");
        table.Property(t => t.Id).ValueGeneratedNever();
        table.Property(t => t.FileName).HasMaxLength(SentTable.FileNameLength);
        table.Property(t => t.Sha256).HasMaxLength(64);
        table.Property(t => t.Fields).IsJson();
        table.Property(t => t.Answers).IsJson();
        table.HasOne<TrainingPlan>().WithMany().HasForeignKey(t => t.PlanId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(t => t.AccountId);
    }
}
