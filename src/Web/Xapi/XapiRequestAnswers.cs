using System.Buffers;
using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Xapi;

/// <summary>Answering.</summary>
public sealed partial class XapiRequest
{
    private const string Json = "application/json";

    /// <summary>Answers with content; to HEAD with its headers alone.</summary>
    public async ValueTask SendAsync(int status, ReadOnlyMemory<byte> content, string contentType = Json)
    {
        var response = Http.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        await using var packed = OpenPacked(content.Length);
        if (packed is not null)
        {
            if (!IsHead) await packed.WriteAsync(content, Cancel);
            return;
        }

        response.ContentLength = content.Length;
        if (!IsHead && !content.IsEmpty) await response.BodyWriter.WriteAsync(content, Cancel);
    }

    /// <summary>The same with content in parts.</summary>
    public async ValueTask SendAsync(int status, ReadOnlySequence<byte> content)
    {
        var response = Http.Response;
        response.StatusCode = status;
        response.ContentType = Json;
        await using var packed = OpenPacked(content.Length);
        if (packed is null) response.ContentLength = content.Length;
        if (IsHead) return;
        if (packed is not null)
        {
            foreach (var part in content) await packed.WriteAsync(part, Cancel);
            return;
        }

        foreach (var part in content) await response.BodyWriter.WriteAsync(part, Cancel);
    }

    /// <summary>204: done, and there is nothing to say.</summary>
    public Task SendNothing()
    {
        Http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Last-Modified, as RFC 7231 writes an instant.</summary>
    public void SetLastModified(DateTimeOffset at) => Http.Response.Headers.LastModified = HeaderUtilities.FormatDate(at);

    /// <summary>The ETag, in quotes.</summary>
    /// <param name="tag">Without quotes.</param>
    public void SetETag(string tag) => Http.Response.Headers.ETag = $"\"{tag}\"";

    /// <summary>Until when everything that was stored can be read: on every answer of the statements resource.</summary>
    public void SetConsistentThrough(DateTimeOffset at) =>
        Http.Response.Headers[XapiHeaders.ConsistentThrough] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
