using Lms.Domain.OrgUnits;
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
        unit.HasIndex(u => u.Code).IsUnique();
        unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
