using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Practicums;

/// <summary>One trainee with the practicum, as lists show it.</summary>
/// <param name="Practicum">Null while no day is planned.</param>
/// <param name="IsForeign">The viewer is a trainer of the trainee's own school and must not score it.</param>
public sealed record PracticumRow(TraineeCard Trainee, Practicum? Practicum, string? Place, bool IsForeign)
{
    public PracticumState? State => Practicum?.State;
    public bool AwaitsScore => State == PracticumState.Submitted;
    public int Count(EvidenceKind kind) => Practicum?.Evidence.Count(e => e.Kind == kind) ?? 0;
}

/// <summary>The practicums a viewer sees: ungraded first, then by given name.</summary>
public sealed class PracticumList(LmsDbContext db) : IUseCase
{
    public async Task<IReadOnlyList<PracticumRow>> ReadAsync(Viewer viewer, IQueryable<Enrollment> enrollments, CancellationToken cancel)
    {
        var cards = await db.CardsOf(enrollments.Convened().Where(e => e.ClassGroupId != null)).ToListAsync(cancel);
        var practicums = await db.Practicums.AsNoTracking().Include(p => p.Evidence).Include(p => p.Assessments).AsSplitQuery()
            .Where(p => enrollments.Any(e => e.Id == p.EnrollmentId)).ToDictionaryAsync(p => p.EnrollmentId, cancel);
        var places = await db.OrgUnits.Where(u => db.Practicums.Any(p => p.SchoolId == u.Id && enrollments.Any(e => e.Id == p.EnrollmentId)))
            .ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var own = await db.Trainers.Where(t => t.Id == viewer.TrainerId).Select(t => (Id<Domain.OrgUnits.OrgUnit>?)t.UnitId).SingleOrDefaultAsync(cancel);
        return [.. cards
            .Select(card => (Card: card, Practicum: practicums.GetValueOrDefault(card.EnrollmentId)))
            .Select(x => new PracticumRow(x.Card, x.Practicum, x.Practicum is { } p ? places[p.SchoolId] : null, own == x.Card.SchoolId))
            .OrderBy(r => !r.AwaitsScore).ThenBy(r => r.IsForeign).ThenBy(r => r.Trainee.SortKey, StringComparer.Ordinal)];
    }

    /// <summary>A trainer's own classes, or one of them.</summary>
    public Task<IReadOnlyList<PracticumRow>> QueueAsync(Viewer viewer, Id<ClassGroup>? classId, CancellationToken cancel) =>
        ReadAsync(viewer, db.EnrollmentsVisibleTo(viewer).Where(e => classId == null || e.ClassGroupId == classId), cancel);

    /// <summary>The one to score after this one: the next in the queue's order, or the first.</summary>
    public static Id<Practicum>? Next(IReadOnlyList<PracticumRow> queue, Id<Practicum> after)
    {
        var here = queue.FirstOrDefault(r => r.Practicum?.Id == after)?.Trainee.SortKey ?? "";
        var waiting = queue.Where(r => r.AwaitsScore && !r.IsForeign && r.Practicum!.Id != after).ToList();
        return (waiting.FirstOrDefault(r => string.CompareOrdinal(r.Trainee.SortKey, here) > 0) ?? waiting.FirstOrDefault())?.Practicum!.Id;
    }

    /// <summary>How many practicums wait for this trainer's score.</summary>
    public Task<int> AwaitingAsync(Viewer viewer, CancellationToken cancel) =>
        db.PracticumsVisibleTo(viewer).CountAsync(p => p.State == PracticumState.Submitted, cancel);
}
