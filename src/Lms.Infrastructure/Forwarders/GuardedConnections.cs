using System.Net;
using System.Net.Sockets;
using Lms.Domain.Forwarders;

namespace Lms.Infrastructure.Forwarders;

/// <summary>The receiver's name leads to an address that this installation does not send to.</summary>
internal sealed class AddressNotAllowedException() : IOException("No address of this host may be connected to.");

/// <summary>Connections of forwarders. An address is judged when it is connected to: what a name leads to may change at any time.</summary>
internal static class GuardedConnections
{
    public static SocketsHttpHandler Handler(ForwardingOptions options)
    {
        // A redirect would carry the credentials to where nobody has sent them.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = OtherStore.Timeout };
        if (!options.AllowPrivateAddresses) handler.ConnectCallback = ConnectAsync;
        return handler;
    }

    /// <summary>Whether what went wrong is that the address is not allowed.</summary>
    public static bool IsNotAllowed(Exception failure) => failure is AddressNotAllowedException || failure.InnerException is AddressNotAllowedException;

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var target = context.InitialRequestMessage.RequestUri!;
        if (PublicAddress.IsCertainlyNot(target)) throw new AddressNotAllowedException();
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        // A proxy that whoever runs this machine has set is theirs to place.
        var isProxy = !host.Equals(target.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var allowed = isProxy ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (addresses.Length > 0 && allowed.Length == 0) throw new AddressNotAllowedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
