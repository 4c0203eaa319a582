using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lms.Infrastructure.Courses;

/// <summary>
/// One mapping of the front matter, read key by key. A missing or wrong value is reported with its line and read as an empty one, so that
/// reading goes on and finds the rest; <see cref="Done"/> reports keys nobody asked for, which are misspellings.
/// </summary>
internal sealed class FrontMatter(YamlMappingNode node, string path, ContentFile file)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public long Line => LineOf(node.Start);

    public string Text(string key)
    {
        if (Take(key) is not { } value) return "";
        if (value is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)) return text.Trim();
        Error(key, "a text is expected");
        return "";
    }

    public int Whole(string key, int min = 1) =>
        (int)Number(key, min, int.MaxValue, number => number == decimal.Truncate(number), $"a whole number of at least {min} is expected");

    public decimal Score(string key, decimal min, decimal max) =>
        Number(key, min, max, _ => true, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max} is expected"));

    public bool Flag(string key, bool whenAbsent = false)
    {
        if (Find(key) is not { } value) return whenAbsent;
        if (value is YamlScalarNode { Value: "true" or "false" } scalar) return scalar.Value == "true";
        Error(key, "true or false is expected");
        return whenAbsent;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var items = Items(key);
        var texts = items.OfType<YamlScalarNode>().Select(item => item.Value?.Trim() ?? "").Where(text => text.Length > 0).ToList();
        if (texts.Count < items.Count) Error(key, "every item must be a text");
        return texts;
    }

    public FrontMatter? Map(string key)
    {
        if (Take(key) is not { } value) return null;
        if (value is YamlMappingNode map) return new FrontMatter(map, $"{path}{key}.", file);
        Error(key, "a mapping of keys to values is expected");
        return null;
    }

    public IReadOnlyList<FrontMatter> Maps(string key)
    {
        var items = Items(key);
        if (items.Any(item => item is not YamlMappingNode)) Error(key, "every item must be a mapping of keys to values");
        return [.. items.OfType<YamlMappingNode>().Select((map, index) => new FrontMatter(map, $"{path}{key}[{index + 1}].", file))];
    }

    /// <summary>Reports an error at the key's line, or at the mapping's when the key is absent.</summary>
    public void Error(string key, string message) =>
        file.Error(node.Children.TryGetValue(key, out var value) ? LineOf(value.Start) : Line, $"{path}{key}: {message}");

    public void Unique(string key, IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(id => id.Length > 0).GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key))
            Error(key, $"id '{id}' is used more than once");
    }

    public void Done()
    {
        foreach (var key in node.Children.Keys.Where(key => key is not YamlScalarNode { Value: { } name } || !_asked.Contains(name)))
            file.Error(LineOf(key.Start), $"{path}{key}: this key is not known here");
    }

    /// <summary>The mark counts from the line after the opening fence, the file from the fence.</summary>
    public static long LineOf(Mark mark) => mark.Line + 1;

    private decimal Number(string key, decimal min, decimal max, Func<decimal, bool> accepts, string expected)
    {
        if (Take(key) is not { } value) return 0;
        if (value is YamlScalarNode scalar
            && decimal.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max && accepts(number))
            return number;
        Error(key, expected);
        return 0;
    }

    private IReadOnlyList<YamlNode> Items(string key)
    {
        if (Take(key) is not { } value) return [];
        if (value is YamlSequenceNode { Children.Count: > 0 } list) return [.. list.Children];
        Error(key, "a list of at least one item is expected");
        return [];
    }

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(key, out var value) ? value : null;
    }

    private YamlNode? Take(string key)
    {
        var value = Find(key);
        if (value is null) Error(key, "is missing");
        return value;
    }
}
