using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Xapi;

/// <summary>What the three document resources have in common (1.0.3, part three, 2.2 and 3.1; IEEE 9274.1.1, 4.1.4).</summary>
public abstract class DocumentResource : XapiResource
{
    private readonly string idName;
    private readonly int maxBytes;

    /// <param name="idName">The parameter that names one document.</param>
    /// <param name="contextNames">The parameters that name what the documents belong to.</param>
    private protected DocumentResource(string idName, ImmutableArray<string> contextNames, XapiNeed read, XapiNeed write, IOptions<XapiOptions> options)
    {
        (this.idName, maxBytes) = (idName, options.Value.MaxDocumentBytes);
        var names = contextNames.Add(idName);
        Methods =
        [
            new("GET", read, names.Add("since"), GetAsync),
            new("PUT", write, names, PutAsync),
            new("POST", write, names, PostAsync),
            new("DELETE", write, names, DeleteAsync),
        ];
    }

    public override IReadOnlyList<XapiMethod> Methods { get; }

    /// <summary>What the request speaks of. Throws where the caller may not speak of it.</summary>
    private protected abstract Task<DocumentContext> ContextAsync(XapiRequest request);

    /// <summary>What a PUT without a condition is answered.</summary>
    private protected abstract ConditionRule RuleOfPut(XapiVersion version);

    /// <summary>A DELETE that names no document.</summary>
    private protected virtual Task DeleteAllAsync(XapiRequest request, DocumentContext context) => throw XapiProblem.Bad($"The parameter \"{idName}\" is needed.");

    private async Task GetAsync(XapiRequest request)
    {
        var since = request.Timestamp("since");
        var context = await ContextAsync(request);
        if (Id(request) is not { } id)
        {
            await ListAsync(request, await request.Service<Documents>().ListAsync(context, since, request.Cancel));
            return;
        }

        if (await request.Service<Documents>().FindAsync(context, id, request.Cancel) is not { } document) throw XapiProblem.NotFound("There is no such document.");
        request.SetETag(document.ETag);
        request.SetLastModified(document.Updated);
        // Whoever follows a link to it must not run it as a page of this site.
        request.Http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        if (request.Header("If-None-Match") is { } seen && DocumentCondition.Names(seen, document.ETag)) request.Http.Response.StatusCode = StatusCodes.Status304NotModified;
        else await request.SendAsync(StatusCodes.Status200OK, document.Content, document.ContentType);
    }

    private static async Task ListAsync(XapiRequest request, IReadOnlyList<DocumentName> documents)
    {
        var list = ListOf(documents);
        var tag = DocumentTag.Of(list.Span);
        if (documents.Count > 0) request.SetLastModified(documents[^1].Updated);
        request.SetETag(tag);
        if (request.Header("If-None-Match") is { } seen && DocumentCondition.Names(seen, tag)) request.Http.Response.StatusCode = StatusCodes.Status304NotModified;
        else await request.SendAsync(StatusCodes.Status200OK, list);
    }

    /// <summary>A list of documents as it is answered, and tagged.</summary>
    private protected static ReadOnlyMemory<byte> ListOf(IReadOnlyList<DocumentName> documents)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(body, XapiJson.Writing);
        json.WriteStartArray();
        foreach (var id in documents.Select(d => d.Id).Distinct()) json.WriteStringValue(id);
        json.WriteEndArray();
        json.Flush();
        return body.WrittenMemory;
    }

    private async Task PutAsync(XapiRequest request)
    {
        var id = NeededId(request);
        var context = await ContextAsync(request);
        var content = new DocumentContent(ContentType(request), (await request.ReadBodyAsync(maxBytes)).ToArray());
        if (request.IsJson && !DocumentMerge.IsJson(content.Bytes)) throw XapiProblem.Bad("The content is said to be application/json and is not.");
        await ConcludeAsync(request, await request.Service<Documents>().PutAsync(context, id, content, Condition(request, RuleOfPut(request.Version)), request.Cancel));
    }

    private async Task PostAsync(XapiRequest request)
    {
        var id = NeededId(request);
        var context = await ContextAsync(request);
        if (!request.IsJson) throw XapiProblem.Bad("Only application/json is merged by POST; send other content by PUT.");
        var posted = (await request.ReadBodyAsync(maxBytes)).ToArray();
        if (!DocumentMerge.IsObject(posted)) throw XapiProblem.Bad("The content is no JSON object.", "$");
        await ConcludeAsync(request, await request.Service<Documents>().MergeAsync(context, id, posted, Condition(request), maxBytes, request.Cancel));
    }

    private async Task DeleteAsync(XapiRequest request)
    {
        var context = await ContextAsync(request);
        if (Id(request) is { } id) await ConcludeAsync(request, await request.Service<Documents>().DeleteAsync(context, id, Condition(request), request.Cancel));
        else await DeleteAllAsync(request, context);
    }

    private protected Task ConcludeAsync(XapiRequest request, DocumentWrite write) => write switch
    {
        DocumentWrite.Done => request.SendNothing(),
        DocumentWrite.ConditionFailed => throw new XapiProblem(StatusCodes.Status412PreconditionFailed, "The document is not the one that If-Match or If-None-Match expects."),
        DocumentWrite.Exists => throw new XapiProblem(StatusCodes.Status409Conflict, "There is such a document. Read it, then send its ETag in the header If-Match to replace it."),
        DocumentWrite.ConditionMissing => throw XapiProblem.Bad("Send the header If-None-Match: * to store a new document, or If-Match with its ETag to replace one."),
        DocumentWrite.NotMergeable => throw XapiProblem.Bad("The stored document is no JSON object of the type application/json, so nothing can be merged into it."),
        DocumentWrite.TooLarge => throw XapiProblem.TooLarge(maxBytes),
        _ => throw new InvalidOperationException($"Unknown: {write}"),
    };

    private string? Id(XapiRequest request) => request.Parameter(idName) is null ? null : NeededId(request);

    private string NeededId(XapiRequest request) => request.Required(idName) is var id && !id.Contains('\0') ? id : throw XapiProblem.Bad($"The parameter \"{idName}\" has a null character.");

    private protected static DocumentCondition Condition(XapiRequest request, ConditionRule rule = ConditionRule.Optional) =>
        new(request.Header("If-Match"), request.Header("If-None-Match"), rule);

    private static string ContentType(XapiRequest request)
    {
        if (request.ContentType is not { Length: > 0 } type) return "application/octet-stream";
        // It comes back as a header of an answer, so it must be able to be one.
        return type.Length <= 255 && !type.AsSpan().ContainsAnyExceptInRange(' ', '~') && MediaTypeHeaderValue.TryParse(type, out _)
            ? type
            : throw XapiProblem.Bad("The Content-Type is no media type.");
    }
}
