using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// Says where in a JSON text something stands. The path is found by reading the text once more, so that a scan without
/// a fault keeps no account of where it is.
/// </summary>
internal static class JsonPath
{
    /// <summary>The path of the token at <paramref name="position"/>, or of the last one before the text stops being JSON.</summary>
    public static string Of(ReadOnlySpan<byte> source, long position)
    {
        var steps = new List<(string? Name, int Index)>();
        var reader = new Utf8JsonReader(source, new JsonReaderOptions { MaxDepth = StatementParser.MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                Step(ref reader, steps);
                if (reader.TokenStartIndex >= position) break;
                Open(ref reader, steps);
            }
        }
        catch (JsonException)
        {
            // What was read up to here is as near as one can point.
        }
        return Text(steps);
    }

    /// <summary>One step of a path: <c>.name</c>, or <c>['any key']</c>.</summary>
    public static string Step(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $".{name}" : $"['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";

    /// <summary>Makes the last step that of the token.</summary>
    private static void Step(ref Utf8JsonReader reader, List<(string? Name, int Index)> steps)
    {
        if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) steps.RemoveAt(steps.Count - 1);
        if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject || steps.Count == 0) return;
        var (name, index) = steps[^1];
        if (reader.TokenType == JsonTokenType.PropertyName) steps[^1] = (Name(ref reader), -1);
        else if (index >= 0) steps[^1] = (name, index + 1);
    }

    /// <summary>Opens a level for what lies inside: an array's elements count from one here, an object's have names.</summary>
    private static void Open(ref Utf8JsonReader reader, List<(string? Name, int Index)> steps)
    {
        if (reader.TokenType == JsonTokenType.StartArray) steps.Add((null, 0));
        if (reader.TokenType == JsonTokenType.StartObject) steps.Add((null, -1));
    }

    private static string Name(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static string Text(List<(string? Name, int Index)> steps)
    {
        var path = new StringBuilder("$");
        foreach (var (name, index) in steps)
        {
            if (name is not null) path.Append(Step(name));
            else if (index > 0) path.Append(CultureInfo.InvariantCulture, $"[{index - 1}]");
        }
        return path.ToString();
    }
}
