using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.TraineeLists;

internal sealed class RowChangeConfiguration : IEntityTypeConfiguration<RowChange>
{
    public void Configure(EntityTypeBuilder<RowChange> change)
    {
        change.ToTable("RowChanges");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Before).IsJson();
        change.Property(c => c.After).IsJson();
        change.Ignore(c => c.Columns);
        change.HasIndex(c => new { c.SubmissionId, c.At });
    }
}

internal sealed class LateRequestConfiguration : IEntityTypeConfiguration<LateRequest>
{
    public void Configure(EntityTypeBuilder<LateRequest> request)
    {
        request.Property(r => r.Id).ValueGeneratedNever();
        request.HasOne<TrainingPlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        // Whoever asks twice at once has asked once.
        request.HasIndex(r => new { r.PlanId, r.UnitId }).IsUnique().HasFilter("\"State\" = 'Waiting'").HasDatabaseName("IX_LateRequests_Waiting");
        request.ToTable("LateRequests", t => t.HasCheckConstraint("CK_LateRequests_Until", "(\"State\" = 'Granted') = (\"Until\" IS NOT NULL)"));
    }
}

internal sealed class SignedScanConfiguration : IEntityTypeConfiguration<SignedScan>
{
    public void Configure(EntityTypeBuilder<SignedScan> scan)
    {
        scan.ToTable("SignedScans");
        scan.Property(s => s.Id).ValueGeneratedNever();
        scan.Property(s => s.FileName).HasMaxLength(300);
        scan.Property(s => s.Kind).HasMaxLength(40);
        scan.Property(s => s.Sha256).HasMaxLength(64);
        scan.HasOne<TraineeSubmission>().WithMany().HasForeignKey(s => s.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        scan.HasIndex(s => new { s.SubmissionId, s.Set, s.Page }).IsUnique();
    }
}
