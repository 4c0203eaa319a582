using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Đính kèm bản quét đã ký: the files of one signed list, all or none. An earlier set stays as it was.</summary>
public sealed class AttachScan(LmsDbContext db, TraineeListDesk desk, FileStore files) : IUseCase
{
    public const int MostFiles = 20;
    public const long MostBytes = 10 << 20;

    public async Task<Outcome<int>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, IReadOnlyList<IFormFile> scans, CancellationToken cancel)
    {
        if (viewer.Role != Role.UnitOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        if (scans.Count == 0) return new ScanMissing();
        if (scans.Count > MostFiles) return new ScanTooMany(MostFiles);
        var stored = new List<(string Name, string Kind, StoredFile File)>();
        foreach (var scan in scans)
        {
            var outcome = await StoreAsync(scan, cancel);
            if (!outcome.Succeeded) return outcome.Refusal;
            stored.Add(outcome.Value);
        }

        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        if ((await desk.LoadAsync(id, cancel)).ReceiptNumber is null) return new ScanWithoutReceipt();
        var set = (await db.SignedScans.Where(s => s.SubmissionId == id).MaxAsync(s => (int?)s.Set, cancel) ?? 0) + 1;
        db.SignedScans.AddRange(stored.Select((s, i) => new SignedScan(id, set, i + 1, s.Name, s.Kind, s.File.Sha256, s.File.Bytes, viewer.AccountId, desk.Now)));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return stored.Count;
    }

    private async Task<Outcome<(string Name, string Kind, StoredFile File)>> StoreAsync(IFormFile scan, CancellationToken cancel)
    {
        var name = Path.GetFileName(scan.FileName.Replace('\\', '/')).Normalize();
        if (scan.Length > MostBytes) return new ScanTooLarge(name, MostBytes >> 20);
        await using var content = scan.OpenReadStream();
        var start = new byte[8];
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        if (SignedScan.KindOf(start.AsSpan(0, read)) is not { } kind) return new ScanKindUnknown(name);
        content.Position = 0;
        var stored = await files.SaveAsync(content, MostBytes, cancel);
        return stored.Succeeded ? (name.Length > 300 ? name[^300..] : name, kind, stored.Value) : stored.Refusal;
    }
}
