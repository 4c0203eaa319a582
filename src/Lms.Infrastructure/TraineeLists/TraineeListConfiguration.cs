using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.TraineeLists;

internal sealed class TraineeSubmissionConfiguration : IEntityTypeConfiguration<TraineeSubmission>
{
    public void Configure(EntityTypeBuilder<TraineeSubmission> submission)
    {
        submission.HasOne<TrainingPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
        submission.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        submission.HasOne<TraineeSubmission>().WithMany().HasForeignKey(s => s.PreviousId).OnDelete(DeleteBehavior.Restrict);
        submission.HasMany(s => s.Rows).WithOne().HasForeignKey(r => r.SubmissionId);
        submission.HasMany(s => s.Files).WithOne().HasForeignKey(f => f.SubmissionId);
        submission.HasMany(s => s.RowChanges).WithOne().HasForeignKey(c => c.SubmissionId);
        submission.HasIndex(s => new { s.PlanId, s.ReceiptNumber }).IsUnique();
        submission.HasIndex(s => new { s.PlanId, s.UnitId });
        submission.Property(s => s.ContentHash).HasMaxLength(64);
        submission.Ignore(s => s.InOrder);
        submission.ToTable("TraineeSubmissions", t => t.HasCheckConstraint("CK_TraineeSubmissions_Receipt", "\"State\" = 'Draft' OR \"ReceiptNumber\" IS NOT NULL"));
    }
}

internal sealed class SubmissionRowConfiguration : IEntityTypeConfiguration<SubmissionRow>
{
    public void Configure(EntityTypeBuilder<SubmissionRow> row)
    {
        row.ToTable("SubmissionRows");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Cells).IsJson();
        row.Property(r => r.Fields).IsJson();
        row.Property(r => r.Findings).IsJson();
        row.Property(r => r.FileFindings).IsJson();
        row.Property(r => r.KeptCells).IsJson().HasDefaultValueSql("'[]'");
        row.Property(r => r.FileName).HasMaxLength(300);
        row.Property(r => r.Sheet).HasMaxLength(200);
        row.Ignore(r => r.Raw);
        row.Ignore(r => r.Text);
        row.HasQueryFilter(r => !r.IsRemoved);
        row.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.SchoolId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(r => r.TeacherCode);
        row.HasIndex(r => r.PersonalId);
        row.HasIndex(r => r.FoldKey);
    }
}

internal sealed class SubmissionFileConfiguration : IEntityTypeConfiguration<SubmissionFile>
{
    public void Configure(EntityTypeBuilder<SubmissionFile> file)
    {
        file.ToTable("SubmissionFiles");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.FileName).HasMaxLength(300);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.Skipped).IsJson();
    }
}

internal sealed class ExclusionListConfiguration : IEntityTypeConfiguration<ExclusionList>
{
    public void Configure(EntityTypeBuilder<ExclusionList> list)
    {
        list.Ignore(l => l.Names);
        list.Property(l => l.CourseName).HasMaxLength(500);
        list.HasOne<TrainingPlan>().WithMany().HasForeignKey(l => l.PlanId);
        list.HasMany(l => l.Entries).WithOne().HasForeignKey(e => e.ListId);
    }
}

internal sealed class ExclusionListEntryConfiguration : IEntityTypeConfiguration<ExclusionListEntry>
{
    public void Configure(EntityTypeBuilder<ExclusionListEntry> entry)
    {
        entry.ToTable("ExclusionListEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
    }
}
