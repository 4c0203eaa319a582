using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Xapi.Statements;

/// <summary>Answers with statements: one or a page, in the three formats, alone or with their attachments.</summary>
public sealed class StatementAnswers(StatementFinder finder, ActivityDefinitions definitions, AttachmentFiles files)
{
    private static readonly StreamPipeWriterOptions LeaveOpen = new(leaveOpen: true);
    private static readonly PipeOptions Paging = new(pauseWriterThreshold: 0, minimumSegmentSize: 32 << 10, useSynchronizationContext: false);

    public async Task OneAsync(XapiRequest request, Guid id, StatementParameters asked, Func<long, DateTimeOffset> settled)
    {
        request.SetConsistentThrough(settled(await finder.NewestAsync(request.Cancel)));
        var found = await finder.FindAsync(id, request.Cancel);
        if (found is null || found.IsVoided != asked.Voided || !IndexKey.Meets(found.Keys, asked.Query.Conditions))
            throw XapiProblem.NotFound(asked.Voided ? "There is no voided statement with this id." : "There is no statement with this id, or it is voided.");
        request.SetLastModified(StoredTime.Of(found.Sequence));
        var exact = request.WantsFirstVersion ? FirstVersionForm.Of(found.Json).Json : found.Json;
        var json = asked.Format switch
        {
            StatementFormat.Ids => Ids(exact),
            StatementFormat.Canonical => await new CanonicalStatements(definitions, Languages(request)).WriteAsync(exact, request.Cancel),
            _ => exact,
        };
        if (asked.Attachments) await SendWithAttachmentsAsync(request, new(json), await finder.AttachmentsAsync([found.Sequence], request.Cancel));
        else await request.SendAsync(StatusCodes.Status200OK, json);
    }

    public async Task ListAsync(XapiRequest request, StatementParameters asked, Func<long, DateTimeOffset> settled)
    {
        // A page may be large: it is built in pooled memory, and its length is known before the first byte goes out.
        var pipe = new Pipe(Paging);
        var body = pipe.Writer;
        var sequences = new List<long>();
        var statements = new List<byte[]>();
        long? first = null;
        body.Write("{\"statements\":["u8);
        var page = await finder.ReadAsync(asked.Query, (sequence, json) =>
        {
            if (asked.Attachments) sequences.Add(sequence);
            if (request.WantsFirstVersion && FirstVersionForm.IsNeeded(json)) json = FirstVersionForm.Of(json.ToArray()).Json;
            if (asked.Format == StatementFormat.Canonical)
            {
                statements.Add(json.ToArray());
                return;
            }

            if (sequence != (first ??= sequence)) body.Write(","u8);
            if (asked.Format == StatementFormat.Exact) body.Write(json);
            else StatementFormats.WriteIds(json, body);
        }, request.Cancel);
        var canonical = new CanonicalStatements(definitions, Languages(request));
        for (var i = 0; i < statements.Count; i++)
        {
            if (i > 0) body.Write(","u8);
            body.Write((await canonical.WriteAsync(statements[i], request.Cancel)).Span);
        }

        body.Write("],\"more\":\""u8);
        if (page.HasMore) body.Write(Encoding.UTF8.GetBytes(More(request, page.Last!.Value)));
        body.Write("\"}"u8);
        request.SetConsistentThrough(settled(page.Newest));
        if (page.Newest > 0) request.SetLastModified(StoredTime.Of(page.Newest));
        await body.CompleteAsync();
        var written = await pipe.Reader.ReadAsync(request.Cancel);
        if (asked.Attachments) await SendWithAttachmentsAsync(request, written.Buffer, await finder.AttachmentsAsync(sequences, request.Cancel));
        else await request.SendAsync(StatusCodes.Status200OK, written.Buffer);
        await pipe.Reader.CompleteAsync();
    }

    /// <summary>The ids of stored statements as they were sent, as POST answers.</summary>
    public static ReadOnlyMemory<byte> Ids(IReadOnlyList<IncomingStatement> statements)
    {
        var json = new byte[statements.Count * 39 + 2];
        json[0] = (byte)'[';
        var at = 1;
        foreach (var statement in statements)
        {
            if (at > 1) json[at++] = (byte)',';
            json[at++] = (byte)'"';
            var id = StatementJson.IdTextOf(statement.Json);
            id.CopyTo(json.AsSpan(at));
            at += id.Length;
            json[at++] = (byte)'"';
        }

        json[at++] = (byte)']';
        return json.AsMemory(0, at);
    }

    /// <summary>The address of the next page: the same question, from where this page ended. No slash, quote or other sign in it needs escaping in JSON.</summary>
    private static string More(XapiRequest request, long last)
    {
        var parameters = StatementParameters.All
            .Where(name => name != StatementParameters.Cursor)
            .Select(name => KeyValuePair.Create(name, request.Parameter(name)))
            .Where(p => p.Value is not null)
            .Append(KeyValuePair.Create(StatementParameters.Cursor, (string?)last.ToString(CultureInfo.InvariantCulture)));
        return request.Http.Request.PathBase + XapiHosting.Endpoint + "/statements" + QueryString.Create(parameters);
    }

    private static ReadOnlyMemory<byte> Ids(byte[] json)
    {
        var written = new ArrayBufferWriter<byte>(json.Length);
        StatementFormats.WriteIds(json, written);
        return written.WrittenMemory;
    }

    private static string[] Languages(XapiRequest request) =>
        StringWithQualityHeaderValue.TryParseList([request.Header(HeaderNames.AcceptLanguage) ?? ""], out var accepted)
            ? [.. accepted.Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString())]
            : [];

    private async Task SendWithAttachmentsAsync(XapiRequest request, ReadOnlySequence<byte> json, IReadOnlyList<IncomingAttachment> attachments)
    {
        var boundary = $"part-{Guid.CreateVersion7():N}";
        var response = request.Http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = $"multipart/mixed; boundary={boundary}";
        await using var packed = request.OpenPacked(attachments.Count > 0 ? long.MaxValue : json.Length);
        if (request.IsHead) return;
        var output = packed is null ? response.BodyWriter : PipeWriter.Create(packed, LeaveOpen);
        Write(output, $"--{boundary}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n");
        foreach (var part in json) await output.WriteAsync(part, request.Cancel);
        foreach (var attachment in attachments.DistinctBy(a => a.Sha2, StringComparer.OrdinalIgnoreCase))
        {
            Write(
                output,
                $"\r\n--{boundary}\r\nContent-Type: {attachment.HeaderContentType}\r\nContent-Transfer-Encoding: binary\r\n"
                + $"X-Experience-API-Hash: {attachment.Sha2}\r\nContent-Length: {attachment.Bytes}\r\n\r\n");
            await using var content = files.OpenRead(attachment.File);
            await content.CopyToAsync(output, request.Cancel);
        }

        Write(output, $"\r\n--{boundary}--\r\n");
        await output.FlushAsync(request.Cancel);
        if (packed is not null) await output.CompleteAsync();
    }

    private static void Write(PipeWriter output, string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
