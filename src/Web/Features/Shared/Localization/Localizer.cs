using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Web.Features.Shared.Formatting;

namespace Lms.Web.Features.Shared.Localization;

/// <summary>
/// The words of the product, in the language of the request. Views have it as <c>T</c>.
/// The first segment of a key is the feature folder, the rest the key in that folder's <c>Text.resx</c>.
/// </summary>
/// <remarks>A key without a text throws in Development and Test; in production it is logged and shown as it is.</remarks>
public sealed partial class Localizer(TextCatalog catalog, LocalClock clock, IHostEnvironment environment, ILogger<Localizer> logger)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary><c>T["Plans.New.Title"]</c>.</summary>
    public string this[string key] => catalog.Find(key) ?? Missing(key);

    /// <summary><c>T["Plans.SeatsLeft", new { Left = 3 }]</c>: the object's properties fill <c>{Left}</c>, each formatted by its type; <c>{Left:seat|seats}</c> is the word that goes with it.</summary>
    public string this[string key, object values] => Fill(this[key], values);

    /// <summary>Why something was refused: the text <c>Refusal.TypeName</c> of the refusal's noun, its properties filled in.</summary>
    public string Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Fill(this[KeyOf(refusal.GetType())], refusal);
    }

    /// <summary>An enum value: the text <c>EnumType.Value</c> of the enum's noun.</summary>
    public string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this[$"{FolderOf(value.GetType())}.{value.GetType().Name}.{value}"];
    }

    /// <summary>The key of a refusal type's text.</summary>
    public static string KeyOf(Type refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return $"{FolderOf(refusal)}.Refusal.{refusal.Name}";
    }

    /// <summary>The feature folder that holds a domain type's texts: the last part of its namespace; Lms.Domain itself and its Text are Shared.</summary>
    public static string FolderOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Namespace switch
        {
            null or "Lms.Domain" or "Lms.Domain.Text" or "Lms.Infrastructure" => "Shared",
            var name => name[(name.LastIndexOf('.') + 1)..],
        };
    }

    /// <summary>A value as the reader's language writes it: dates, instants in +07:00, numbers, enums, refusals, lists of these.</summary>
    public string Show(object? value) => value switch
    {
        null => "",
        string text => text,
        Enum name => Of(name),
        Refusal refusal => Of(refusal),
        DateOnly day => day.ToText(),
        TimeOnly time => time.ToText(),
        DateTimeOffset at => clock.ToText(at),
        EndInstant end => clock.ToText(end),
        int or long => string.Format(Formats.Culture, "{0:N0}", value),
        decimal or double => string.Format(Formats.Culture, "{0:#,0.##}", value),
        IEnumerable many => string.Join(", ", many.Cast<object?>().Select(Show)),
        IFormattable other => other.ToString(null, Formats.Culture),
        _ => value.ToString() ?? "",
    };

    private string Fill(string text, object values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var properties = Properties.GetOrAdd(values.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance));
        return Placeholder().Replace(text, match =>
            properties.FirstOrDefault(property => property.Name == match.Groups[1].Value) is { } property
                ? match.Groups[2].Success ? Word(match, property.GetValue(values)) : Show(property.GetValue(values))
                : Missing($"{{{match.Groups[1].Value}}} of “{text}”"));
    }

    private static string Word(Match match, object? number) => match.Groups[number is 1 or 1L or 1m or 1d ? 2 : 3].Value;

    private string Missing(string key)
    {
        if (environment.IsDevelopment() || environment.IsEnvironment("Test"))
            throw new KeyNotFoundException($"No text for {key} ({Formats.Culture.Name}).");
        logger.LogError("No text for {Key} ({Culture})", key, Formats.Culture.Name);
        return key;
    }

    // {Count}, or the word that goes with a number: {Count:one unit|many units}.
    [GeneratedRegex(@"\{([A-Za-z]\w*)(?::([^|{}]*)\|([^|{}]*))?\}")]
    private static partial Regex Placeholder();
}
