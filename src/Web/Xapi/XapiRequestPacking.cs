using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Xapi;

/// <summary>Content that comes and goes packed (RFC 9110, 8.4 and 12.5.3).</summary>
public sealed partial class XapiRequest
{
    /// <summary>Less than this is not worth it: it fits one packet as it is.</summary>
    private const long WorthPacking = 1200;

    private static readonly StringValues Codings = "gzip, deflate";
    private static readonly StringValues ByEncoding = "Accept-Encoding";

    /// <summary>How the content is packed; null where it is not.</summary>
    /// <exception cref="XapiProblem">In a way that is not understood here.</exception>
    private string? Coding
    {
        get
        {
            var header = Http.Request.Headers.ContentEncoding;
            if (header.Count == 0) return null;
            var coding = header.ToString().Trim().ToLowerInvariant();
            switch (coding)
            {
                case "" or "identity": return null;
                case "x-gzip": return "gzip";
                case "gzip" or "deflate": return coding;
                default:
                    Http.Response.Headers.AcceptEncoding = Codings;
                    throw XapiProblem.UnknownCoding();
            }
        }
    }

    /// <summary>The content, unpacked where it comes packed, to be read once.</summary>
    /// <param name="limit">The most bytes that are taken, packed as unpacked; more is answered 413.</param>
    public Stream OpenBody(long limit)
    {
        if (Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = limit;
        var sent = Unannounced is { } tell ? new Counted(Http.Request.Body, tell) : Http.Request.Body;
        return Coding is { } coding ? new UnpackedBody(sent, coding, limit) : sent;
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadUnpackedAsync(string coding, long limit)
    {
        await using var unpacked = new UnpackedBody(Http.Request.Body, coding, limit);
        Rent(FirstBytes);
        var length = 0;
        while (true)
        {
            if (length == body!.Length) Rent(2 * length, length);
            var read = await unpacked.ReadAsync(body.AsMemory(length), Cancel);
            length += read;
            if (read > 0) continue;
            if (Http.Request.ContentLength is null) Unannounced?.Invoke(length);
            return body.AsMemory(0, length);
        }
    }

    /// <summary>
    /// Where the content of an answer goes to be packed, and says so in its headers; null where it goes as it is. Only answers to
    /// whoever sends credentials with this very request: no page on another site can have it made and then measure it. What has an
    /// ETag goes as it is, since the tag is that of these bytes.
    /// </summary>
    /// <param name="length">How much it is.</param>
    public Stream? OpenPacked(long length)
    {
        if (caller is null || alternate is not null || Http.Response.Headers.ETag.Count > 0) return null;
        Http.Response.Headers.Vary = ByEncoding;
        if (length < WorthPacking || Wanted() is not { } coding) return null;
        Http.Response.Headers.ContentEncoding = coding;
        if (IsHead) return Stream.Null;
        var output = Http.Response.Body;
        return coding == "br"
            ? new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>The coding that the client likes best of those that are quick enough; of two that it likes as well, gzip.</summary>
    private string? Wanted()
    {
        var header = Http.Request.Headers.AcceptEncoding;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var accepted)) return null;
        double? QualityOf(string coding) =>
            (accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(a => a.Value == "*")) is { } found
                ? found.Quality ?? 1
                : null;
        var (gzip, br) = (QualityOf("gzip") ?? 0, QualityOf("br") ?? 0);
        return gzip > 0 && gzip >= br ? "gzip" : br > 0 ? "br" : null;
    }

    /// <summary>A stream that is read once, from its beginning to its end, without waiting.</summary>
    private abstract class ReadOnce : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Tells how much was read.</summary>
    private sealed class Counted(Stream inner, Action<long> tell) : ReadOnce
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            tell(read);
            return read;
        }
    }

    /// <summary>Remembers the last four bytes that were read.</summary>
    private sealed class Tail(Stream inner) : ReadOnce
    {
        private readonly byte[] last = new byte[4];

        public ReadOnlySpan<byte> Last => last;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Remember(buffer.Span[..read]);
            return read;
        }

        private void Remember(ReadOnlySpan<byte> read)
        {
            if (read.Length < last.Length) last.AsSpan(read.Length).CopyTo(last);
            read[Math.Max(0, read.Length - last.Length)..].CopyTo(last.AsSpan(Math.Max(0, last.Length - read.Length)));
        }
    }

    /// <summary>
    /// Unpacks, and counts what comes out: a small content may be a large one. The platform's own streams take a content that was
    /// cut off for a whole one, so the last of it is looked at: the size in gzip, a sum in deflate.
    /// </summary>
    private sealed class UnpackedBody : ReadOnce
    {
        private readonly Tail packed;
        private readonly Stream unpacked;
        private readonly bool isGzip;
        private readonly long limit;
        private long length;
        private (uint Low, uint High) sum = (1, 0);

        public UnpackedBody(Stream body, string coding, long limit)
        {
            (packed, isGzip, this.limit) = (new Tail(body), coding == "gzip", limit);
            unpacked = isGzip
                ? new GZipStream(packed, CompressionMode.Decompress)
                : new ZLibStream(packed, CompressionMode.Decompress);
        }

        private bool IsWhole => isGzip
            ? BinaryPrimitives.ReadUInt32LittleEndian(packed.Last) == (uint)length
            : BinaryPrimitives.ReadUInt32BigEndian(packed.Last) == ((sum.High << 16) | sum.Low);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                var read = await unpacked.ReadAsync(buffer, cancellationToken);
                length += read;
                if (length > limit) throw XapiProblem.TooLarge(limit);
                if (!isGzip) Add(buffer.Span[..read]);
                return read > 0 || buffer.IsEmpty || IsWhole ? read : throw Broken();
            }
            catch (InvalidDataException)
            {
                throw Broken();
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await unpacked.DisposeAsync();
            await base.DisposeAsync();
        }

        private static XapiProblem Broken() => XapiProblem.Bad("The content is not packed as its Content-Encoding says.");

        /// <summary>Adler-32 (RFC 1950, 8).</summary>
        private void Add(ReadOnlySpan<byte> bytes)
        {
            foreach (var b in bytes)
            {
                var low = (sum.Low + b) % 65_521;
                sum = (low, (sum.High + low) % 65_521);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) unpacked.Dispose();
            base.Dispose(disposing);
        }
    }
}
