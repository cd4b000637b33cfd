using System.Net.Http.Headers;
using System.Net.Http.Json;
using Appwacht.Client;

namespace Appwacht.Benchmarks.Server;

/// <summary>Brings a fleet to a server as a management system does.</summary>
internal static class Filling
{
    /// <summary>So many inventories go in one stream.</summary>
    public const int BulkLines = 20_000;

    /// <summary>Brings every device and an inventory of each.</summary>
    public static async Task Fill(BenchServer server, BenchInventories inventories, int devices)
    {
        var number = await Begin(server, "fleet");
        var line = await Send(server, number, 1, inventories.Devices);
        for (var place = 0; place < devices; place += BulkLines)
            line = await Send(server, number, line, Lines(inventories, place));
    }

    /// <summary>A stream of inventories.</summary>
    public static byte[] Lines(BenchInventories inventories, int first)
    {
        using var lines = new MemoryStream();
        for (var place = first; place < first + BulkLines; place++)
        {
            lines.Write(inventories.Of(place));
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    /// <summary>Begins an import, and gives its number.</summary>
    public static async Task<int> Begin(BenchServer server, string key)
    {
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        using var answer = await client.PostAsJsonAsync(BenchServer.Organisation + "/importen", new NieuweImport("bench"), WireJson.Default.NieuweImport);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(WireJson.Default.ImportStand))?.Nummer ?? throw new InvalidOperationException("There is no import.");
    }

    /// <summary>Sends lines, and gives the number of the next.</summary>
    public static async Task<long> Send(BenchServer server, int import, long from, byte[] lines)
    {
        using var client = server.Client();
        using var content = new ByteArrayContent(lines);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await client.PostAsync($"{BenchServer.Organisation}/importen/{import}/regels?vanaf={from}", content);
        var stand = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(WireJson.Default.ImportStand) ?? throw new InvalidOperationException("There is no answer.");
        return stand.Afgewezen == 0 && stand.NietNieuwer == 0 ? stand.Regels + 1 : throw new InvalidOperationException($"{stand.Afgewezen} lines were refused and {stand.NietNieuwer} were not newer.");
    }
}
