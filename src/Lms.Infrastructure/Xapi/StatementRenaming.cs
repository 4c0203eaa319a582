using System.Text.Json.Nodes;
using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Enrollments;
using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// Once, at the start after the update: statements that were told with keys and addresses of the product's own tables
/// get the names that lead nowhere (<see cref="StatementNames"/>), as if they had been told today. Their place in the
/// store stays. All of it is one transaction, so what was interrupted begins anew, and nobody ever sees half of it.
/// </summary>
/// <remarks>
/// What other clients wrote keeps its words; only ids of ours in it are replaced, so that it still refers to what it
/// did. Whose pseudonym was erased before is not found again: such statements get a registration that is written down
/// nowhere else.
/// </remarks>
public sealed partial class StatementRenaming(
    LmsDbContext db, Facts facts, StatementSeals seals, ActivityCatalog activities, ILogger<StatementRenaming> log)
{
    private const int AtOnce = 500;
    private static readonly long Own = IndexKey.OfClient(StatementBook.Self);

    private readonly Dictionary<Guid, Guid> ids = [];
    private readonly HashSet<string> oldActivities = new(StringComparer.Ordinal);

    /// <returns>How many statements were rewritten.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (await ThroughAsync(cancel) == 0) return 0;
        await using var transaction = await db.BeginWriteAsync(cancel, "xapi/renaming");
        await using var table = XapiConnections.Within(db);
        await table.LockAsync(cancel);
        // Another node may have done it while this one waited.
        var through = await ThroughAsync(cancel);
        if (through == 0) return 0;

        var names = await RegistrationFinder.ReadAsync(db, await seals.OfAsync(db, cancel), cancel);
        var certificates = await db.Certificates.AsNoTracking()
            .ToDictionaryAsync(c => c.VerificationCode, c => c.Id, cancel);
        var changed = await EachAsync(through, own: true, row => RenameOwn(row, names, certificates), table, cancel);
        changed += await EachAsync(through, own: false, row => RenameForeign(row, names), table, cancel);
        db.Registrations.AddRange(names.Made);
        await db.SaveChangesAsync(cancel);
        await ForgetActivitiesAsync(cancel);
        await TakeOverAsync(table, cancel);
        await db.IndexBlocks.ExecuteDeleteAsync(cancel);
        await db.StatementPlaces.ExecuteDeleteAsync(cancel);
        await table.SetMarkAsync(0, 0, cancel);
        await StatementIndex.CatchUpAsync(table, cancel, evenFew: true);
        await db.StatementSealKeys.ExecuteUpdateAsync(k => k.SetProperty(x => x.OldThrough, 0L), cancel);
        await transaction.CommitAsync(cancel);
        LogRenamed(log, changed);
        return changed;
    }

    private Task<long> ThroughAsync(CancellationToken cancel) =>
        db.StatementSealKeys.AsNoTracking().Select(k => k.OldThrough).SingleAsync(cancel);

    /// <summary>Rewrites the statements that are ours, or those that are not, a few hundred at a time.</summary>
    private async Task<int> EachAsync(
        long through,
        bool own,
        Func<StatementRecord, IncomingStatement?> rename,
        StatementTable table,
        CancellationToken cancel)
    {
        var changed = 0;
        for (var last = 0L; ;)
        {
            var rows = await db.Statements.AsNoTracking().Where(s => s.Sequence > last && s.Sequence <= through)
                .OrderBy(s => s.Sequence).Take(AtOnce).ToListAsync(cancel);
            if (rows.Count == 0) return changed;
            last = rows[^1].Sequence;
            var renamed = new List<IncomingStatement>();
            foreach (var row in rows.Where(r => IsOwn(r) == own))
            {
                if (rename(row) is not { } statement) continue;
                statement.StoreAt(row.Sequence);
                await table.RenameAsync(statement, cancel);
                renamed.Add(statement);
            }

            await activities.LearnAsync(table, renamed, cancel);
            changed += renamed.Count;
        }
    }

    private IncomingStatement? RenameOwn(
        StatementRecord row, RegistrationFinder registrations, Dictionary<string, Id<Certificate>> certificates)
    {
        var old = new OldStatement(JsonNode.Parse(row.Json)!.AsObject());
        if (old.Registration is not { } enrollment) return null;
        var names = registrations.Find(old.Actor, enrollment);
        ids[row.StatementId] = names.IdOf(row.StatementId);
        oldActivities.UnionWith(old.Rename(names, code => certificates.TryGetValue(code, out var id) ? id : null));
        return Parsed(old.Bytes, mayDefine: true, row);
    }

    private IncomingStatement? RenameForeign(StatementRecord row, RegistrationFinder registrations)
    {
        var bytes = row.Json;
        var (ours, enrollments) = (false, false);
        UuidTokens.Find(bytes, id =>
        {
            ours |= ids.ContainsKey(id);
            enrollments |= registrations.Knows(id);
        });
        // What refers to something has taken over its keys, which may be old ones.
        if (!ours && !enrollments && row.Reference is null) return null;
        var actor = enrollments ? new OldStatement(JsonNode.Parse(bytes)!.AsObject()).Actor : null;
        UuidTokens.Replace(bytes, id => ids.TryGetValue(id, out var name) ? name
            : registrations.Knows(id) ? registrations.Find(actor, id).Registration : null);
        return Parsed(bytes, mayDefine: false, row);
    }

    /// <summary>The statement with keys of its own alone.</summary>
    private IncomingStatement? Parsed(byte[] bytes, bool mayDefine, StatementRecord row)
    {
        var json = JsonNode.Parse(bytes)!;
        var version = json["version"]?.GetValue<string>() ?? "1.0.3";
        var spoken = version.StartsWith('2') ? XapiVersion.V2 : XapiVersion.V1;
        var parsed = StatementParser.Parse(bytes, spoken, mayBeBatch: false);
        if (parsed.Succeeded) return IncomingStatements.From(parsed.Value[0], AuthorityOf(json), version, mayDefine);
        // A rule has become stricter since it was taken. It stays as it is, rather than that the start fails for it.
        LogLeft(log, row.Sequence);
        ids.Remove(row.StatementId);
        return null;
    }

    private Authority AuthorityOf(JsonNode json)
    {
        var authority = json["authority"];
        var account = authority?["account"];
        if (!Guid.TryParse(account?["name"]?.GetValue<string>(), out var client))
            throw new InvalidOperationException("A stored statement has no authority of this store.");
        var home = account["homePage"]?.GetValue<string>() ?? facts.Site;
        return new(client, authority?["name"]?.GetValue<string>() ?? "", home);
    }

    /// <summary>Descriptions of activities that nobody speaks of any more.</summary>
    private async Task ForgetActivitiesAsync(CancellationToken cancel)
    {
        foreach (var some in oldActivities.Select(iri => Digest.Of(iri)).Chunk(AtOnce))
            await db.Activities.Where(a => some.Contains(a.Digest)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What refers to a statement is found by what that is found by, along the whole chain.</summary>
    private async Task TakeOverAsync(StatementTable table, CancellationToken cancel)
    {
        var referrers = await db.Statements.AsNoTracking().Where(s => s.Reference != null)
            .Select(s => new { s.Sequence, s.StatementId, s.Reference, s.Keys }).ToListAsync(cancel);
        var targets = referrers.Select(r => r.Reference!.Value).ToHashSet();
        var keys = new Dictionary<Guid, byte[]>();
        var all = db.Statements.AsNoTracking().Select(s => new { s.StatementId, s.Keys }).AsAsyncEnumerable();
        await foreach (var row in all.WithCancellation(cancel))
            if (targets.Contains(row.StatementId)) keys[row.StatementId] = row.Keys;
        foreach (var referrer in referrers) keys.TryAdd(referrer.StatementId, referrer.Keys);

        for (var news = true; news;)
        {
            news = false;
            foreach (var referrer in referrers)
            {
                var before = keys[referrer.StatementId];
                var after = IndexKey.TakeOver(before, keys.GetValueOrDefault(referrer.Reference!.Value, []));
                news |= after.Length > before.Length;
                keys[referrer.StatementId] = after;
            }
        }

        foreach (var referrer in referrers.Where(r => keys[r.StatementId].Length > r.Keys.Length))
            await table.SetKeysAsync(referrer.Sequence, keys[referrer.StatementId], cancel);
    }

    private static bool IsOwn(StatementRecord row) => row.Keys.Length > 0 && IndexKey.At(row.Keys, 0) == Own;

    [LoggerMessage(Level = LogLevel.Information,
        Message = "{Count} stored statements were given names that lead to nobody")]
    private static partial void LogRenamed(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The statement {Sequence} is not valid by today's rules and was left as it is")]
    private static partial void LogLeft(ILogger log, long sequence);

    /// <summary>The names of enrolments, by the actor under which something was told of them.</summary>
    private sealed class RegistrationFinder
    {
        private readonly Dictionary<Guid, Guid> teachers;
        private readonly Dictionary<Guid, Guid> pseudonyms;
        private readonly Dictionary<Guid, Registration> known;
        private readonly StatementSeal seal;
        private readonly Dictionary<(string?, Guid), StatementNames> found = [];

        private RegistrationFinder(
            Dictionary<Guid, Guid> teachers,
            Dictionary<Guid, Guid> pseudonyms,
            Dictionary<Guid, Registration> known,
            StatementSeal seal) =>
            (this.teachers, this.pseudonyms, this.known, this.seal) = (teachers, pseudonyms, known, seal);

        /// <summary>The registrations that did not exist yet.</summary>
        public List<Registration> Made { get; } = [];

        public static async Task<RegistrationFinder> ReadAsync(
            LmsDbContext db, StatementSeal seal, CancellationToken cancel) => new(
            (await db.Enrollments.AsNoTracking().Select(e => new { e.Id, e.TeacherId }).ToListAsync(cancel))
                .ToDictionary(e => e.Id.Value, e => e.TeacherId.Value),
            await db.Pseudonyms.AsNoTracking().ToDictionaryAsync(p => p.PersonId, p => p.Name, cancel),
            await db.Registrations.AsNoTracking().ToDictionaryAsync(r => r.EnrollmentId.Value, cancel),
            seal);

        /// <summary>Whether it is an enrolment's key.</summary>
        public bool Knows(Guid id) => teachers.ContainsKey(id);

        public StatementNames Find(string? actor, Guid enrollment)
        {
            if (found.TryGetValue((actor, enrollment), out var names)) return names;
            var lives = teachers.TryGetValue(enrollment, out var teacher)
                && pseudonyms.TryGetValue(teacher, out var pseudonym) && pseudonym.ToString("D") == actor;
            var registration = lives ? Of(enrollment) : Registration.New(new(enrollment));
            return found[(actor, enrollment)] = registration.Names(seal);
        }

        private Registration Of(Guid enrollment)
        {
            if (known.TryGetValue(enrollment, out var registration)) return registration;
            Made.Add(known[enrollment] = Registration.New(new Id<Enrollment>(enrollment)));
            return known[enrollment];
        }
    }
}
