using System.Net;
using System.Net.Sockets;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Gate.Signals;

/// <summary>
/// To which addresses signals are brought. A receiver names its own, so it may name anything: only https, and none inside the network of this server, save of the hosts that
/// whoever runs the server named.
/// </summary>
internal sealed class PushAddresses(ServerSettings settings)
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>What is given out of IPv6 for use by everybody; the parts of it that lead elsewhere come after.</summary>
    private static readonly IPNetwork Outside = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] LeadElsewhere = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>Why signals are not brought to an address, as far as that can be seen from it.</summary>
    public Refusal? WhyNot(string? address)
    {
        if (address is not { Length: > 0 and <= SignalStream.LongestAddress } || address.Any(letter => letter is <= ' ' or > '~') || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo is not "" || uri.Fragment is not "")
            return new("signal.address", "`endpoint_url` is een adres dat begint met https://, zonder gebruiker of `#`.", "`endpoint_url` is an address that begins with https://, without a user or `#`.", "delivery.endpoint_url");
        if (uri.Scheme is "http" && !(IsNamed(uri.IdnHost) && uri.IsLoopback))
            return new("signal.https", "`endpoint_url` begint met https://.", "`endpoint_url` begins with https://.", "delivery.endpoint_url");
        if (!IsNamed(uri.IdnHost) && (uri.IsLoopback || (IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var ip) && IsInside(ip))))
            return new("signal.inside", "Dit adres ligt in het netwerk van deze server. Wie de server beheert kan het toestaan.", "This address is inside the network of this server. Whoever runs the server can allow it.", "delivery.endpoint_url");
        return null;
    }

    /// <summary>Connects to a host, at an address that was looked at: a name may lead somewhere else a moment later.</summary>
    /// <exception cref="InsideException">All its addresses are inside.</exception>
    public async ValueTask<Stream> Connect(DnsEndPoint host, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancel);
        IPAddress[] allowed = IsNamed(host.Host) ? addresses : [.. addresses.Where(address => !IsInside(address))];
        if (allowed.Length == 0)
            throw new InsideException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is not one of the internet.</summary>
    public static bool IsInside(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetwork ? Inside.Any(network => network.Contains(address)) : !Outside.Contains(address) || LeadElsewhere.Any(network => network.Contains(address));
    }

    private bool IsNamed(string host) => settings.SignalHosts.Contains(host.Trim('[', ']'), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A host has no address that signals are brought to.</summary>
internal sealed class InsideException() : IOException("All addresses of the host are inside.");
