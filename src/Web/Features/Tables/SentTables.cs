using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.Tables;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Tables;

/// <summary>A file on its way into a reader, with what was answered about it.</summary>
/// <param name="Sha256">Its address in the file store; null for one that does not lie there.</param>
public sealed record TableFile(Stream Content, string Name, TableAnswers Answers, string? Sha256 = null)
{
    public TableFile(Stream content, string name) : this(content, name, TableAnswers.None) { }
}

/// <summary>What came with a form: a file that was chosen now, or one that lies here already.</summary>
/// <param name="Kept">The file that was sent before, whose form came back.</param>
/// <param name="Fields">What was typed beside it, by the form's names.</param>
public sealed record TableForm(IFormFile? File, Id<SentTable>? Kept, IReadOnlyDictionary<string, string> Fields);

/// <summary>Giữ tệp bảng: keeps what was sent until it is taken, so that nobody has to send a file again.</summary>
public sealed class SentTables(LmsDbContext db, FileStore files, TimeProvider clock) : IUseCase
{
    /// <summary>The file of a form, kept; null where it has none.</summary>
    public async Task<Outcome<SentTable?>> TakeAsync(Viewer viewer, TableDoor door, Id<TrainingPlan>? planId, TableForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(form);
        if (form.File is { Length: > 0 } file) return await KeepAsync(viewer, door, planId, file, form.Fields, cancel);
        if (form.Kept is not { } id || await FindAsync(viewer, door, planId, id, cancel) is not { } kept) return (SentTable?)null;
        kept.Note(form.Fields);
        await db.SaveChangesAsync(cancel);
        return kept;
    }

    public Task<SentTable?> FindAsync(Viewer viewer, TableDoor door, Id<TrainingPlan>? planId, Id<SentTable> id, CancellationToken cancel) =>
        db.SentTablesVisibleTo(viewer).SingleOrDefaultAsync(t => t.Id == id && t.Door == door && t.PlanId == planId, cancel);

    /// <returns>The table whose page goes on; null where there is none for the viewer.</returns>
    public async Task<SentTable?> AnswerAsync(Viewer viewer, Id<SentTable> id, TableAnswers? answers, CancellationToken cancel)
    {
        if (await db.SentTablesVisibleTo(viewer).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } table) return null;
        if (answers is null) table.Forget();
        else table.Answer(answers);
        await db.SaveChangesAsync(cancel);
        return table;
    }

    /// <summary>The stored bytes; the caller disposes of the stream.</summary>
    public TableFile Open(SentTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(files.OpenRead(table.Sha256), table.FileName, table.Answers, table.Sha256);
    }

    public Stream OpenFile(string sha256) => files.OpenRead(sha256);

    private async Task<Outcome<SentTable?>> KeepAsync(
        Viewer viewer, TableDoor door, Id<TrainingPlan>? planId, IFormFile file, IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        var name = Path.GetFileName(file.FileName).Normalize();
        name = name.Length <= SentTable.FileNameLength ? name : name[..150] + "…" + name[^100..];
        await using var content = file.OpenReadStream();
        var stored = await files.SaveAsync(content, WorkbookLimits.Default.MaxFileBytes, cancel);
        if (!stored.Succeeded) return new WorkbookTooLarge(name, (int)(WorkbookLimits.Default.MaxFileBytes >> 20));
        var table = new SentTable(door, planId, viewer.AccountId, name, stored.Value.Sha256, stored.Value.Bytes, fields, clock.GetUtcNow());
        db.SentTables.Add(table);
        await db.SaveChangesAsync(cancel);
        return table;
    }
}
