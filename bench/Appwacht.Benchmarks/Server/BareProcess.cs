using System.Diagnostics;
using Appwacht.Benchmarks.Measuring;

namespace Appwacht.Benchmarks.Server;

/// <summary>The bare framework as a process of its own, as the server is.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("appwacht-bare-").FullName;
    private readonly Process process;

    private BareProcess()
    {
        Address = new Uri($"http://127.0.0.1:{BenchServer.FreePort()}");
        var program = Repository.PathOf("artifacts", "bin", "Appwacht.Benchmarks", "release", "appwacht-bench.dll");
        process = Process.Start("dotnet", [program, "bare", "--urls", Address.ToString(), "--file", Path.Combine(folder, "bare.db")]);
    }

    public Uri Address { get; }

    public static async Task<BareProcess> Start()
    {
        var started = new BareProcess();
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                await client.GetStringAsync(started.Address);
                return started;
            }
            catch (HttpRequestException) when (!started.process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Sends lines; gives how long it took, in milliseconds.</summary>
    public async Task<double> SendLines(byte[] lines)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var content = new ByteArrayContent(lines);
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync("/lines", content);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    public ValueTask DisposeAsync()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
