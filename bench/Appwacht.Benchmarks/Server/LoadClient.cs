using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Appwacht.Benchmarks.Server;

/// <summary>What a run of many requests gave.</summary>
/// <param name="Requests">How many were answered as they should be.</param>
/// <param name="Elapsed">How long all of them took together.</param>
/// <param name="Latencies">Each, quickest first, in milliseconds.</param>
internal sealed record LoadRun(int Requests, TimeSpan Elapsed, double[] Latencies)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;

    public double Percentile(double part) => Latencies[Math.Min(Latencies.Length - 1, (int)(Latencies.Length * part))];
}

/// <summary>
/// Sends requests over a number of connections, each the next when the last was answered, or at a rate whatever the answers do. HTTP by
/// hand: a client that takes half of the machine for itself would measure itself. The same client is used for the server and for what it is
/// compared with.
/// </summary>
/// <param name="server">Where to.</param>
/// <param name="path">Which address.</param>
/// <param name="token">What shows who asks.</param>
/// <param name="asks">The headers of each, when it is a question without a body; then no (403) is an answer too.</param>
internal sealed class LoadClient(Uri server, string path, string? token, Func<int, string>? asks = null)
{
    /// <summary>Sends.</summary>
    /// <param name="connections">Over so many connections.</param>
    /// <param name="count">So many.</param>
    /// <param name="body">The body of each; called by many at the same time.</param>
    /// <param name="perSecond">When given, each is due at its moment: one that finds every connection taken waits, and that is in its latency.</param>
    public async Task<LoadRun> Run(int connections, int count, Func<int, ReadOnlyMemory<byte>> body, int? perSecond = null)
    {
        var latencies = new double[count];
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = await Connect();
            var (request, answer) = (new byte[64 * 1024], new byte[64 * 1024]);
            for (int one; (one = Interlocked.Increment(ref next)) < count;)
            {
                var length = Write(request, one, body(one).Span);
                var start = perSecond is { } rate ? await Due(began + one * Stopwatch.Frequency / rate) : Stopwatch.GetTimestamp();
                await SendAll(socket, request.AsMemory(0, length));
                await ReadAnswer(socket, answer);
                latencies[one] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(began);
        Array.Sort(latencies);
        return new LoadRun(count, elapsed, latencies);
    }

    /// <summary>Waits until something is due. Gives from when its latency counts: when it was due, or when the timer of a connection that was free went off.</summary>
    private static async Task<long> Due(long moment)
    {
        if (Stopwatch.GetTimestamp() >= moment)
            return moment;
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), moment) is { Ticks: > 0 } wait)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, Math.Floor(wait.TotalMilliseconds))));
        return Stopwatch.GetTimestamp();
    }

    private async Task<Socket> Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        return socket;
    }

    private int Write(byte[] request, int one, ReadOnlySpan<byte> body)
    {
        var what = asks is null ? $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n" : asks(one);
        var head = $"{(asks is null ? "POST" : "GET")} {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}{what}\r\n";
        var length = Encoding.ASCII.GetBytes(head, request);
        body.CopyTo(request.AsSpan(length));
        return length + body.Length;
    }

    private static async Task SendAll(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes)..];
    }

    private async Task ReadAnswer(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
                throw new InvalidOperationException("The server hung up.");
            length += read;
            if (IsWhole(buffer.AsSpan(0, length)))
                return;
        }
    }

    private bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        if (!answer.StartsWith("HTTP/1.1 20"u8) && !(asks is not null && answer.StartsWith("HTTP/1.1 403"u8)))
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        var head = answer[..end];
        if (head.IndexOf("Content-Length: "u8) is >= 0 and var at && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _))
            return answer.Length >= end + 4 + length;
        // In pieces; the last is empty.
        return answer.EndsWith("0\r\n\r\n"u8);
    }
}
