using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lms.Web.Features.Shared.Localization;

/// <summary>The words scripts need: every key <c>Shared.Client.*</c>, as JSON in the page's language.</summary>
public static class ClientText
{
    // Razor encodes it for the attribute it stands in.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(TextCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return JsonSerializer.Serialize(catalog.StartingWith("Shared", "Client."), Plain);
    }
}
