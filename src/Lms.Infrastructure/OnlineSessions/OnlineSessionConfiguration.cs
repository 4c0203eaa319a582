using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.OnlineSessions;

internal sealed class OnlineSessionConfiguration : IEntityTypeConfiguration<OnlineSession>
{
    public void Configure(EntityTypeBuilder<OnlineSession> session)
    {
        session.Property(s => s.Title).HasMaxLength(300);
        session.Property(s => s.MeetingUrl).HasMaxLength(OnlineSession.MaxMeetingUrl);
        session.HasOne<ClassGroup>().WithMany().HasForeignKey(s => s.ClassGroupId).OnDelete(DeleteBehavior.Restrict);
        session.HasIndex(s => s.ClassGroupId).IsUnique();
    }
}

internal sealed class PresenceIntervalConfiguration : IEntityTypeConfiguration<PresenceInterval>
{
    public void Configure(EntityTypeBuilder<PresenceInterval> interval)
    {
        interval.Property(i => i.LessonSlug).HasMaxLength(100);
        interval.HasOne<Enrollment>().WithMany().HasForeignKey(i => i.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        interval.HasOne<OnlineSession>().WithMany().HasForeignKey(i => i.OnlineSessionId).OnDelete(DeleteBehavior.Restrict);
        interval.HasIndex(i => new { i.EnrollmentId, i.From });
        interval.HasIndex(i => new { i.IsClosed, i.LastSeen });
        interval.ToTable(t => t.HasCheckConstraint("CK_PresenceIntervals_Order", "\"LastSeen\" >= \"From\""));
    }
}

internal sealed class ChatMessageConfiguration : IEntityTypeConfiguration<ChatMessage>
{
    public void Configure(EntityTypeBuilder<ChatMessage> message)
    {
        message.Property(m => m.Text).HasMaxLength(ChatMessage.MaxLength);
        message.Property(m => m.Author).HasMaxLength(200);
        message.HasOne<OnlineSession>().WithMany().HasForeignKey(m => m.OnlineSessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PollConfiguration : IEntityTypeConfiguration<Poll>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.Property(p => p.Question).HasMaxLength(Poll.MaxQuestion);
        poll.Property(p => p.Options).IsJson();
        poll.HasOne<OnlineSession>().WithMany().HasForeignKey(p => p.OnlineSessionId).OnDelete(DeleteBehavior.Restrict);
        poll.HasMany(p => p.Votes).WithOne().HasForeignKey(v => v.PollId);
    }
}

internal sealed class PollVoteConfiguration : IEntityTypeConfiguration<PollVote>
{
    public void Configure(EntityTypeBuilder<PollVote> vote)
    {
        vote.ToTable("PollVotes");
        vote.HasKey(v => new { v.PollId, v.EnrollmentId });
        vote.HasOne<Enrollment>().WithMany().HasForeignKey(v => v.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
