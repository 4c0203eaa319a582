using System.Text;
using System.Text.Json.Nodes;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests;

/// <summary>A stored statement as tests ask about it.</summary>
/// <param name="Enrollment">The enrolment that its registration stands for.</param>
internal sealed record Told(Guid Id, string Verb, Guid? Enrollment, Guid? Reference, bool IsVoided, string Json);

internal static class ToldStatements
{
    /// <summary>All statements, in the order they were stored.</summary>
    public static async Task<List<Told>> ToldAsync(this LmsDbContext db)
    {
        var statements = await db.Statements.AsNoTracking().OrderBy(s => s.Sequence).ToListAsync();
        var enrollments = await db.Registrations.AsNoTracking()
            .ToDictionaryAsync(r => r.Name, r => r.EnrollmentId.Value);
        return [.. statements.Select(s =>
        {
            var json = JsonNode.Parse(s.Json)!;
            var registration = json["context"]?["registration"]?.GetValue<Guid>();
            Guid? enrollment = registration is { } name && enrollments.TryGetValue(name, out var id) ? id : null;
            var verb = json["verb"]!["id"]!.GetValue<string>();
            return new Told(s.StatementId, verb, enrollment, s.Reference, s.IsVoided, Encoding.UTF8.GetString(s.Json));
        })];
    }
}
