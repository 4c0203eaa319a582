using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Journal;

/// <param name="Who">The name of who did it; null where the system itself did.</param>
public sealed record JournalLine(JournalEntry Entry, string? Who, IReadOnlyList<FieldChange> Changes);

/// <summary>Who changed one mark, and how.</summary>
public sealed record AttendanceLine(AttendanceChange Change, string? Who, string Trainee, string Class, int Ordinal, DateTimeOffset StartsAt);

/// <param name="Next">Where the page below begins; null on the last.</param>
public sealed record JournalPage<T>(JournalFilter Filter, IReadOnlyList<T> Lines, string? Next);

/// <summary>Đọc nhật ký, newest first, a page at a time by key: a page costs the same however far back it lies.</summary>
public sealed class JournalReader(LmsDbContext db, JournalWords words, LocalClock clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<JournalPage<JournalLine>> ReadAsync(Viewer viewer, JournalFilter filter, CancellationToken cancel)
    {
        var (from, until) = filter.Window(clock);
        var accounts = await filter.AccountsAsync(db, cancel);
        var query = db.JournalVisibleTo(viewer).AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Subject)) query = query.Where(e => e.Subject == filter.Subject);
        if (!string.IsNullOrWhiteSpace(filter.Id)) query = query.Where(e => e.SubjectId == filter.Id.Trim());
        if (accounts is not null) query = query.Where(e => e.AccountId != null && accounts.Contains(e.AccountId.Value));
        if (from is { } first) query = query.Where(e => e.At >= first);
        if (until is { } end) query = query.Where(e => e.At < end);
        if (JournalPlace.Parse(filter.Before) is { } place)
        {
            var id = new Id<JournalEntry>(place.Id);
            query = query.Where(e => e.At < place.At || (e.At == place.At && e.Id < id));
        }
        var entries = await query.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancel);
        var names = await db.NamesOfAsync(entries.Select(e => e.AccountId), cancel);
        var meant = await MeaningsAsync(names, [.. entries.SelectMany(JournalWords.IdsIn).Distinct()], cancel);
        return Page(filter, entries, e => new(e.At, e.Id.Value), e => new JournalLine(e, Name(names, e.AccountId), words.Changes(e, meant)));
    }

    public async Task<JournalPage<AttendanceLine>> ReadAttendanceAsync(Viewer viewer, JournalFilter filter, CancellationToken cancel)
    {
        var (from, until) = filter.Window(clock);
        var accounts = await filter.AccountsAsync(db, cancel);
        var query = db.AttendanceChangesVisibleTo(viewer).AsNoTracking();
        if (Id<Lms.Domain.Enrollments.Enrollment>.TryParse(filter.Id, null, out var enrollment)) query = query.Where(c => c.EnrollmentId == enrollment);
        if (accounts is not null) query = query.Where(c => accounts.Contains(c.AccountId));
        if (from is { } first) query = query.Where(c => c.At >= first);
        if (until is { } end) query = query.Where(c => c.At < end);
        if (JournalPlace.Parse(filter.Before) is { } place) query = query.Where(c => c.At < place.At || (c.At == place.At && c.Id < place.Id));
        var rows = await DescribeAsync(query, PageSize + 1, cancel);
        return Page(filter, rows, r => new(r.Change.At, r.Change.Id), r => r);
    }

    /// <summary>The latest marks that were changed after their roll call was closed.</summary>
    public async Task<IReadOnlyList<AttendanceLine>> CorrectionsAsync(Viewer viewer, int most, CancellationToken cancel) =>
        await DescribeAsync(db.AttendanceChangesVisibleTo(viewer).AsNoTracking().Where(c => c.Method == MarkMethod.Correction), most, cancel);

    private async Task<List<AttendanceLine>> DescribeAsync(IQueryable<AttendanceChange> changes, int most, CancellationToken cancel)
    {
        var rows = await (
            from change in changes.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(most)
            join call in db.RollCalls on change.RollCallId equals call.Id
            join session in db.Plans.SelectMany(p => p.Sessions) on call.SessionId equals session.Id
            join group_ in db.ClassGroups on call.ClassGroupId equals group_.Id
            join enrolled in db.Enrollments on change.EnrollmentId equals enrolled.Id
            join teacher in db.Teachers on enrolled.TeacherId equals teacher.Id
            orderby change.At descending, change.Id descending
            select new { change, teacher.FullName, Class = group_.Name, session.Ordinal, session.StartsAt }).ToListAsync(cancel);
        var names = await db.NamesOfAsync(rows.Select(r => (Guid?)r.change.AccountId), cancel);
        return [.. rows.Select(r => new AttendanceLine(r.change, Name(names, r.change.AccountId), r.FullName, r.Class, r.Ordinal, r.StartsAt))];
    }

    private static JournalPage<TLine> Page<TRow, TLine>(JournalFilter filter, List<TRow> rows, Func<TRow, JournalPlace> place, Func<TRow, TLine> line)
    {
        var shown = rows.Take(PageSize).ToList();
        return new(filter, [.. shown.Select(line)], rows.Count > PageSize ? place(shown[^1]).ToString() : null);
    }

    /// <summary>Names for the ids that entries hold: accounts, units, classes, plans and teachers.</summary>
    private async Task<Dictionary<Guid, string>> MeaningsAsync(Dictionary<Guid, string> known, List<Guid> ids, CancellationToken cancel)
    {
        var (units, classes, plans, teachers) = (Of<OrgUnit>(), Of<ClassGroup>(), Of<TrainingPlan>(), Of<Teacher>());
        var names = new Dictionary<Guid, string>(known);
        foreach (var (id, name) in await db.NamesOfAsync(ids.Select(id => (Guid?)id), cancel)) names[id] = name;
        foreach (var unit in await db.OrgUnits.Where(u => units.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(cancel)) names[unit.Id.Value] = unit.Name;
        foreach (var group in await db.ClassGroups.Where(c => classes.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancel)) names[group.Id.Value] = group.Name;
        foreach (var plan in await db.Plans.Where(p => plans.Contains(p.Id)).Select(p => new { p.Id, p.Title }).ToListAsync(cancel)) names[plan.Id.Value] = plan.Title;
        foreach (var teacher in await db.Teachers.Where(t => teachers.Contains(t.Id)).Select(t => new { t.Id, t.FullName }).ToListAsync(cancel)) names[teacher.Id.Value] = teacher.FullName;
        return names;

        List<Id<T>> Of<T>() => [.. ids.Select(id => new Id<T>(id))];
    }

    /// <summary>An account that is gone is still named, by its id.</summary>
    private static string? Name(Dictionary<Guid, string> names, Guid? account) =>
        account is { } id ? names.GetValueOrDefault(id) ?? id.ToString() : null;
}
