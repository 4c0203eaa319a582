using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Lms.Bench;

/// <summary>A server in a process of its own.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process process;

    private Server(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>The built application on an empty folder, in Release, as a department would run it.</summary>
    public static Task<Server> ApplicationAsync(string data, string content) => StartAsync(port => new ProcessStartInfo("dotnet", [typeof(Bench).Assembly.Location.Replace("Lms.Bench.dll", "Web.dll", StringComparison.Ordinal)])
    {
        WorkingDirectory = AppContext.BaseDirectory,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["Site__AllowHttp"] = "true",
            ["Storage__DataPath"] = data,
            ["Storage__ContentPath"] = content,
            ["XAPI_KEY"] = LoadRun.Key,
            ["XAPI_SECRET"] = LoadRun.Secret,
            ["Logging__LogLevel__Default"] = "Warning",
        },
    });

    public static Task<Server> EmptyAsync() => StartAsync(port => new ProcessStartInfo("dotnet", [typeof(Bench).Assembly.Location, "empty-endpoint", $"http://127.0.0.1:{port}"]));

    /// <summary>Resident memory in MB.</summary>
    public int Megabytes
    {
        get
        {
            process.Refresh();
            return (int)(process.WorkingSet64 >> 20);
        }
    }

    /// <summary>
    /// The resident memory that is the server's own, in MB: without files, of which the database is mapped into memory as far as there is room, and
    /// given back when somebody else needs it. Told by Linux alone.
    /// </summary>
    public int OwnMegabytes => int.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).AsSpan(8).TrimEnd(" kB"), CultureInfo.InvariantCulture) >> 10;

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<Server> StartAsync(Func<int, ProcessStartInfo> start)
    {
        var port = FreePort();
        var info = start(port);
        info.RedirectStandardOutput = true;
        var process = Process.Start(info) ?? throw new InvalidOperationException("The server did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1);)
        {
            if (process.HasExited) break;
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new Server(process, port);
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The server did not come up on port {port}."));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
