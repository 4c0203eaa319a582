using System.Text.Json;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.TraineeLists;

internal sealed class ListUploadConfiguration : IEntityTypeConfiguration<ListUpload>
{
    public void Configure(EntityTypeBuilder<ListUpload> upload)
    {
        upload.ToTable("ListUploads");
        upload.HasOne<TrainingPlan>().WithMany().HasForeignKey(u => u.PlanId).OnDelete(DeleteBehavior.Restrict);
        upload.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        upload.HasIndex(u => new { u.PlanId, u.UnitId });
        upload.HasIndex(u => u.BatchId);
        upload.HasIndex(u => u.State);
        upload.Property(u => u.State).IsConcurrencyToken();
        upload.Property(u => u.FileName).HasMaxLength(300);
        upload.Property(u => u.Sha256).HasMaxLength(64);
        upload.Property(u => u.Questions).IsJson();
        upload.Property(u => u.Answers).IsJson();
        upload.Ignore(u => u.IsAgain);
        upload.Property(u => u.Refusal).HasConversion(refusal => StoredRefusal.Write(refusal!), text => StoredRefusal.Read(text));
    }
}

internal sealed class ColumnMappingConfiguration : IEntityTypeConfiguration<ColumnMapping>
{
    public void Configure(EntityTypeBuilder<ColumnMapping> mapping)
    {
        mapping.ToTable("ColumnMappings");
        mapping.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Cascade);
        mapping.HasIndex(m => new { m.UnitId, m.Signature }).IsUnique();
        mapping.Property(m => m.Signature).HasMaxLength(64);
        mapping.Property(m => m.Columns).IsJson();
    }
}

/// <summary>
/// A refusal as text, so that it is told in the language of whoever reads it: its type's name, then its properties.
/// </summary>
internal static class StoredRefusal
{
    private static readonly Dictionary<string, Type> Types = new[] { typeof(Refusal).Assembly, typeof(StoredRefusal).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract)
        .DistinctBy(type => type.Name).ToDictionary(type => type.Name);

    public static string Write(Refusal refusal) => $"{refusal.GetType().Name} {JsonSerializer.Serialize(refusal, refusal.GetType(), JsonText.Options)}";

    public static Refusal Read(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return (Refusal)JsonSerializer.Deserialize(text.AsSpan(space + 1), Types[text[..space]], JsonText.Options)!;
    }
}
