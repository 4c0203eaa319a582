using System.Text.Json;
using Lms.Domain.Enrollments;
using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// Writes the product's own facts into the record store, in the transaction of the fact: what is told is stored with
/// the next SaveChanges.
/// </summary>
public sealed class StatementBook(LmsDbContext db, Facts facts, StatementSeals seals)
{
    /// <summary>The client id in the authority of what the product itself tells.</summary>
    public static readonly Guid Self = new("6c616e67-7561-4765-8c6d-73000000c0de");

    private Authority? authority;

    /// <summary>The facts that can be told.</summary>
    public Facts Facts => facts;

    /// <summary>Adds statements. One that was told before is left as it is.</summary>
    public void Tell(IReadOnlyCollection<Statement> statements)
    {
        foreach (var statement in statements.ExceptBy(db.Told.Select(s => s.Id), s => s.Id)) db.Told.Add(Incoming(statement));
    }

    public void Tell(Statement statement) => Tell([statement]);

    /// <summary>Who vouches for what the product itself tells.</summary>
    internal static Authority Authority(Facts facts) => new(Self, "LanguagePlan LMS", facts.Site);

    /// <summary>Stores what was told in the current transaction.</summary>
    internal static async Task StoreAsync(LmsDbContext db, long now, CancellationToken cancel)
    {
        await using var table = XapiConnections.Within(db);
        await table.LockAsync(cancel);
        var waiting = new WaitingIds();
        await waiting.ReadAsync(table, cancel);
        var told = await new OwnPlaces(db, table, waiting).FindAsync(db.Told, cancel);
        // The page may still roll its transaction back, so what is learned of activities is not remembered.
        await new StatementRecorder(table, waiting, new ActivityCatalog()).RecordAsync(told, now, cancel);
        db.Told.Clear();
    }

    /// <summary>The trainees behind enrolments, with names made for whoever has none yet.</summary>
    public async Task<IReadOnlyDictionary<Lms.Domain.Id<Enrollment>, Trainee>> TraineesAsync(
        IReadOnlyCollection<Enrollment> enrollments, CancellationToken cancel)
    {
        var people = await NamesAsync([.. enrollments.Select(e => e.TeacherId.Value)], cancel);
        var registrations = await RegistrationsAsync([.. enrollments.Select(e => e.Id)], cancel);
        var seal = await seals.OfAsync(db, cancel);
        return enrollments.ToDictionary(e => e.Id, e => new Trainee(
            people[e.TeacherId.Value], e.Id, e.PlanId, e.ClassGroupId, registrations[e.Id].Names(seal)));
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
            // Random: a name made by time would tell when the person first appeared.
            names[person] = IncomingStatements.RandomUuid();
            db.Pseudonyms.Add(new Pseudonym(names[person], person));
        }

        return names;
    }

    private async Task<Dictionary<Lms.Domain.Id<Enrollment>, Registration>> RegistrationsAsync(
        List<Lms.Domain.Id<Enrollment>> enrollments, CancellationToken cancel)
    {
        var known = await db.Registrations.Where(r => enrollments.Contains(r.EnrollmentId))
            .ToDictionaryAsync(r => r.EnrollmentId, cancel);
        foreach (var added in db.Registrations.Local) known.TryAdd(added.EnrollmentId, added);
        foreach (var enrollment in enrollments.Where(e => !known.ContainsKey(e)).ToList())
            known.TryAdd(enrollment, db.Registrations.Add(Registration.New(enrollment)).Entity);
        return known;
    }

    /// <summary>Our own statements keep the standard's rules like everybody's.</summary>
    private IncomingStatement Incoming(Statement statement)
    {
        var parsed = StatementParser.Parse(JsonSerializer.SerializeToUtf8Bytes(statement.ToJson(), JsonText.Options), XapiVersion.V1, mayBeBatch: false);
        return parsed.Succeeded
            ? IncomingStatements.From(parsed.Value[0], authority ??= Authority(facts), "1.0.3", mayDefine: true)
            : throw new InvalidOperationException($"A statement of our own is not valid: {parsed.Refusal}");
    }
}
