using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Xapi;

/// <summary>How a write ended.</summary>
public enum DocumentWrite
{
    Done,

    /// <summary>The document is not what the writer expects.</summary>
    ConditionFailed,

    /// <summary>The writer names no condition, and there is a document that it would overwrite unseen.</summary>
    Exists,

    /// <summary>The writer names no condition, and there is no document.</summary>
    ConditionMissing,

    /// <summary>The document that is there, or the one posted, is no JSON object.</summary>
    NotMergeable,

    /// <summary>The merged document is larger than is allowed.</summary>
    TooLarge,
}

/// <summary>The documents of the state, activity profile and agent profile resources. Writers of one document wait for each other: none is lost.</summary>
public sealed class Documents(LmsDbContext db, TimeProvider clock)
{
    private const string Json = "application/json";

    public async Task<DocumentRecord?> FindAsync(DocumentContext context, string id, CancellationToken cancel)
    {
        var digest = context.DigestOf(id);
        return await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Digest == digest, cancel);
    }

    /// <summary>The documents of a context, the oldest first. Without a registration, those of every registration and of none.</summary>
    /// <param name="since">Only what was written after this instant.</param>
    public async Task<IReadOnlyList<DocumentName>> ListAsync(DocumentContext context, DateTimeOffset? since, CancellationToken cancel)
    {
        var documents = Of(context);
        if (since is { } after) documents = documents.Where(d => d.Updated > after);
        return await documents.OrderBy(d => d.Updated).ThenBy(d => d.DocumentId).Select(d => new DocumentName(d.DocumentId, d.Updated)).ToListAsync(cancel);
    }

    /// <summary>Stores the document, whatever was there.</summary>
    public Task<DocumentWrite> PutAsync(DocumentContext context, string id, DocumentContent content, DocumentCondition condition, CancellationToken cancel) =>
        WriteAsync(context, id, condition, existing =>
        {
            Keep(existing, context, id, content.ContentType, content.Bytes);
            return DocumentWrite.Done;
        }, cancel);

    /// <summary>Sets the properties of the posted JSON object in the stored one, or stores it where there is none.</summary>
    /// <param name="maxBytes">How large the merged document may be.</param>
    public Task<DocumentWrite> MergeAsync(DocumentContext context, string id, byte[] posted, DocumentCondition condition, int maxBytes, CancellationToken cancel) =>
        WriteAsync(context, id, condition, existing =>
        {
            if (existing is not null && !IsJson(existing.ContentType)) return DocumentWrite.NotMergeable;
            if (DocumentMerge.TopLevel(existing?.Content ?? "{}"u8.ToArray(), posted) is not { } merged) return DocumentWrite.NotMergeable;
            if (merged.Length > maxBytes) return DocumentWrite.TooLarge;
            Keep(existing, context, id, Json, existing is null ? posted : merged);
            return DocumentWrite.Done;
        }, cancel);

    /// <summary>Deletes the document; none is as good as deleted.</summary>
    public Task<DocumentWrite> DeleteAsync(DocumentContext context, string id, DocumentCondition condition, CancellationToken cancel) =>
        WriteAsync(context, id, condition, existing =>
        {
            if (existing is not null) db.Documents.Remove(existing);
            return DocumentWrite.Done;
        }, cancel);

    /// <summary>Deletes every document of a context. Without a registration, those of every registration and of none.</summary>
    /// <param name="check">Whether the list is the one that the writer expects.</param>
    public async Task<DocumentWrite> DeleteAllAsync(
        DocumentContext context, Func<IReadOnlyList<DocumentName>, DocumentWrite> check, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(check);
        var seen = await Of(context).Select(d => d.Digest).ToListAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel, [.. seen.Select(Subject)]);
        // Once more, now that nobody else writes to them.
        var digests = await Of(context).Select(d => d.Digest).ToListAsync(cancel);
        if (check(await ListAsync(context, null, cancel)) is not DocumentWrite.Done and var other) return other;
        await db.Documents.Where(d => digests.Contains(d.Digest)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return DocumentWrite.Done;
    }

    /// <summary>Whether a content type, with whatever parameters, is JSON's.</summary>
    public static bool IsJson(string contentType)
    {
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType : contentType.AsSpan(0, end)).Trim().Equals(Json, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<DocumentWrite> WriteAsync(DocumentContext context, string id, DocumentCondition condition, Func<DocumentRecord?, DocumentWrite> change, CancellationToken cancel)
    {
        var digest = context.DigestOf(id);
        await using var transaction = await db.BeginWriteAsync(cancel, Subject(digest));
        var existing = await db.Documents.FirstOrDefaultAsync(d => d.Digest == digest, cancel);
        var outcome = condition.Check(existing?.ETag);
        if (outcome == DocumentWrite.Done) outcome = change(existing);
        if (outcome != DocumentWrite.Done) return outcome;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }

    private void Keep(DocumentRecord? existing, DocumentContext context, string id, string contentType, byte[] content)
    {
        var (tag, now) = (DocumentTag.Of(content), clock.GetUtcNow());
        if (existing is not null)
        {
            (existing.ContentType, existing.Content, existing.ETag, existing.Updated) = (contentType, content, tag, now);
            return;
        }

        db.Documents.Add(new DocumentRecord
        {
            Digest = context.DigestOf(id),
            Kind = context.Kind,
            Activity = context.ActivityDigest,
            Agent = context.AgentDigest,
            Registration = context.Registration,
            DocumentId = id,
            ContentType = contentType,
            Content = content,
            ETag = tag,
            Updated = now,
        });
    }

    private IQueryable<DocumentRecord> Of(DocumentContext context)
    {
        var (kind, activity, agent, registration) = (context.Kind, context.ActivityDigest, context.AgentDigest, context.Registration);
        var documents = db.Documents.AsNoTracking().Where(d => d.Kind == kind && d.Activity == activity && d.Agent == agent);
        return registration is null ? documents : documents.Where(d => d.Registration == registration);
    }

    private static string Subject(Guid digest) => $"xapi-document/{digest}";
}
