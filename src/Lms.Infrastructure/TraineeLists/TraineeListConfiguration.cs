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
        submission.Property(s => s.Replacement).IsJson();
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
        row.Property(r => r.Extra).IsJson().HasDefaultValueSql("'[]'");
        row.Property(r => r.Fields).IsJson();
        row.Property(r => r.Findings).IsJson();
        row.Property(r => r.FileFindings).IsJson();
        row.Property(r => r.KeptCells).IsJson().HasDefaultValueSql("'[]'");
        row.Property(r => r.FileName).HasMaxLength(300);
        row.Property(r => r.Swap).HasMaxLength(20).HasDefaultValueSql("'None'");
        row.Property(r => r.Sheet).HasMaxLength(200);
        row.Property(r => r.RejectionReason).HasMaxLength(1000);
        row.Ignore(r => r.Raw);
        row.Ignore(r => r.Text);
        row.HasQueryFilter(r => !r.IsRemoved);
        row.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.SchoolId).OnDelete(DeleteBehavior.Restrict);
        // Who is on a list, without the rows' long texts beside them: every other list of the plan is compared with
        // these.
        row.HasIndex(r => new { r.SubmissionId, r.Id, r.IsRemoved, r.Decision, r.FoldKey, r.BirthDate, r.TeacherCode, r.PersonalId }).HasDatabaseName("IX_SubmissionRows_Teachers");
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
        file.Property(f => f.Swap).HasMaxLength(20).HasDefaultValueSql("'None'");
        file.HasQueryFilter(f => f.Swap != SwapSide.Left);
    }
}

internal sealed class ExclusionListConfiguration : IEntityTypeConfiguration<ExclusionList>
{
    public void Configure(EntityTypeBuilder<ExclusionList> list)
    {
        list.Ignore(l => l.Names);
        list.Property(l => l.CourseName).HasMaxLength(500);
        list.Property(l => l.FileName).HasMaxLength(300);
        list.Property(l => l.Sha256).HasMaxLength(64);
        list.HasOne<TrainingPlan>().WithMany().HasForeignKey(l => l.PlanId);
        list.HasMany(l => l.Entries).WithOne().HasForeignKey(e => e.ListId);
        list.HasMany(l => l.Decisions).WithOne().HasForeignKey(d => d.ListId);
    }
}

internal sealed class ExclusionDecisionConfiguration : IEntityTypeConfiguration<ExclusionDecision>
{
    public void Configure(EntityTypeBuilder<ExclusionDecision> decision)
    {
        decision.ToTable("ExclusionDecisions", t => t.HasCheckConstraint("CK_ExclusionDecisions_TakenBack", "(\"TakenBackAt\" IS NULL) = (\"TakenBackBy\" IS NULL)"));
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.People).IsJson();
        decision.HasOne<ExclusionListEntry>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Cascade);
        // One decision holds at a time.
        decision.HasIndex(d => d.EntryId).IsUnique().HasFilter("\"TakenBackAt\" IS NULL");
    }
}

internal sealed class NominationDecisionConfiguration : IEntityTypeConfiguration<NominationDecision>
{
    public void Configure(EntityTypeBuilder<NominationDecision> decision)
    {
        decision.Property(d => d.Person).IsJson();
        decision.Property(d => d.Reason).HasMaxLength(NominationDecision.ReasonLength);
        decision.HasOne<TrainingPlan>().WithMany().HasForeignKey(d => d.PlanId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<OrgUnit>().WithMany().HasForeignKey(d => d.KeeperId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExclusionListEntryConfiguration : IEntityTypeConfiguration<ExclusionListEntry>
{
    public void Configure(EntityTypeBuilder<ExclusionListEntry> entry)
    {
        entry.ToTable("ExclusionListEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Sheet).HasMaxLength(200).HasDefaultValue("");
        entry.Property(e => e.Faults).IsJson().HasDefaultValueSql("'[]'");
        entry.Property(e => e.NeedsMending).HasDefaultValue(false);
        entry.Ignore(e => e.IsSure);
        entry.Ignore(e => e.ShownName);
    }
}
