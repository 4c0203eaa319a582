using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>The names one kind of object may use, found by their length first. The place of a name in the list is its number.</summary>
internal sealed class PropertyTable
{
    private readonly (byte[] Name, int Number)[][] byLength;

    public PropertyTable(params string[] names)
    {
        Names = names;
        byLength = [.. Enumerable.Range(0, names.Max(n => n.Length) + 1)
            .Select(length => names.Index().Where(n => n.Item.Length == length).Select(n => (Encoding.UTF8.GetBytes(n.Item), n.Index)).ToArray())];
    }

    public string[] Names { get; }

    /// <summary>The number of a name, or -1 if it has no place here.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        if (name.Length >= byLength.Length) return -1;
        foreach (var (known, number) in byLength[name.Length])
        {
            if (name.SequenceEqual(known)) return number;
        }
        return -1;
    }
}
