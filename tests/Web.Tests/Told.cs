using System.Text;
using System.Text.Json.Nodes;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests;

/// <summary>A stored statement as tests ask about it.</summary>
internal sealed record Told(Guid Id, string Verb, Guid? Registration, Guid? Reference, bool IsVoided, string Json);

internal static class ToldStatements
{
    /// <summary>All statements, in the order they were stored.</summary>
    public static async Task<List<Told>> ToldAsync(this LmsDbContext db)
    {
        var statements = await db.Statements.AsNoTracking().OrderBy(s => s.Sequence).ToListAsync();
        return [.. statements.Select(s =>
        {
            var json = JsonNode.Parse(s.Json)!;
            return new Told(s.StatementId, json["verb"]!["id"]!.GetValue<string>(), json["context"]?["registration"]?.GetValue<Guid>(), s.Reference, s.IsVoided, Encoding.UTF8.GetString(s.Json));
        })];
    }
}
