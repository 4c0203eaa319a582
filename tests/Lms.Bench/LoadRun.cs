using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lms.Bench;

/// <param name="PerSecond">Answered requests per second.</param>
/// <param name="P50">Median time of a request in milliseconds.</param>
internal sealed record Measured(double PerSecond, double P50, double P99, int Failures);

/// <summary>Sends prepared requests over keep-alive connections and times the answers. Plain sockets, so that the load costs little of the machine it shares.</summary>
internal static class LoadRun
{
    public const string Key = "bench";
    public const string Secret = "bench-bench-bench-bench";

    private static readonly string Headers =
        $"Host: 127.0.0.1\r\nAuthorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Key}:{Secret}"))}\r\nX-Experience-API-Version: 1.0.3\r\n";

    public static byte[] Post(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        return [.. Encoding.ASCII.GetBytes($"POST /xapi/statements HTTP/1.1\r\n{Headers}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }

    public static byte[] Get(string query) => Encoding.ASCII.GetBytes($"GET /xapi/statements?{query} HTTP/1.1\r\n{Headers}\r\n");

    /// <summary>Sends for so long, or until the requests are used up.</summary>
    /// <param name="next">The next request, or null to stop.</param>
    public static async Task<Measured> RunAsync(int port, int connections, TimeSpan duration, Func<byte[]?> next)
    {
        var clock = Stopwatch.StartNew();
        var runs = Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(port, clock, duration, next))).ToList();
        var results = await Task.WhenAll(runs);
        var elapsed = clock.Elapsed.TotalSeconds;
        var times = results.SelectMany(r => r.Times).Order().ToList();
        if (times.Count == 0) throw new InvalidOperationException("Nothing was answered.");
        return new Measured(times.Count / elapsed, times[times.Count / 2], times[(int)(times.Count * 0.99)], results.Sum(r => r.Failures));
    }

    private static async Task<(List<double> Times, int Failures)> ConnectionAsync(int port, Stopwatch clock, TimeSpan duration, Func<byte[]?> next)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var (times, failures, buffer) = (new List<double>(), 0, new byte[256 << 10]);
        while (clock.Elapsed < duration && next() is { } request)
        {
            var start = Stopwatch.GetTimestamp();
            for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request.AsMemory(sent));
            if (!await AnswerAsync(socket, buffer)) failures++;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (times, failures);
    }

    /// <summary>Reads one answer to its end.</summary>
    /// <returns>Whether it was a success.</returns>
    private static async Task<bool> AnswerAsync(Socket socket, byte[] buffer)
    {
        var (have, head) = (0, -1);
        while (head < 0)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have));
            if (read == 0) throw new InvalidOperationException("The server has closed the connection.");
            have += read;
            head = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        }

        var left = Length(buffer.AsSpan(0, head)) - (have - head - 4);
        var success = buffer[9] == (byte)'2';
        while (left > 0)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory());
            if (read == 0) throw new InvalidOperationException("The server has closed the connection.");
            left -= read;
        }

        return success;
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return 0;
        var digits = head[(at + 16)..];
        var length = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') break;
            length = length * 10 + digit - '0';
        }

        return length;
    }
}
