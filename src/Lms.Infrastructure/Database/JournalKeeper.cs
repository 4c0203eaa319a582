using System.Text.Json;
using Lms.Domain.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lms.Infrastructure.Database;

/// <summary>Turns the pending changes of journaled entities into journal entries, saved in the same transaction.</summary>
internal static class JournalKeeper
{
    private const string Withheld = "•••";

    public static List<JournalEntry> Record(ChangeTracker tracker, JournalAuthor author, DateTimeOffset now) =>
    [
        .. tracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Revisions.IsJournaled(e.Metadata.ClrType))
            .Select(e => Describe(e, author, now)),
    ];

    private static JournalEntry Describe(EntityEntry entry, JournalAuthor author, DateTimeOffset now)
    {
        var action = entry.State switch
        {
            EntityState.Added => JournalAction.Added,
            EntityState.Deleted => JournalAction.Removed,
            _ => JournalAction.Changed,
        };
        var properties = entry.Properties
            .Where(p => p.Metadata.Name != Revisions.Property && (action != JournalAction.Changed || p.IsModified))
            .ToList();
        var key = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue));
        return new JournalEntry(now, author.AccountId, entry.Metadata.ClrType.Name, key, action,
            action == JournalAction.Added ? "{}" : Json(properties, p => p.OriginalValue),
            action == JournalAction.Removed ? "{}" : Json(properties, p => p.CurrentValue),
            author.Reason);
    }

    private static string Json(IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(properties.ToDictionary(p => p.Metadata.Name, p => Shown(p.Metadata, value(p))), JsonText.Options);

    private static object? Shown(IProperty property, object? value)
    {
        if (value is null) return null;
        if (property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), inherit: false) == true) return Withheld;
        return property.GetTypeMapping().Converter is { } converter && converter.ProviderClrType == typeof(Guid) ? value.ToString() : value;
    }
}
