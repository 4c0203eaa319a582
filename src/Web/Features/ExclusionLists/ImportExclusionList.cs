using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.ExclusionLists;

/// <summary>What was imported, and the rows that were read as no person.</summary>
/// <param name="Unread">Entries of which something could not be read.</param>
public sealed record ImportedExclusionList(Id<ExclusionList> Id, int Entries, int Unread, IReadOnlyList<SkippedRow> Skipped);

public sealed record CourseNameMissing : Refusal;

/// <summary>The plan already has a list under this course name; it has to be removed first.</summary>
public sealed record ExclusionListAlreadyThere(string CourseName) : Refusal;

/// <summary>Nhập danh sách loại trừ of another course, from a workbook or CSV with at least a column of names.</summary>
public sealed class ImportExclusionList(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<ImportedExclusionList>> RunAsync(
        Viewer viewer, Id<TrainingPlan> planId, string courseName, TableFile file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var course = (courseName ?? "").Trim().Normalize();
        if (course.Length == 0) return new CourseNameMissing();
        var now = clock.GetUtcNow();
        var reading = ExclusionListReader.Read(file.Content, file.Name, new RowRules(VietnamTime.DateOf(now)), file.Answers);
        if (!reading.Succeeded) return reading.Refusal;

        await using var transaction = await db.BeginWriteAsync(cancel, $"exclusion-lists/{planId}");
        if (await db.ExclusionListsClosed(viewer, planId, cancel) is { } closed) return closed;
        if (await db.ExclusionLists.AnyAsync(l => l.PlanId == planId && l.CourseName == course, cancel)) return new ExclusionListAlreadyThere(course);

        var list = new ExclusionList(planId, course, reading.Value.Entries, now, file.Sha256 is { } sha256 ? (file.Name, sha256) : null);
        db.ExclusionLists.Add(list);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ImportedExclusionList(list.Id, list.Entries.Count, list.Unread().Count, reading.Value.Skipped);
    }

    /// <summary>What must be asked about a file, or why it cannot be read; null where it can be imported.</summary>
    public Refusal? Check(TableFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return ExclusionListReader.Read(file.Content, file.Name, new RowRules(VietnamTime.DateOf(clock.GetUtcNow())), file.Answers).Refusal;
    }
}

internal static class ExclusionListRules
{
    /// <summary>Why the plan's exclusion lists cannot change: once trainees are convened they are part of the record.</summary>
    public static async Task<Refusal?> ExclusionListsClosed(this LmsDbContext db, Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel) =>
        await db.PlansVisibleTo(viewer).Where(p => p.Id == planId).Select(p => (PlanState?)p.State).SingleOrDefaultAsync(cancel) switch
        {
            null => new PlanMissing(),
            PlanState.Draft or PlanState.Issued => null,
            { } state => new PlanNotInState(state),
        };
}
