using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Attendance;

internal sealed class RollCallConfiguration : IEntityTypeConfiguration<RollCall>
{
    public void Configure(EntityTypeBuilder<RollCall> call)
    {
        call.HasOne<ClassGroup>().WithMany().HasForeignKey(c => c.ClassGroupId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Restrict);
        call.HasMany(c => c.Records).WithOne().HasForeignKey(r => r.RollCallId);
        call.HasMany(c => c.Changes).WithOne().HasForeignKey(c => c.RollCallId);
        call.HasIndex(c => new { c.ClassGroupId, c.SessionId }).IsUnique();
    }
}

internal sealed class AttendanceRecordConfiguration : IEntityTypeConfiguration<AttendanceRecord>
{
    public void Configure(EntityTypeBuilder<AttendanceRecord> record)
    {
        record.ToTable("AttendanceRecords", t => t.HasCheckConstraint("CK_AttendanceRecords_Minutes", "\"Minutes\" >= 0 AND (\"Minutes\" = 0 OR \"Status\" IN ('Late', 'LeftEarly'))"));
        record.HasKey(r => new { r.RollCallId, r.EnrollmentId });
        record.HasOne<Enrollment>().WithMany().HasForeignKey(r => r.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        record.Property(r => r.Version).IsConcurrencyToken();
        record.Ignore(r => r.Mark);
    }
}

internal sealed class AttendanceChangeConfiguration : IEntityTypeConfiguration<AttendanceChange>
{
    public void Configure(EntityTypeBuilder<AttendanceChange> change)
    {
        change.ToTable("AttendanceChanges");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.HasIndex(c => new { c.RollCallId, c.EnrollmentId });
    }
}
