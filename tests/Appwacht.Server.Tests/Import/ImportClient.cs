using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Appwacht.Client;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Import;

/// <summary>What a program does that brings a fleet.</summary>
internal sealed class ImportClient(HttpClient client, string organisation)
{
    /// <summary>Begins an import, or finds it.</summary>
    public async Task<(HttpStatusCode Status, int Number)> Begin(string key, string source = "mdm")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, organisation + "/importen") { Content = JsonContent.Create(new NieuweImport(source), WireJson.Default.NieuweImport) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync(WireJson.Default.ImportStand, TestContext.Current.CancellationToken))!.Nummer : 0);
    }

    /// <summary>How far an import is.</summary>
    public async Task<ImportStand> Get(int number) => (await client.GetFromJsonAsync($"{organisation}/importen/{number}", WireJson.Default.ImportStand, TestContext.Current.CancellationToken))!;

    /// <summary>Sends lines.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Send(int number, long from, string lines, bool packed = false, string type = "application/x-ndjson") =>
        await Send(number, from, packed ? Pack(Encoding.UTF8.GetBytes(lines)) : Encoding.UTF8.GetBytes(lines), packed ? "gzip" : null, type);

    public async Task<(HttpStatusCode Status, string Body)> Send(int number, long from, byte[] body, string? encoding, string type = "application/x-ndjson")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        using var answer = await client.PostAsync($"{organisation}/importen/{number}/regels?vanaf={from}", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>The identifier of some device of the fictional municipality.</summary>
    public static async Task<string> AnyDevice(RunningServer server)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        return await db.Set<DeviceRow>().OrderBy(device => device.Number).Select(device => device.Key).FirstAsync(TestContext.Current.CancellationToken);
    }
}
