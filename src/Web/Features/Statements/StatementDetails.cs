using System.Text.Json.Nodes;
using Lms.Domain;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Statements;

/// <summary>One statement with what belongs to it.</summary>
/// <param name="ReferredBy">Later statements that speak of this one: they void it, or revoke what it says.</param>
/// <param name="Writer">Who wrote it; null where the viewer is not to know.</param>
public sealed record StatementDetails(
    StatementRecord Statement, StatementRecord? Refers, IReadOnlyList<StatementRecord> ReferredBy, StatementWriterName? Writer, IReadOnlyList<StatementAttachment> Attachments);

/// <summary>The client of the record store in the authority.</summary>
/// <param name="Client">Its page, where it is one that was registered.</param>
/// <param name="IsSelf">Whether the product itself told it.</param>
public sealed record StatementWriterName(string Name, Id<XapiClient>? Client, bool IsSelf);

/// <summary>An attachment that the statement notes.</summary>
/// <param name="Display">Its name in several languages.</param>
/// <param name="IsHeld">Whether the store holds its content.</param>
/// <param name="Url">Where else it is to be had, as the sender says.</param>
public sealed record StatementAttachment(string Sha2, JsonNode? Display, string ContentType, long? Bytes, bool IsHeld, string? Url);

/// <summary>Reads one statement for its page.</summary>
public sealed class StatementDetailsReader(LmsDbContext db, StatementFinder finder, AttachmentFiles files) : IUseCase
{
    private const int MostReferrers = 200;

    public async Task<StatementDetails?> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        var visible = await db.StatementKeysVisibleToAsync(viewer, cancel);
        bool Sees(StatementRecord statement) => visible is null || IndexKey.ContainsAny(statement.Keys, visible);
        var statements = db.Statements.AsNoTracking();
        if (await WithIdAsync(id, cancel) is not { } statement || !Sees(statement)) return null;
        var refers = statement.Reference is { } reference ? await WithIdAsync(reference, cancel) : null;
        var referredBy = await statements.Where(s => s.Reference == id).OrderBy(s => s.Sequence).Take(MostReferrers).ToListAsync(cancel);
        var json = JsonNode.Parse(statement.Json)!;
        return new(statement, refers is not null && Sees(refers) ? refers : null, [.. referredBy.Where(Sees)],
            viewer.SeesAll ? await WriterAsync(json["authority"], cancel) : null,
            MaySeeAttachments(viewer.Role) ? await AttachmentsAsync(statement, json, cancel) : []);
    }

    /// <summary>Files may hold anything: they are for those who watch over the store.</summary>
    public static bool MaySeeAttachments(Role role) => role is Role.Inspector or Role.Administrator;

    /// <summary>The content of one attachment, with its declared type; null where there is none.</summary>
    public async Task<(Stream Content, string ContentType)?> OpenAsync(Guid id, string sha2, CancellationToken cancel)
    {
        var places = await finder.PlacesAsync([id], cancel);
        var found = await db.Attachments.Where(a => places.Contains(a.Sequence) && a.Sha2 == sha2).Select(a => new { a.File, a.ContentType }).SingleOrDefaultAsync(cancel);
        return found is null ? null : (files.OpenRead(found.File), found.ContentType);
    }

    private async Task<StatementRecord?> WithIdAsync(Guid id, CancellationToken cancel)
    {
        var places = await finder.PlacesAsync([id], cancel);
        return await db.Statements.AsNoTracking().SingleOrDefaultAsync(s => places.Contains(s.Sequence), cancel);
    }

    private async Task<StatementWriterName?> WriterAsync(JsonNode? authority, CancellationToken cancel)
    {
        if (authority is null) return null;
        var name = authority["name"]?.GetValue<string>() ?? "?";
        if (!Guid.TryParse(authority["account"]?["name"]?.GetValue<string>(), out var writer)) return new(name, null, false);
        if (writer == StatementBook.Self) return new(name, null, true);
        var id = new Id<XapiClient>(writer);
        return await db.XapiClients.Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(cancel) is { } now ? new(now, id, false) : new(name, null, false);
    }

    private async Task<IReadOnlyList<StatementAttachment>> AttachmentsAsync(StatementRecord statement, JsonNode json, CancellationToken cancel)
    {
        var held = (await db.Attachments.AsNoTracking().Where(a => a.Sequence == statement.Sequence).ToListAsync(cancel)).ToDictionary(a => a.Sha2);
        // Those of a statement inside the statement are its own.
        var notes = new[] { json["attachments"], json["object"]?["attachments"] }.OfType<JsonArray>().SelectMany(a => a).OfType<JsonObject>();
        return [.. notes.Select(note => Describe(note, held)).DistinctBy(a => a.Sha2)];
    }

    private static StatementAttachment Describe(JsonObject note, Dictionary<string, AttachmentRecord> held)
    {
        var sha2 = note["sha2"]?.GetValue<string>() ?? "";
        var content = held.GetValueOrDefault(sha2);
        return new(sha2, note["display"], note["contentType"]?.GetValue<string>() ?? "", content?.Bytes ?? StatementWords.Number(note["length"], long.MaxValue), content is not null, note["fileUrl"]?.GetValue<string>());
    }
}
