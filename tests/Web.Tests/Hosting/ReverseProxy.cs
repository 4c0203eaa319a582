using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lms.Web.Tests.Hosting;

/// <summary>
/// nginx by <c>deploy/nginx.conf</c>, with TLS, on another machine as far as the network can tell: in a network namespace of its
/// own, or, where this account may make none, on another address of the loopback, which is not known either.
/// </summary>
internal sealed class ReverseProxy : IDisposable
{
    private const string Host = "lms.example.edu.vn";

    private readonly string folder = Directory.CreateTempSubdirectory("lms-nginx-").FullName;
    private readonly string? space;
    private readonly Process nginx;
    private readonly X509Certificate2 certificate;
    private readonly int port = FreePort();

    public ReverseProxy()
    {
        var number = Environment.ProcessId % 200 + 20;
        if (MakeNamespace($"lms{Environment.ProcessId}", number)) space = $"lms{Environment.ProcessId}";
        var net = space is null ? "127.0.0" : $"10.213.{number}";
        (Application, Address) = (space is null ? "127.0.0.1" : $"{net}.1", $"{net}.2");
        Clients = space is null ? ["127.0.0.3", "127.0.0.4"] : [$"{net}.1", $"{net}.3"];
        certificate = Certificate();
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), Configuration());
        nginx = Start(InSpace("nginx", "-c", Path.Combine(folder, "nginx.conf"), "-p", folder));
        WaitUntilItListens();
    }

    /// <summary>Where the application is to listen, so that the proxy reaches it.</summary>
    public string Application { get; }

    public int ApplicationPort { get; } = FreePort();

    /// <summary>From where the proxy's requests come.</summary>
    public string Address { get; }

    /// <summary>Addresses of two people.</summary>
    public IReadOnlyList<string> Clients { get; }

    /// <summary>A browser at one of the addresses, which takes the proxy's certificate and no other.</summary>
    public HttpClient Browser(string from)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Parse(Address), port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
            },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"https://{Host}") };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    public void Dispose()
    {
        nginx.Kill(entireProcessTree: true);
        nginx.WaitForExit();
        nginx.Dispose();
        if (space is not null) Run("ip", "netns", "del", space);
        certificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static bool MakeNamespace(string name, int number)
    {
        if (!Environment.IsPrivilegedProcess || !Run("ip", "netns", "add", name)) return false;
        var (here, there) = ($"la{number}", $"lb{number}");
        return Run("ip", "link", "add", here, "type", "veth", "peer", "name", there)
            && Run("ip", "link", "set", there, "netns", name)
            && Run("ip", "addr", "add", $"10.213.{number}.1/24", "dev", here)
            && Run("ip", "addr", "add", $"10.213.{number}.3/24", "dev", here)
            && Run("ip", "link", "set", here, "up")
            && Run("ip", "netns", "exec", name, "ip", "addr", "add", $"10.213.{number}.2/24", "dev", there)
            && Run("ip", "netns", "exec", name, "ip", "link", "set", there, "up");
    }

    private X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        var made = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "site.pem"), made.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "site.key"), key.ExportPkcs8PrivateKeyPem());
        return made;
    }

    /// <summary>The example as it is delivered, with this machine's addresses and files in place of its own.</summary>
    private string Configuration()
    {
        var site = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "nginx.conf"));
        foreach (var (from, to) in new[]
        {
            ("listen 443 ssl;", $"listen {Address}:{port} ssl;"),
            ($"/etc/ssl/{Host}.pem", Path.Combine(folder, "site.pem")),
            ($"/etc/ssl/{Host}.key", Path.Combine(folder, "site.key")),
            ("proxy_pass http://127.0.0.1:5080;", $"proxy_pass http://{Application}:{ApplicationPort}; proxy_bind {Address};"),
        })
        {
            site.ShouldContain(from);
            site = site.Replace(from, to, StringComparison.Ordinal);
        }
        var paths = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {folder}/{kind};\n"));
        var user = Environment.IsPrivilegedProcess ? "user root;\n" : "";
        return $"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{paths}{site}}}\n";
    }

    private void WaitUntilItListens()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (nginx.HasExited) break;
            try
            {
                using var probe = new TcpClient();
                probe.Connect(Address, port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }
        throw new InvalidOperationException($"nginx did not start: {File.ReadAllText(Path.Combine(folder, "error.log"))}");
    }

    private string[] InSpace(params string[] command) => space is null ? command : ["ip", "netns", "exec", space, .. command];

    private static Process Start(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;

    private static bool Run(params string[] command)
    {
        using var process = Start(command);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
