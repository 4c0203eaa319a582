using System.Globalization;
using System.Text.Json;
using Lms.Domain.Journal;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Journal;

/// <summary>One changed item of an entry, as the reader's language says it.</summary>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>
/// Says entries in words. The journal keeps names and values as the program has them; what has no word is shown as it is,
/// so that nothing of the record is hidden.
/// </summary>
public sealed class JournalWords(LmsDbContext db, TextCatalog catalog, Localizer text) : IUseCase
{
    private const string Nothing = "–";

    // Keys for searching and sorting say nothing that the name does not.
    private static readonly string[] Inner = ["FoldKey", "SortKey"];

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["TrainingPlan"] = "/plans/",
        ["TraineeSubmission"] = "/trainee-lists/",
        ["ClassGroup"] = "/classes/",
        ["RollCall"] = "/roll-calls/",
        ["Practicum"] = "/practicums/",
        ["Certificate"] = "/certificates/",
        ["OrgUnit"] = "/units/",
        ["Account"] = "/accounts/",
    };

    /// <summary>Everything that the journal speaks of.</summary>
    public IReadOnlyList<string> Subjects =>
    [
        .. db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsDefined(typeof(JournaledAttribute), inherit: false)).Select(t => t.Name)
            .Append(nameof(Account)).Order(StringComparer.Ordinal),
    ];

    public string Subject(string name) => catalog.Find("Journal", $"Subject.{name}") ?? name;

    /// <summary>The page of a subject, where it has one.</summary>
    public static string? PageOf(JournalEntry entry) => Pages.TryGetValue(entry.Subject, out var page) ? page + entry.SubjectId : null;

    /// <param name="names">What the ids in the entry stand for; an id that is gone is shown as it is.</param>
    public IReadOnlyList<FieldChange> Changes(JournalEntry entry, IReadOnlyDictionary<Guid, string> names)
    {
        using var before = JsonDocument.Parse(entry.Before);
        using var after = JsonDocument.Parse(entry.After);
        var fields = before.RootElement.EnumerateObject().Concat(after.RootElement.EnumerateObject()).Select(p => p.Name).Distinct().Except(Inner);
        return [.. fields.Select(f => new FieldChange(
            catalog.Find("Journal", $"Field.{f}") ?? f,
            Value(entry.Subject, f, before.RootElement, names),
            Value(entry.Subject, f, after.RootElement, names))).Where(c => c.Before != c.After || c.Before != Nothing)];
    }

    private string Value(string subject, string field, JsonElement entry, IReadOnlyDictionary<Guid, string> names) =>
        !entry.TryGetProperty(field, out var value) ? Nothing
        : value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) && names.TryGetValue(id, out var name) ? name
        : Value(TypeOf(subject, field), value);

    /// <summary>The ids among an entry's values.</summary>
    public static IEnumerable<Guid> IdsIn(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        foreach (var values in new[] { entry.Before, entry.After })
        {
            using var json = JsonDocument.Parse(values);
            foreach (var property in json.RootElement.EnumerateObject())
                if (property.Value.ValueKind == JsonValueKind.String && property.Value.TryGetGuid(out var id)) yield return id;
        }
    }

    private string Value(Type? type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Nothing,
        JsonValueKind.True => text["Journal.Yes"],
        JsonValueKind.False => text["Journal.No"],
        JsonValueKind.Number => value.TryGetInt64(out var number) ? text.Show(number) : text.Show(value.GetDecimal()),
        JsonValueKind.String => Text(type, value.GetString()!),
        _ => value.GetRawText(),
    };

    private string Text(Type? type, string value)
    {
        if (value.Length == 0) return Nothing;
        if (type?.IsEnum == true) return catalog.Find(Localizer.FolderOf(type), $"{type.Name}.{value}") ?? value;
        if (type == typeof(DateOnly) && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day)) return text.Show(day);
        return type == typeof(DateTimeOffset) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) ? text.Show(at) : value;
    }

    private Type? TypeOf(string subject, string field)
    {
        var type = db.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == subject)?.FindProperty(field)?.ClrType;
        return type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
    }
}
