namespace Lms.Infrastructure.Xapi;

/// <summary>
/// Stores new statements inside a transaction that is alone in writing statements: gives them their place, marks what is
/// voided, and lets a statement that refers to another be found by whatever finds that other, whichever came first
/// (xAPI 1.0.3, part three, 2.1.3). The index follows later (<see cref="StatementIndex"/>).
/// </summary>
public sealed class StatementRecorder(StatementTable table, WaitingIds waiting, ActivityCatalog activities)
{
    /// <param name="statements">New ones: none of their ids is in the store.</param>
    /// <param name="now">The clock's microseconds (<see cref="StoredTime"/>).</param>
    public async Task RecordAsync(IReadOnlyList<IncomingStatement> statements, long now, CancellationToken cancel)
    {
        if (statements.Count == 0) return;
        var next = Math.Max(now, waiting.Last + 1);
        foreach (var statement in statements) statement.StoreAt(next++);

        if (statements.Any(s => s.Reference is not null)) await TakeOverAsync(statements, cancel);
        await table.InsertAsync(statements, cancel);
        waiting.Add(statements);
        await SpreadAsync(statements.ToDictionary(s => s.Id, s => s.Keys), statements, cancel);
        foreach (var statement in statements)
            foreach (var attachment in statement.Attachments) await table.AddAttachmentAsync(statement.Sequence, attachment, cancel);
        await activities.LearnAsync(table, statements, cancel);
    }

    /// <summary>Takes the keys over from what these statements refer to, and voids what they void.</summary>
    private async Task TakeOverAsync(IReadOnlyList<IncomingStatement> statements, CancellationToken cancel)
    {
        var here = statements.ToDictionary(s => s.Id);
        var elsewhere = (await waiting.FindAsync(table, [.. statements.Select(s => s.Reference).OfType<Guid>().Where(id => !here.ContainsKey(id)).Distinct()], cancel)).ToDictionary(s => s.Id);
        foreach (var statement in statements.Where(s => s.Reference is not null))
        {
            // Along the chain inside this group, then into the store, whose keys are complete already.
            var passed = new HashSet<Guid> { statement.Id };
            for (var target = statement.Reference; target is { } id && passed.Add(id);)
            {
                if (here.TryGetValue(id, out var near)) statement.Keys = IndexKey.TakeOver(statement.Keys, near.Keys);
                else if (elsewhere.TryGetValue(id, out var far)) statement.Keys = IndexKey.TakeOver(statement.Keys, far.Keys);
                target = near?.Reference;
            }

            if (!statement.IsVoiding) continue;
            if (here.TryGetValue(statement.Reference!.Value, out var voided)) voided.IsVoided |= !voided.IsVoiding;
            else if (elsewhere.TryGetValue(statement.Reference.Value, out var old) && old is { IsVoiding: false, IsVoided: false }) await table.VoidAsync(old.Sequence, cancel);
        }
    }

    /// <summary>
    /// Gives keys to whatever came before what it refers to, and on along the chain while that is news to anybody; a new
    /// statement may stand in the middle of it. What was voided before it came is voided now.
    /// </summary>
    /// <param name="keys">The keys of what may be referred to, by its id.</param>
    /// <param name="fresh">What is new of it.</param>
    internal async Task SpreadAsync(Dictionary<Guid, byte[]> keys, IReadOnlyList<IncomingStatement> fresh, CancellationToken cancel)
    {
        var news = fresh.ToDictionary(s => s.Id);
        long? through = null;
        for (IReadOnlyCollection<Guid> targets = keys.Keys.ToList(); targets.Count > 0;)
        {
            var grown = new List<Guid>();
            foreach (var referrer in await table.ReferrersAsync(targets, cancel))
            {
                if (referrer.IsVoiding && news.GetValueOrDefault(referrer.Reference) is { IsVoiding: false, IsVoided: false } voided)
                {
                    voided.IsVoided = true;
                    await table.VoidAsync(voided.Sequence, cancel);
                }

                var all = IndexKey.TakeOver(referrer.Keys, keys[referrer.Reference]);
                // One of the first release has no keys yet and takes these over itself (StatementUpgrade).
                if (all.Length == referrer.Keys.Length || referrer.Keys.Length == 0) continue;
                keys[referrer.Id] = all;
                grown.Add(referrer.Id);
                if (referrer.Sequence > (through ??= await table.MarkAsync(cancel)) && !news.ContainsKey(referrer.Id))
                {
                    // What others can see does not change while it waits for the index, so that it may be remembered (StatementTail).
                    await StatementIndex.CatchUpAsync(table, cancel, evenFew: true);
                    through = long.MaxValue;
                }

                await table.SetKeysAsync(referrer.Sequence, all, cancel);
                if (referrer.Sequence > through) continue;
                for (var i = referrer.Keys.Length / IndexKey.Bytes; i < all.Length / IndexKey.Bytes; i++) await table.AddToIndexAsync(IndexKey.At(all, i), referrer.Sequence, cancel);
            }

            targets = grown;
        }
    }
}
