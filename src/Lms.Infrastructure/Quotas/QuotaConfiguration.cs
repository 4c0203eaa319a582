using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
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
        quota.Ignore(q => q.Posted);
        // The rule again, where races happen.
        quota.ToTable(t => t.HasCheckConstraint("CK_Quotas_Taken", "\"Taken\" BETWEEN 0 AND \"Seats\""));
    }
}

internal sealed class TeacherCountConfiguration : IEntityTypeConfiguration<TeacherCount>
{
    public void Configure(EntityTypeBuilder<TeacherCount> count)
    {
        count.HasKey(c => c.UnitId);
        count.HasOne<OrgUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Cascade);
        count.ToTable("TeacherCounts", t => t.HasCheckConstraint("CK_TeacherCounts_Teachers", $"\"Teachers\" BETWEEN 0 AND {TeacherCount.Most}"));
    }
}

/// <summary>
/// The ledger's table. Its key makes the numbers of one ledger unique: of two writers who post at once, one is told.
/// It outlives the quota's own row, which goes when a draft takes a unit's seats away.
/// </summary>
internal sealed class QuotaEntryConfiguration : IEntityTypeConfiguration<QuotaEntry>
{
    public void Configure(EntityTypeBuilder<QuotaEntry> entry)
    {
        entry.ToTable(QuotaLedgerTable.Name, t =>
        {
            t.HasCheckConstraint("CK_QuotaEntries_Balance", "\"Taken\" BETWEEN 0 AND \"Seats\"");
            t.HasCheckConstraint("CK_QuotaEntries_Document", "(\"DocumentNumber\" IS NULL) = (\"DocumentDate\" IS NULL)");
        });
        entry.HasKey(e => new { e.PlanId, e.UnitId, e.Number });
        entry.Property(e => e.Number).ValueGeneratedNever();
        entry.Property(e => e.Reason).HasMaxLength(1000);
        entry.Property(e => e.DocumentNumber).HasMaxLength(100);
        entry.HasOne<TrainingPlan>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<OrgUnit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<OrgUnit>().WithMany().HasForeignKey(e => e.CounterpartId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<TraineeSubmission>().WithMany().HasForeignKey(e => e.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Enrollment>().WithMany().HasForeignKey(e => e.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
