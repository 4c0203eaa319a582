using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Completion;

/// <summary>
/// Walks the statements of one person and looks for every value in them in the rest of the database: what is found
/// there leads from the statements to the person. A value that statements of several others have as well (plan, class,
/// block, lesson, verb) leads to nobody.
/// </summary>
internal static class PersonWalk
{
    // What the record store keeps of the statements themselves; the maps from names to people are not among them.
    private static readonly string[] OfStatements =
    [
        "xapi_Statements", "xapi_StatementIds", "xapi_IndexBlocks", "xapi_IndexMarks",
        "xapi_Activities", "xapi_Attachments",
    ];

    private const int Shared = 2;
    private const int Shortest = 4;

    /// <summary>The values of the person's statements that no two others share.</summary>
    /// <param name="actor">The pseudonym under which they were told.</param>
    public static async Task<IReadOnlyList<string>> ValuesAsync(LmsDbContext db, Guid actor)
    {
        var rows = await db.Statements.AsNoTracking().OrderBy(s => s.Sequence).ToListAsync();
        var byActor = rows.Select(r => JsonNode.Parse(r.Json)!)
            .GroupBy(j => j["actor"]!["account"]?["name"]?.GetValue<string>() ?? "")
            .ToDictionary(g => g.Key, g => g.SelectMany(Values).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var others = byActor.Where(a => a.Key != actor.ToString()).SelectMany(a => a.Value)
            .CountBy(v => v, StringComparer.OrdinalIgnoreCase).Where(v => v.Value >= Shared)
            .Select(v => v.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. byActor[actor.ToString()].Where(v => v.Length >= Shortest && !others.Contains(v))];
    }

    /// <summary>Where these values are found: table, column and value.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(LmsDbContext db, IReadOnlyList<string> values)
    {
        var wanted = SearchValues.Create([.. values], StringComparison.OrdinalIgnoreCase);
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Except(OfStatements))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A table's name from the model.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    if (Text(reader.GetValue(i)) is not { } text || text.AsSpan().IndexOfAny(wanted) < 0) continue;
                    found.Add($"{table}.{reader.GetName(i)}: {text}");
                }
            }
        }

        return found;
    }

    /// <summary>The texts of a statement, and what is inside them: the parts of an address, a UUID of a URN.</summary>
    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => Parts(p.Key).Concat(Values(p.Value))),
        JsonArray array => array.SelectMany(Values),
        JsonValue value when value.TryGetValue<string>(out var text) => Parts(text),
        _ => [],
    };

    private static IEnumerable<string> Parts(string text) =>
        text.Contains(':', StringComparison.Ordinal) ? [text, .. text.Split('/', ':', '#', '?')] : [text];

    private static string? Text(object value) => value switch
    {
        string text => text,
        Guid id => id.ToString(),
        byte[] { Length: 16 } bytes => $"{new Guid(bytes, bigEndian: true)} {new Guid(bytes)}",
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => null,
    };
}
