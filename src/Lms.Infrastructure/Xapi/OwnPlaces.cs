using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// Where the product's own statements go: under their ids, unless they were told before. An id that somebody else's
/// statement has taken is a fault that is logged; the fact is told all the same, under another id (<see
/// cref="StatementSeal.Instead"/>), and what refers to it refers to that. So the work of a person goes on, and no
/// evidence is missing.
/// </summary>
internal sealed partial class OwnPlaces(LmsDbContext db, StatementTable table, WaitingIds waiting)
{
    private static readonly long Own = IndexKey.OfClient(StatementBook.Self);

    private readonly Dictionary<Guid, bool> isOwn = [];

    /// <summary>What of these is still to be stored.</summary>
    public async Task<IReadOnlyList<IncomingStatement>> FindAsync(
        IReadOnlyCollection<IncomingStatement> told, CancellationToken cancel)
    {
        await LookAsync([.. told.Select(s => s.Id), .. told.Select(s => s.Reference).OfType<Guid>()], cancel);
        var taken = isOwn.Where(s => !s.Value).Select(s => s.Key).ToList();
        if (taken.Count == 0) return [.. told.Where(s => !isOwn.ContainsKey(s.Id))];

        var seal = new StatementSeal(await db.StatementSealKeys.AsNoTracking().Select(k => k.Key).SingleAsync(cancel));
        var instead = taken.ToDictionary(id => id, seal.Instead);
        await LookAsync([.. instead.Values], cancel);
        var log = db.GetService<ILoggerFactory>().CreateLogger<StatementBook>();
        foreach (var (id, other) in instead) LogTaken(log, id, other);
        Guid Place(Guid id) => instead.GetValueOrDefault(id, id);
        return [.. told
            .Select(s => s.With(Place(s.Id), s.Reference is { } reference ? Place(reference) : null))
            .Where(s => !isOwn.ContainsKey(s.Id))];
    }

    private async Task LookAsync(List<Guid> ids, CancellationToken cancel)
    {
        foreach (var found in await waiting.FindAsync(table, [.. ids.Distinct()], cancel))
            isOwn[found.Id] = found.Keys.Length > 0 && IndexKey.At(found.Keys, 0) == Own;
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "Another writer has taken the id {Taken} of a statement of our own; the fact is told as {Instead}")]
    private static partial void LogTaken(ILogger log, Guid taken, Guid instead);
}
