using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Forwarders;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Forwarders;

/// <param name="Behind">Statements that are still to be sent, counted up to one more than <see cref="Most"/>.</param>
public sealed record ForwarderLine(Forwarder Forwarder, int Behind, int Revision)
{
    /// <summary>Beyond it nobody needs the exact number, and counting would take long.</summary>
    public const int Most = 10_000;

    public string BehindText => Behind > Most ? $"{Most.ToText()}+" : Behind.ToText();
}

/// <summary>A forwarder's own page.</summary>
/// <param name="Plan">The title of the plan that it is limited to.</param>
/// <param name="Skipped">The newest of what it has skipped.</param>
/// <param name="SkippedCount">How many it has skipped in all.</param>
public sealed record ForwarderPage(ForwarderLine Line, string? Plan, IReadOnlyList<SkippedStatement> Skipped, int SkippedCount)
{
    public const int MostSkipped = 100;
}

/// <summary>A forwarder that somebody has to look after.</summary>
/// <param name="Text">The key of what is the matter.</param>
public sealed record ForwarderTrouble(Id<Forwarder> Id, string Name, string Text, int Count, DateTimeOffset? Since);

/// <summary>Reads forwarders for the pages.</summary>
public sealed class ForwarderList(LmsDbContext db, ForwarderSelection selection, TimeProvider clock, Localizer text) : IUseCase
{
    /// <summary>What is the matter for so long that it does not mend itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Those that somebody has to look after: stopped, long without success, or with statements skipped.</summary>
    public async Task<IReadOnlyList<ForwarderTrouble>> TroublesAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Patience;
        var skipped = await db.SkippedStatements.GroupBy(s => s.ForwarderId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var troubles = new List<ForwarderTrouble>();
        foreach (var f in await db.Forwarders.AsNoTracking().OrderBy(f => f.Name).ToListAsync(cancel))
        {
            if (f.State == ForwarderState.Stopped) troubles.Add(new(f.Id, f.Name, "Forwarders.Home.Stopped", 0, null));
            else if (f.State == ForwarderState.Running && f.TroubledSince <= since) troubles.Add(new(f.Id, f.Name, "Forwarders.Home.Troubled", 0, f.TroubledSince));
            if (skipped.TryGetValue(f.Id, out var count)) troubles.Add(new(f.Id, f.Name, "Forwarders.Home.Skipped", count, null));
        }

        return troubles;
    }

    public async Task<ForwarderPage?> PageAsync(Id<Forwarder> id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } line) return null;
        var skipped = db.SkippedStatements.AsNoTracking().Where(s => s.ForwarderId == id);
        var plan = line.Forwarder.PlanId;
        return new(
            line,
            plan is null ? null : await db.Plans.Where(p => p.Id == plan).Select(p => p.Title).SingleOrDefaultAsync(cancel),
            await skipped.OrderByDescending(s => s.Sequence).Take(ForwarderPage.MostSkipped).ToListAsync(cancel),
            await skipped.CountAsync(cancel));
    }

    /// <summary>The plans to choose from, the newest first.</summary>
    public async Task<IReadOnlyList<SelectListItem>> PlanChoicesAsync(CancellationToken cancel)
    {
        var plans = await db.Plans.OrderByDescending(p => p.CreatedAt).Select(p => new { p.Id, p.Number, p.Title }).ToListAsync(cancel);
        return
        [
            new(text["Forwarders.PlanId.Any"], ""),
            .. plans.Select(p => new SelectListItem(p.Number is null ? p.Title : $"{p.Number} · {p.Title}", p.Id.ToString())),
        ];
    }

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
        forwarder.Filter.IsEverything
            ? await db.Statements.Where(s => s.Sequence > forwarder.Through).Select(s => s.Sequence).Take(ForwarderLine.Most + 1).CountAsync(cancel)
            : await selection.CountAsync(forwarder.Filter, forwarder.Through, ForwarderLine.Most + 1, cancel),
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
