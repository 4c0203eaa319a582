using System.Collections.Immutable;

namespace Lms.Web.Xapi;

/// <summary>The query parameters of one request: each known to the method, each at most once.</summary>
internal sealed class XapiParameters(ImmutableArray<string> known)
{
    private readonly string?[] values = known.IsEmpty ? [] : new string?[known.Length];

    /// <summary>The value, or null where it was not sent. The method's own list must hold the name.</summary>
    public string? this[string name] => values[known.IndexOf(name, StringComparer.Ordinal) is var at and >= 0 ? at
        : throw new InvalidOperationException($"The method does not list the parameter {name}.")];

    /// <exception cref="XapiProblem">The parameter is unknown or comes twice.</exception>
    public void Add(ReadOnlySpan<char> name, ReadOnlyMemory<char> value, bool isEncoded)
    {
        for (var i = 0; i < known.Length; i++)
        {
            if (!name.SequenceEqual(known[i])) continue;
            if (values[i] is not null) throw XapiProblem.Bad($"The parameter \"{known[i]}\" may be sent once.");
            values[i] = isEncoded ? Decode(value) : value.ToString();
            return;
        }

        throw Unknown(name.ToString());
    }

    public static string Decode(ReadOnlyMemory<char> encoded) => encoded.Span.IndexOfAny('%', '+') < 0
        ? encoded.ToString()
        : Uri.UnescapeDataString(encoded.ToString().Replace('+', ' '));

    private XapiProblem Unknown(string name)
    {
        foreach (var right in known)
            if (string.Equals(right, name, StringComparison.OrdinalIgnoreCase)) return XapiProblem.Bad($"The parameter \"{right}\" is written so, not \"{name}\".", rule: $"The parameter \"{right}\" is written in other letters.");
        var which = name.Length <= 40 ? $"The parameter \"{name}\"" : "A parameter";
        var hint = known.IsEmpty ? "None are." : $"Known are: {string.Join(", ", known)}.";
        return XapiProblem.Bad($"{which} is not known here. {hint}", rule: $"A parameter is not known here. {hint}");
    }
}
