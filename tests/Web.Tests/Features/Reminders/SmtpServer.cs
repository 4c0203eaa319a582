using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lms.Web.Tests.Features.Reminders;

/// <summary>A mail server that keeps what it is given, and answers what a test wants to "RCPT TO".</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task loop;

    public SmtpServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        loop = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>The letters as they came, headers and all.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    /// <summary>The answers to recipients, one after another; "250 OK" when there is none.</summary>
    public ConcurrentQueue<string> Answers { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await loop;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var letter = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text != ".") letter.AppendLine(text);
                Letters.Enqueue(letter.ToString());
                await writer.WriteLineAsync("250 OK");
            }
            else if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)) await writer.WriteLineAsync(Answers.TryDequeue(out var answer) ? answer : "250 OK");
            else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else await writer.WriteLineAsync("250 OK");
        }
    }
}
