using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lms.Infrastructure.Database;

/// <summary>Values that are read and written whole are kept as JSON text, the same on both databases.</summary>
public static class JsonText
{
    // A null is written: left out, it would be read back as the property's default, and "no practicum asked" became "5 points".
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new IdJsonConverterFactory() },
    };

    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        new JsonTextConverter<T>(),
        new ValueComparer<T>(
            // Values are replaced, never changed inside: the same one needs no comparing, which for long lists is most of a save.
            (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
            value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
            value => value));
}

/// <summary>Says of a column that it holds JSON text.</summary>
internal interface IJsonTextConverter;

internal sealed class JsonTextConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonText.Options),
    text => JsonSerializer.Deserialize<T>(text, JsonText.Options)!), IJsonTextConverter;
