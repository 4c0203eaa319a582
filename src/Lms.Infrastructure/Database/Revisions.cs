using System.Reflection;
using Lms.Domain.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Lms.Infrastructure.Database;

/// <summary>
/// Every journaled entity has a revision that counts its changes and is a concurrency token: who writes over a newer
/// revision gets a <see cref="DbUpdateConcurrencyException"/>, shown as "changed meanwhile".
/// </summary>
public static class Revisions
{
    public const string Property = "Revision";

    /// <summary>The revision to put into a form.</summary>
    public static int RevisionOf(this LmsDbContext db, object entity) => (int)db.Entry(entity).Property(Property).CurrentValue!;

    /// <summary>Says which revision the person has seen; saving over a newer one fails.</summary>
    public static void ExpectRevision(this LmsDbContext db, object entity, int seen) => db.Entry(entity).Property(Property).OriginalValue = seen;

    internal static void AddRevisions(this ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(t => IsJournaled(t.ClrType)))
            builder.Entity(type.ClrType).Property<int>(Property).IsConcurrencyToken();
    }

    internal static void Advance(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(e => e.State == EntityState.Modified && IsJournaled(e.Metadata.ClrType)))
        {
            var revision = entry.Property(Property);
            revision.CurrentValue = (int)revision.OriginalValue! + 1;
        }
    }

    internal static bool IsJournaled(Type type) => type.GetCustomAttribute<JournaledAttribute>() is not null;
}
