using System.Security.Cryptography;
using Lms.Domain.Enrollments;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Xapi;

/// <summary>Writes the product's own facts into the record store, in the transaction of the fact: what is told is saved with the next SaveChanges.</summary>
public sealed class StatementBook(LmsDbContext db, Facts facts, TimeProvider clock)
{
    /// <summary>The facts that can be told.</summary>
    public Facts Facts => facts;

    /// <summary>Adds statements. One that was told before is left as it is.</summary>
    public async Task TellAsync(IReadOnlyCollection<Statement> statements, CancellationToken cancel)
    {
        var ids = statements.Select(s => s.Id).ToList();
        var known = await db.Statements.Where(s => ids.Contains(s.StatementId)).Select(s => s.StatementId).ToListAsync(cancel);
        known.AddRange(db.Statements.Local.Select(s => s.StatementId));
        var now = clock.GetUtcNow();
        foreach (var statement in statements.ExceptBy(known, s => s.Id))
        {
            db.Statements.Add(Record(statement, now));
            if (statement.Verb == Verbs.Voided && statement.StatementRef is { } target) await VoidAsync(target, cancel);
        }
    }

    public Task TellAsync(Statement statement, CancellationToken cancel) => TellAsync([statement], cancel);

    /// <summary>The trainees behind enrolments, with a pseudonym made for whoever has none yet.</summary>
    public async Task<IReadOnlyDictionary<Lms.Domain.Id<Enrollment>, Trainee>> TraineesAsync(IReadOnlyCollection<Enrollment> enrollments, CancellationToken cancel)
    {
        var names = await NamesAsync([.. enrollments.Select(e => e.TeacherId.Value)], cancel);
        return enrollments.ToDictionary(e => e.Id, e => new Trainee(names[e.TeacherId.Value], e.Id, e.PlanId, e.ClassGroupId));
    }

    public async Task<Trainee> TraineeAsync(Enrollment enrollment, CancellationToken cancel) => (await TraineesAsync([enrollment], cancel))[enrollment.Id];

    /// <summary>The pseudonym of a trainer, for a statement's instructor.</summary>
    public async Task<Guid?> InstructorAsync(Lms.Domain.Id<Lms.Domain.Trainers.Trainer>? trainer, CancellationToken cancel) =>
        trainer is { } id ? (await NamesAsync([id.Value], cancel))[id.Value] : null;

    private async Task<Dictionary<Guid, Guid>> NamesAsync(List<Guid> people, CancellationToken cancel)
    {
        var names = await db.Pseudonyms.Where(p => people.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, p => p.Name, cancel);
        foreach (var added in db.Pseudonyms.Local) names.TryAdd(added.PersonId, added.Name);
        foreach (var person in people.Where(p => !names.ContainsKey(p)).Distinct().ToList())
        {
            names[person] = RandomUuid();
            db.Pseudonyms.Add(new Pseudonym(names[person], person));
        }

        return names;
    }

    private async Task VoidAsync(Guid target, CancellationToken cancel)
    {
        var statement = db.Statements.Local.FirstOrDefault(s => s.StatementId == target)
            ?? await db.Statements.FirstOrDefaultAsync(s => s.StatementId == target, cancel);
        if (statement is not null) statement.IsVoided = true;
    }

    private static StatementRecord Record(Statement statement, DateTimeOffset now)
    {
        var json = statement.ToJson();
        json["stored"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        json["version"] = "1.0.3";
        return new StatementRecord
        {
            StatementId = statement.Id,
            Stored = now,
            Timestamp = statement.Timestamp,
            Verb = statement.Verb.Id,
            Actor = $"account|{statement.Actor.HomePage}|{statement.Actor.Pseudonym:D}",
            Activity = statement.Object?.Id,
            Reference = statement.StatementRef,
            Registration = statement.Context.Registration,
            Json = json.ToJsonString(JsonText.Options),
        };
    }

    /// <summary>A random (v4) UUID: one made by time would tell when the person first appeared.</summary>
    private static Guid RandomUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
