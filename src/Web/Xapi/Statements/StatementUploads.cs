using System.Buffers;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Xapi.Statements;

/// <summary>Reads a request's statements, and the attachments that come with them as multipart/mixed (1.0.3, part two, 2.4.11 and part three, 1.5.2).</summary>
public sealed class StatementUploads(AttachmentFiles files, IOptions<XapiOptions> options)
{
    private const int MostHeaderBytes = 16 << 10;
    private const int MostSignatureBytes = 1 << 20;

    public async ValueTask<(ReadOnlyMemory<byte> Json, StatementParts Parts)> ReadAsync(XapiRequest request)
    {
        if (request.IsJson) return (await request.ReadBodyAsync(), StatementParts.None);
        if (!request.MediaType.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase))
            throw XapiProblem.Bad("Statements come as application/json, or as multipart/mixed with their attachments.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
            throw XapiProblem.Bad("The Content-Type names no boundary.");
        await using var body = request.OpenBody(options.Value.MaxRequestBytes);
        var reader = new MultipartReader(boundary.ToString(), body) { HeadersLengthLimit = MostHeaderBytes };
        try
        {
            return await ReadPartsAsync(reader, request.Cancel);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException && !request.Cancel.IsCancellationRequested && broken is not BadHttpRequestException)
        {
            throw XapiProblem.Bad("The multipart content is broken.");
        }
    }

    /// <summary>Checks the signatures among a statement's attachments.</summary>
    public async Task CheckSignaturesAsync(ParsedStatement statement, IReadOnlyList<IncomingAttachment> attachments, byte[] json, CancellationToken cancel)
    {
        foreach (var note in statement.Attachments.Where(a => a.UsageType == StatementSignature.UsageType))
        {
            if (note.ContentType != StatementSignature.ContentType) throw XapiProblem.Bad("A signature is declared as application/octet-stream.", $"{note.Path}.contentType", "must be application/octet-stream");
            if (attachments.FirstOrDefault(a => a.Sha2 == note.Sha2) is not { } signature) continue;
            if (signature.Bytes > MostSignatureBytes) throw XapiProblem.Bad("The signature is too large.", note.Path);
            await using var content = files.OpenRead(signature.File);
            var bytes = new byte[signature.Bytes];
            await content.ReadExactlyAsync(bytes, cancel);
            if (StatementSignature.Fault(bytes, json) is { } rule) throw XapiProblem.Bad($"The signature {rule}.", note.Path, rule);
        }
    }

    private async Task<(ReadOnlyMemory<byte>, StatementParts)> ReadPartsAsync(MultipartReader reader, CancellationToken cancel)
    {
        if (await reader.ReadNextSectionAsync(cancel) is not { } first) throw XapiProblem.Bad("The multipart content has no part.");
        if (!MediaTypeHeaderValue.TryParse(first.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw XapiProblem.Bad("The first part holds the statements, as application/json.");
        var json = await ReadJsonAsync(first.Body, cancel);

        var parts = new StatementParts(files);
        while (await reader.ReadNextSectionAsync(cancel) is { } section) parts.Add(await StoreAsync(section, cancel));
        return (json, parts);
    }

    private async Task<ReadOnlyMemory<byte>> ReadJsonAsync(Stream part, CancellationToken cancel)
    {
        var json = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int read; (read = await part.ReadAsync(buffer, cancel)) > 0;)
        {
            if (json.Length + read > options.Value.MaxRequestBytes) throw XapiProblem.TooLarge(options.Value.MaxRequestBytes);
            json.Write(buffer, 0, read);
        }

        return json.GetBuffer().AsMemory(0, (int)json.Length);
    }

    private async Task<IncomingAttachment> StoreAsync(MultipartSection section, CancellationToken cancel)
    {
        string? Header(string name) => section.Headers is { } headers && headers.TryGetValue(name, out var values) ? values.ToString() : null;
        if (!string.Equals(Header("Content-Transfer-Encoding"), "binary", StringComparison.OrdinalIgnoreCase))
            throw XapiProblem.Bad("A part with an attachment has the header Content-Transfer-Encoding: binary.");
        if (Header("X-Experience-API-Hash") is not { Length: > 0 } sha2) throw XapiProblem.Bad("A part with an attachment has the header X-Experience-API-Hash.");
        var stored = await files.SaveAsync(section.Body, options.Value.MaxRequestBytes, cancel);
        if (!stored.Succeeded) throw XapiProblem.TooLarge(options.Value.MaxRequestBytes);
        if (!await files.HasHashAsync(stored.Value, sha2, cancel)) throw XapiProblem.Bad("The content of a part is not what its X-Experience-API-Hash says.");
        return new IncomingAttachment(sha2, section.ContentType ?? "application/octet-stream", stored.Value.Sha256, stored.Value.Bytes);
    }
}

/// <summary>The attachments that came with a request, by their hash. Each must belong to a statement of the request.</summary>
public sealed class StatementParts(AttachmentFiles? files)
{
    public static readonly StatementParts None = new(null);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly Dictionary<string, IncomingAttachment> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    public void Add(IncomingAttachment part) => parts[part.Sha2] = part;

    /// <summary>What came for one statement. What did not come must be had elsewhere.</summary>
    public IReadOnlyList<IncomingAttachment> Of(ParsedStatement statement)
    {
        var found = new List<IncomingAttachment>();
        foreach (var note in statement.Attachments)
        {
            if (parts.TryGetValue(note.Sha2, out var part))
            {
                used.Add(note.Sha2);
                if (part.Bytes != note.Length && !IsHexOf(part, note.Length))
                    throw XapiProblem.Bad("The length of an attachment is not that of its content.", $"{note.Path}.length", "must be the number of octets that came");
                if (found.TrueForAll(a => a.Sha2 != note.Sha2)) found.Add(part with { Sha2 = note.Sha2, ContentType = note.ContentType });
            }
            else if (note.FileUrl is null)
            {
                throw XapiProblem.Bad("An attachment has neither a part in the request nor a fileUrl.", note.Path, "must come with its content or a fileUrl");
            }
        }

        return found;
    }

    /// <summary>
    /// Whether the content is the hexadecimal of so many octets. The public conformance suite sends a picture like that, with the
    /// picture's own length, and wants it taken.
    /// </summary>
    private bool IsHexOf(IncomingAttachment part, long octets)
    {
        if (part.Bytes != 2 * octets || files is null) return false;
        using var content = files.OpenRead(part.File);
        Span<byte> buffer = stackalloc byte[4096];
        for (int read; (read = content.Read(buffer)) > 0;)
            if (buffer[..read].ContainsAnyExcept(HexDigits)) return false;
        return true;
    }

    public void AllUsed()
    {
        if (used.Count < parts.Count) throw XapiProblem.Bad("A part's X-Experience-API-Hash is the sha2 of no attachment of the statements.");
    }
}
