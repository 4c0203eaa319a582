using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.OrgUnits;

internal sealed class OrgUnitConfiguration : IEntityTypeConfiguration<OrgUnit>
{
    public void Configure(EntityTypeBuilder<OrgUnit> unit)
    {
        unit.Property(u => u.Code).HasMaxLength(OrgUnit.CodeLength);
        unit.Property(u => u.Name).HasMaxLength(OrgUnit.NameLength);
        unit.Property(u => u.FoldKey).HasMaxLength(OrgUnit.NameLength);
        // What was stored before there was a history has none.
        unit.Property(u => u.History).IsJson().HasDefaultValueSql("'[]'");
        unit.HasIndex(u => u.Code).IsUnique();
        unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        unit.HasOne<UnitChange>().WithMany().HasForeignKey(u => u.BegunBy).OnDelete(DeleteBehavior.Restrict);
        unit.HasOne<UnitChange>().WithMany().HasForeignKey(u => u.EndedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitChangeConfiguration : IEntityTypeConfiguration<UnitChange>
{
    public void Configure(EntityTypeBuilder<UnitChange> change)
    {
        change.Property(c => c.DecisionNumber).HasMaxLength(UnitChange.DecisionLength);
        change.Property(c => c.Reason).HasMaxLength(UnitChange.ReasonLength);
        change.HasMany(c => c.Links).WithOne().HasForeignKey(s => s.ChangeId);
    }
}

internal sealed class SuccessionConfiguration : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> link)
    {
        link.ToTable("UnitSuccessions");
        link.Property(s => s.Id).ValueGeneratedNever();
        link.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        link.HasIndex(s => new { s.PredecessorId, s.SuccessorId, s.Day }).IsUnique();
    }
}
