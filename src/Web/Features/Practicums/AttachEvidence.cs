using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.Practicums;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Practicums;

/// <summary>Tải minh chứng lên: one file, judged by its content; a photo loses its hidden data before it is kept.</summary>
public sealed class AttachEvidence(LmsDbContext db, FileStore files, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<Evidence>> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, string fileName, Stream content, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var prepared = await PrepareAsync(fileName, content, cancel);
        if (!prepared.Succeeded) return prepared.Refusal;
        var (file, bytes) = prepared.Value;

        await using var transaction = await db.BeginWriteAsync(cancel, OwnPracticum.Lock(enrollmentId));
        var own = await db.OwnPracticumAsync(viewer, enrollmentId, cancel);
        if (!own.Succeeded) return own.Refusal;
        var practicum = own.Value;

        var stored = await files.SaveAsync(new MemoryStream(bytes, writable: false), EvidenceFile.MostBytes, cancel);
        if (!stored.Succeeded) return stored.Refusal;
        var evidence = new Evidence(practicum.Id, file.Kind, file.NameOf(fileName), file.MediaType, stored.Value.Bytes, stored.Value.Sha256, clock.GetUtcNow());
        if (practicum.Attach(evidence) is { } refusal) return refusal;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return evidence;
    }

    private static async Task<Outcome<(EvidenceFile File, byte[] Bytes)>> PrepareAsync(string fileName, Stream content, CancellationToken cancel)
    {
        if (await ReadAsync(content, cancel) is not { } bytes) return new EvidenceTooLarge(fileName, EvidenceFile.MostBytes >> 20);
        if (bytes.Length == 0) return new EvidenceEmpty(fileName);
        if (EvidenceFile.Of(bytes) is not { } file) return new EvidenceTypeRefused(fileName);
        if (file.Kind != EvidenceKind.Photo) return (file, bytes);
        return PhotoMetadata.Strip(bytes, file.MediaType) is { } clean ? (file, clean) : new PhotoBroken(fileName);
    }

    /// <summary>All of it, or null once there is more than is taken.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if (all.Length + read > EvidenceFile.MostBytes) return null;
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }
}
