using System.Net;
using System.Net.Http.Headers;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Forwarders;

internal enum SendOutcome
{
    /// <summary>The other side holds all that was sent.</summary>
    Accepted,

    /// <summary>It does not take the statements, or one of them, and trying again does not mend that.</summary>
    Refused,

    /// <summary>It is out of reach, busy, or refuses whatever comes: nothing of that is about a statement, and it is tried again.</summary>
    Later,

    /// <summary>Something that only a person on this side can mend.</summary>
    Stop,
}

/// <param name="Error">Short, and neither in a language nor with anything of the other side's words: a status, or a word of <see cref="StatementPost"/>.</param>
/// <param name="Wait">How long the other side asks to wait.</param>
/// <param name="Words">What the other side said, as it may be shown.</param>
internal sealed record SendAnswer(SendOutcome Outcome, string? Error = null, int? Status = null, TimeSpan? Wait = null, string? Words = null)
{
    public static readonly SendAnswer Accepted = new(SendOutcome.Accepted);
}

/// <summary>Sends statements to another record store (xAPI, part three, 2.1.2).</summary>
internal sealed class StatementPost(IHttpClientFactory clients, AttachmentFiles files, IOptions<ForwardingOptions> options, TimeProvider clock)
{
    internal const string Client = "forwarding";
    internal const string TimedOut = "TimedOut";
    internal const string Unreachable = "Unreachable";
    internal const string NoRecordStore = "NoRecordStore";
    internal const string FileMissing = "FileMissing";
    internal const string AddressNotAllowed = "AddressNotAllowed";

    private const int LargestAnswer = 16 << 20;
    private const int LongestWords = 64 << 10;

    // Of a larger body the other side is asked first: an early refusal would be lost with the broken connection.
    private const long WorthAsking = 1 << 20;
    private const long SlowestBytesPerSecond = 32 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>One request: several statements without attachments, or one with or without.</summary>
    public async Task<SendAnswer> SendAsync(SendTarget target, IReadOnlyList<ForwardedStatement> statements, CancellationToken cancel)
    {
        if (!target.IsAllowed(options.Value)) return new(SendOutcome.Later, AddressNotAllowed);
        using var request = target.Request(HttpMethod.Post, "/statements");
        try
        {
            request.Content = statements[0].Attachments.Count > 0 ? WithAttachments(statements[0]) : Batch(statements);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(SendOutcome.Refused, FileMissing);
        }

        var length = request.Content.Headers.ContentLength ?? 0;
        request.Headers.ExpectContinue = length > WorthAsking;
        return await TryAsync(request, length, JudgeAsync, cancel);
    }

    /// <summary>After "conflict" for one statement: a store may say so of one that it holds already as it is (xAPI 1.0.3, part three, 2.1.1).</summary>
    public async Task<SendAnswer> CompareAsync(SendTarget target, ForwardedStatement statement, SendAnswer conflict, CancellationToken cancel)
    {
        foreach (var parameter in new[] { "statementId", "voidedStatementId" })
        {
            using var request = target.Request(HttpMethod.Get, $"/statements?{parameter}={statement.Id:D}");
            var answer = await TryAsync(request, 0, async (response, patience) =>
            {
                // It does not hold it, or not so: what it said before is what counts.
                if (response.StatusCode == HttpStatusCode.NotFound) return conflict;
                if (response.StatusCode != HttpStatusCode.OK) return await JudgeAsync(response, patience);
                return await BodyAsync(response, LargestAnswer, patience) is { } there && StatementComparison.AreEqual(statement.Json.Span, there) ? SendAnswer.Accepted : conflict;
            }, cancel);
            if (answer.Outcome != SendOutcome.Refused) return answer;
        }

        return conflict;
    }

    private async Task<SendAnswer> TryAsync(HttpRequestMessage request, long bytes, Func<HttpResponseMessage, CancellationToken, Task<SendAnswer>> read, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience + TimeSpan.FromSeconds((double)bytes / SlowestBytesPerSecond), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return await read(response, both.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(SendOutcome.Later, TimedOut);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            cancel.ThrowIfCancellationRequested();
            return new(SendOutcome.Later, GuardedConnections.IsNotAllowed(failure) ? AddressNotAllowed : Unreachable);
        }
    }

    private async Task<SendAnswer> JudgeAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        // A page for people, as gates and proxies answer, is not the answer of a record store.
        if (status == 200 && isPage) return new(SendOutcome.Later, NoRecordStore, status);
        if (status is 200 or 204) return SendAnswer.Accepted;
        var words = isPage ? null : ReceiverWords.Of(await BodyAsync(response, LongestWords, cancel));
        // These say something of what was sent; all others of who sent it, where to, or when.
        return status is 400 or 409 or 413 or 415 or 422
            ? new(SendOutcome.Refused, $"HTTP {status}", status, Words: words)
            : new(SendOutcome.Later, $"HTTP {status}", status, Wait(response.Headers.RetryAfter), words);
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? retry) =>
        (retry?.Delta ?? retry?.Date - clock.GetUtcNow()) is { } wait && wait > TimeSpan.Zero ? wait : null;

    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, int most, CancellationToken cancel)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var read = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int count; (count = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (read.Length + count > most) return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static ByteArrayContent Batch(IReadOnlyList<ForwardedStatement> statements)
    {
        var body = new MemoryStream(statements.Sum(s => s.Json.Length + 1) + 1);
        for (var i = 0; i < statements.Count; i++)
        {
            body.WriteByte(i == 0 ? (byte)'[' : (byte)',');
            body.Write(statements[i].Json.Span);
        }

        body.WriteByte((byte)']');
        return Json(body.GetBuffer(), (int)body.Length);
    }

    /// <summary>The content is read from its files while it is sent.</summary>
    private MultipartContent WithAttachments(ForwardedStatement statement)
    {
        var boundary = $"part-{Guid.CreateVersion7():N}";
        var content = new MultipartContent("mixed", boundary);
        // Without the quotes, which not every store understands.
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/mixed; boundary={boundary}");
        var json = statement.Json.ToArray();
        content.Add(Json(json, json.Length));
        try
        {
            foreach (var attachment in statement.Attachments.DistinctBy(a => a.Sha2, StringComparer.OrdinalIgnoreCase))
            {
                var part = new StreamContent(files.OpenRead(attachment.File));
                content.Add(part);
                part.Headers.TryAddWithoutValidation("Content-Type", attachment.HeaderContentType);
                part.Headers.TryAddWithoutValidation("Content-Transfer-Encoding", "binary");
                part.Headers.TryAddWithoutValidation("X-Experience-API-Hash", attachment.Sha2);
            }
        }
        catch
        {
            content.Dispose();
            throw;
        }

        return content;
    }

    private static ByteArrayContent Json(byte[] bytes, int count)
    {
        var content = new ByteArrayContent(bytes, 0, count);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
