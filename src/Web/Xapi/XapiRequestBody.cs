using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Lms.Web.Xapi;

/// <summary>Reading the content.</summary>
public sealed partial class XapiRequest
{
    /// <summary>More than this is not set aside before it has come.</summary>
    private const int FirstBytes = 64 << 10;

    private byte[]? body;

    /// <summary>The content's type as sent, with its parameters; null where none was sent. In the alternate syntax it is the form field's, or else <c>application/json</c>.</summary>
    public string? ContentType => alternate is null ? Http.Request.ContentType : alternate.Header("Content-Type") ?? "application/json";

    /// <summary>The content's type alone, without parameters.</summary>
    public ReadOnlySpan<char> MediaType
    {
        get
        {
            var type = ContentType.AsSpan();
            var end = type.IndexOf(';');
            return (end < 0 ? type : type[..end]).Trim();
        }
    }

    public bool IsJson => MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole content. It is there until the request is answered; what is to stay must be copied.</summary>
    /// <param name="limit">The most bytes that are taken; more is answered 413, chunked or not. By default the limit of a request.</param>
    public ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(long? limit = null)
    {
        var most = limit ?? options.MaxRequestBytes;
        if (alternate is null) return ReadAsync(most);
        var content = alternate.Content ?? throw XapiProblem.Bad("The form has no field \"content\".");
        return content.Length <= most ? new(content) : throw XapiProblem.TooLarge(most);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long limit)
    {
        var declared = Http.Request.ContentLength;
        if (declared > limit) throw XapiProblem.TooLarge(limit);
        // The server's own limit is for pages; here it is this one.
        if (Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = limit;
        if (Coding is { } coding) return await ReadUnpackedAsync(coding, limit);
        // Rented for the time of the request: what is kept of a content is copied anyway.
        Rent((int)Math.Clamp(declared ?? 0, 256, FirstBytes));
        var length = 0;
        var reader = Http.Request.BodyReader;
        while (true)
        {
            // A client that goes away ends the read itself.
            var read = await reader.ReadAsync(CancellationToken.None);
            if (read.IsCanceled) throw new OperationCanceledException();
            if (length + read.Buffer.Length > limit) throw XapiProblem.TooLarge(limit);
            if (length + read.Buffer.Length > body!.Length) Rent((int)Math.Max(length + read.Buffer.Length, 2L * body.Length), length);
            read.Buffer.CopyTo(body.AsSpan(length));
            length += (int)read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.End);
            if (!read.IsCompleted) continue;
            if (declared is null) Unannounced?.Invoke(length);
            return body.AsMemory(0, length);
        }
    }

    /// <summary>Gives back what was rented: nobody reads the content any more.</summary>
    internal void Release()
    {
        if (body is not null) ArrayPool<byte>.Shared.Return(body);
        body = null;
    }

    private void Rent(int size, int keep = 0)
    {
        var rented = ArrayPool<byte>.Shared.Rent(size);
        body.AsSpan(0, keep).CopyTo(rented);
        Release();
        body = rented;
    }
}
