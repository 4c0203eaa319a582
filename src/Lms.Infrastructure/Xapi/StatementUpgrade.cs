using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// Completes statements that the first release stored: it kept no keys and no authority. Such a statement has no keys at all,
/// so the work is taken up again wherever it was interrupted.
/// </summary>
public sealed class StatementUpgrade(LmsDbContext db, Facts facts, ActivityCatalog activities)
{
    private const int AtOnce = 500;

    /// <returns>How many statements were completed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var authority = StatementBook.Authority(facts);
        byte[] none = [];
        var waiting = new WaitingIds();
        for (var done = 0; ;)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await using var table = XapiConnections.Within(db);
            await table.LockAsync(cancel);
            await waiting.ReadAsync(table, cancel);
            var old = await db.Statements.AsNoTracking().Where(s => s.Keys == none).OrderBy(s => s.Sequence).Take(AtOnce).ToListAsync(cancel);
            if (old.Count == 0) return done;
            var complete = old.Select(s => (Old: s, New: Complete(s, authority))).ToList();
            var keys = new Dictionary<Guid, byte[]>();
            foreach (var (before, after) in complete)
            {
                // What it refers to may be here already; what follows it is given these keys below.
                var target = before.Reference is not { } reference ? none : (await waiting.FindAsync(table, [reference], cancel)).SingleOrDefault()?.Keys ?? none;
                after.StoreAt(before.Sequence);
                keys[before.StatementId] = IndexKey.TakeOver(after.Keys, target);
                await table.CompleteAsync(before.Sequence, keys[before.StatementId], after.Json, cancel);
            }

            await new StatementRecorder(table, waiting, activities).SpreadAsync(keys, [], cancel);
            await activities.LearnAsync(table, [.. complete.Select(s => s.New)], cancel);
            await transaction.CommitAsync(cancel);
            done += old.Count;
        }
    }

    private static IncomingStatement Complete(StatementRecord old, Authority authority)
    {
        var parsed = StatementParser.Parse(old.Json, XapiVersion.V1, mayBeBatch: false);
        return parsed.Succeeded
            ? IncomingStatements.From(parsed.Value[0], authority, "1.0.3", mayDefine: true)
            : throw new InvalidOperationException($"The stored statement {old.StatementId} is not valid: {parsed.Refusal}");
    }
}
