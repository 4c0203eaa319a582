using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Forwarders;

/// <param name="Behind">Statements that are still to be sent, counted up to one more than <see cref="Most"/>.</param>
public sealed record ForwarderLine(Forwarder Forwarder, int Behind, int Revision)
{
    /// <summary>Beyond it nobody needs the exact number, and counting would take long.</summary>
    public const int Most = 10_000;

    public string BehindText => Behind > Most ? $"{Most.ToText()}+" : Behind.ToText();
}

/// <summary>Reads forwarders for the pages.</summary>
public sealed class ForwarderList(LmsDbContext db) : IUseCase
{
    public async Task<IReadOnlyList<ForwarderLine>> ReadAsync(CancellationToken cancel)
    {
        var lines = new List<ForwarderLine>();
        foreach (var forwarder in await db.Forwarders.OrderBy(f => f.Name).ToListAsync(cancel)) lines.Add(await LineAsync(forwarder, cancel));
        return lines;
    }

    public async Task<ForwarderLine?> FindAsync(Id<Forwarder> id, CancellationToken cancel) =>
        await db.Forwarders.SingleOrDefaultAsync(f => f.Id == id, cancel) is { } forwarder ? await LineAsync(forwarder, cancel) : null;

    private async Task<ForwarderLine> LineAsync(Forwarder forwarder, CancellationToken cancel) => new(
        forwarder,
        await db.Statements.Where(s => s.Sequence > forwarder.Through).Select(s => s.Sequence).Take(ForwarderLine.Most + 1).CountAsync(cancel),
        db.RevisionOf(forwarder));
}

internal static class ForwarderStates
{
    public static Tone Tone(this ForwarderState state) => state switch
    {
        ForwarderState.Running => Shared.Tone.Success,
        ForwarderState.Paused => Shared.Tone.Neutral,
        _ => Shared.Tone.Danger,
    };
}
