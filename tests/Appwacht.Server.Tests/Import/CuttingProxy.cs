using System.Net;
using System.Net.Sockets;

namespace Appwacht.Server.Tests.Import;

/// <summary>Stands between a client and a server, and cuts the first connections after some bytes.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri server;
    private readonly Task accepting;
    private int left;

    /// <summary>Starts it.</summary>
    /// <param name="server">The server behind it.</param>
    /// <param name="cuts">How many times it cuts.</param>
    /// <param name="after">After how many bytes that a connection sent.</param>
    public CuttingProxy(Uri server, int cuts, int after)
    {
        (this.server, left) = (server, cuts);
        listener.Start();
        accepting = Accept(after);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>How many times it still wants to cut.</summary>
    public int Left => left;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Accept(int after)
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Carry(client, after);
        }
    }

    private async Task Carry(TcpClient client, int after)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(server.Host, server.Port, stop.Token);
        await Task.WhenAny(Copy(near.GetStream(), far.GetStream(), after), Copy(far.GetStream(), near.GetStream(), int.MaxValue));
    }

    private async Task Copy(NetworkStream from, NetworkStream into, int after)
    {
        var (buffer, sent) = (new byte[8192], 0);
        for (int read; (read = await from.ReadAsync(buffer, stop.Token)) > 0;)
        {
            sent += read;
            if (sent > after && Interlocked.Decrement(ref left) >= 0)
                return;
            await into.WriteAsync(buffer.AsMemory(0, read), stop.Token);
        }
    }
}
