using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Web.Xapi;

/// <summary>A request that a browser without cross-origin requests wraps into a form (1.0.3, part three, 1.3): headers, parameters and content are its fields.</summary>
internal sealed class AlternateRequest
{
    /// <summary>Room for whoever is not known before the form is read: a batch of statements, not a film.</summary>
    public const long MostBytesOfStranger = 256 << 10;

    /// <summary>More than any request of the standard has.</summary>
    public const int MostFields = 50;

    private const string Form = "application/x-www-form-urlencoded";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // These fields are headers and no others: the standard says so.
    private static readonly string[] HeaderNames = ["Authorization", XapiHeaders.Version, "Content-Type", "Content-Length", "If-Match", "If-None-Match"];

    private readonly string?[] headers = new string?[HeaderNames.Length];
    private readonly List<(string Name, string Value)> parameters = [];

    private AlternateRequest() { }

    public IReadOnlyList<(string Name, string Value)> Parameters => parameters;

    /// <summary>The bytes of the field <c>content</c>; null where there is none.</summary>
    public byte[]? Content { get; private set; }

    public string? Header(string name) => Array.FindIndex(HeaderNames, n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? headers[at] : null;

    /// <summary>The method that the query names, or null where it names none.</summary>
    public static string? MethodIn(QueryString query)
    {
        if (!query.HasValue || !query.Value!.Contains("method=", StringComparison.Ordinal)) return null;
        foreach (var pair in new QueryStringEnumerable(query.Value))
            if (pair.EncodedName.Span.SequenceEqual("method")) return XapiParameters.Decode(pair.EncodedValue);
        return null;
    }

    /// <exception cref="XapiProblem">The form is no form, lacks the content, or the query says more than the method.</exception>
    public static AlternateRequest Read(HttpRequest http, ReadOnlyMemory<byte> body)
    {
        if (http.ContentType is not { } type || !type.StartsWith(Form, StringComparison.OrdinalIgnoreCase))
            throw XapiProblem.Bad($"A request with the parameter \"method\" is a form: {Form}.");
        var count = 0;
        foreach (var _ in new QueryStringEnumerable(http.QueryString.Value)) count++;
        if (count > 1) throw XapiProblem.Bad("Beside \"method\" every parameter stands in the form.");

        // Counted before anything is made of it.
        if (body.Span.Count((byte)'&') >= MostFields)
            throw XapiProblem.Bad($"The form has more than {MostFields} fields.");
        var request = new AlternateRequest();
        foreach (var field in new QueryStringEnumerable(Text(body).AsMemory()))
            if (!field.EncodedName.IsEmpty || !field.EncodedValue.IsEmpty) request.Add(XapiParameters.Decode(field.EncodedName), XapiParameters.Decode(field.EncodedValue));
        return request;
    }

    private void Add(string name, string value)
    {
        var at = Array.FindIndex(HeaderNames, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        if ((at >= 0 && headers[at] is not null) || (name == "content" && Content is not null)) throw XapiProblem.Bad($"The field \"{name}\" may be sent once.");
        if (at >= 0) headers[at] = value;
        else if (name == "content") Content = Encoding.UTF8.GetBytes(value);
        else parameters.Add((name, value));
    }

    private static string Text(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Utf8.GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            throw XapiProblem.Bad("The form is not UTF-8.");
        }
    }
}
