using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Appwacht.Client;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Tests.Import;

/// <summary>
/// Kills the server at moments that nobody chose, over and over, while a fleet is imported and single inventories arrive. How often, says
/// <c>APPWACHT_CRASHES</c>.
/// </summary>
public class CrashTests
{
    private const int Imported = 200;
    private const int Single = 24;
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The newest inventory of each device that was answered to be stored.</summary>
    private readonly ConcurrentDictionary<int, DateTimeOffset> acknowledged = new();
    private readonly Random random = new(20261125);
    private int sent;
    private volatile int answers;
    private volatile bool isWrong;

    /// <summary>How many lines were answered to be stored.</summary>
    private long stored;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whenever_the_server_is_killed_nothing_that_was_acknowledged_is_lost_and_everything_agrees(string kind)
    {
        var crashes = int.Parse(Environment.GetEnvironmentVariable("APPWACHT_CRASHES") ?? (kind is TestDatabases.Sqlite ? "30" : "10"), CultureInfo.InvariantCulture);
        await using var server = await ServerProcess.Make(kind);
        await server.Start();
        var client = new ImportClient(server.Client, ServerProcess.Organisation);
        var (_, number) = await client.Begin("fleet");
        Assert.Equal(HttpStatusCode.OK, (await client.Send(number, 1, Text(1, Imported + Single))).Status);
        long known = Imported + Single;
        var cutInTheMiddle = 0;

        for (var crash = 0; crash < crashes; crash++)
        {
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll([Stream(server, server.Client, number, known + 1), .. Enumerable.Range(0, 6).Select(one => Post(server, server.Client, one, stop.Token))]);
            // However slow the machine is now: a moment after so many answers.
            var enough = answers + random.Next(0, 60);
            for (var tries = 0; answers < enough && tries < 500; tries++)
                await Task.Delay(10, TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(0, 100), TestContext.Current.CancellationToken);
            // What the server says of a failure takes a moment to arrive.
            if (isWrong)
                await work;
            server.Kill();
            await stop.CancelAsync();
            await work;
            await Verify(server);

            await server.Start();
            var stand = await new ImportClient(server.Client, ServerProcess.Organisation).Get(number);
            Assert.True(stand.Regels >= Math.Max(known, stored), "Lines that were stored are gone.");
            cutInTheMiddle += stand.Regels > known ? 1 : 0;
            known = stand.Regels;
            await Compare(server);
        }

        Assert.True(cutInTheMiddle > crashes / 3, $"Only {cutInTheMiddle} of {crashes} cuts were in the middle of something.");
        client = new ImportClient(server.Client, ServerProcess.Organisation);
        var last = known + 500;
        Assert.Equal(HttpStatusCode.OK, (await client.Send(number, known + 1, Text(known + 1, last))).Status);
        var end = await client.Get(number);
        var bad = Enumerable.Range(1, (int)last).Count(line => IsBad(line));
        Assert.Equal((last, last - bad, 0, bad), (end.Regels, end.Genomen, end.NietNieuwer, end.Afgewezen));
        await Compare(server);
        await AssertImported(server, last);
    }

    /// <summary>Every line follows from its number: first the devices, then inventories of them by turns, and now and then something bad.</summary>
    private static string Line(long line) => IsBad(line) ? """{"device":"""
        : line <= Imported + Single ? $$$"""{"toestel":{"id":"{{{(line <= Imported ? $"t{line}" : $"s{line - Imported - 1}")}}}","soort":"phone","platform":"android","eigendom":"managed"}}"""
        : Inventory($"t{DeviceOf(line)}", Begin.AddSeconds(line), Apps(line));

    private static bool IsBad(long line) => line > Imported + Single && line % 97 == 0;

    private static long DeviceOf(long line) => 1 + line % Imported;

    private static string[] Apps(long seed) =>
        [.. Enumerable.Range(0, 40).Select(app => $"android:app{(seed * 7 + app * app) % 4000}").Append(seed % 3 == 0 ? "android:denied" : "android:allowed").Distinct().Order(StringComparer.Ordinal)];

    private static string Inventory(string device, DateTimeOffset at, string[] apps) =>
        JsonSerializer.Serialize(new { device, at, apps = apps.Select(app => new { id = app, version = $"{at.Second}.1" }) });

    private static string Text(long from, long to)
    {
        var text = new StringBuilder();
        for (var line = from; line <= to; line++)
            text.Append(Line(line)).Append('\n');
        return text.ToString();
    }

    /// <summary>Sends lines until the server is gone.</summary>
    private async Task Stream(ServerProcess server, HttpClient client, int number, long from)
    {
        try
        {
            // Several requests, so that kills also come between them.
            for (var size = 700; ; from += size)
            {
                using var content = new StringContent(Text(from, from + size - 1));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
                using var answer = await client.PostAsync($"{ServerProcess.Organisation}/importen/{number}/regels?vanaf={from}", content);
                Assert.True(answer.IsSuccessStatusCode, server.Said);
                stored = from + size - 1;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Killed.
        }
    }

    /// <summary>Sends single inventories until the server is gone, and notes which were acknowledged.</summary>
    private async Task Post(ServerProcess server, HttpClient client, int one, CancellationToken cancel)
    {
        try
        {
            for (var device = one; !cancel.IsCancellationRequested; device = (device + 6) % Single)
            {
                var at = Begin.AddSeconds(Interlocked.Increment(ref sent));
                using var content = new StringContent(Inventory($"s{device}", at, Apps(at.Ticks / TimeSpan.TicksPerSecond)), Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(ServerProcess.Organisation + "/inventarissen", content, cancel);
                if (answer.StatusCode is not HttpStatusCode.Created)
                {
                    isWrong = true;
                    await Task.Delay(2000, CancellationToken.None);
                }

                Assert.True(answer.StatusCode is HttpStatusCode.Created, server.Said);
                acknowledged[device] = at;
                Interlocked.Increment(ref answers);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Killed.
        }
    }

    /// <summary>What lies on the disk after a kill: everything acknowledged, and a trail without a break.</summary>
    private async Task Verify(ServerProcess server)
    {
        await using var db = server.Databases.Open(ServerProcess.Id);
        foreach (var (device, at) in acknowledged)
            Assert.True(await db.Set<DeviceRow>().AnyAsync(row => row.Key == $"s{device}" && row.InventoryAt >= at), $"An inventory that was acknowledged is gone: s{device} at {at:O}.");
        var hash = TrailEntry.Beginning.ToArray();
        var sequence = 0L;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable())
        {
            Assert.Equal(++sequence, entry.Sequence);
            hash = entry.ToTrail().Hash(hash);
            Assert.Equal(hash, entry.Hash);
        }
    }

    /// <summary>What the server answers of each device from memory is what lies on the disk.</summary>
    private static async Task Compare(ServerProcess server)
    {
        var stored = await Stored(server);
        var answered = new Dictionary<string, string>();
        for (var after = 0; ;)
        {
            var page = await server.Client.GetFromJsonAsync($"{ServerProcess.Organisation}/toestellen?aantal=200&na={after}", WireJson.Default.PaginaToestel);
            Assert.NotNull(page);
            foreach (var device in page.Items)
                (answered[device.Naam], after) = (device.Oordeel, device.Nummer);
            if (page.Items.Count < 200)
                break;
        }

        Assert.Equal(stored.ToDictionary(device => device.Key, device => device.Value.Contains("android:denied") ? "deny" : "allow"), answered);
    }

    private static async Task AssertImported(ServerProcess server, long last)
    {
        var stored = await Stored(server);
        for (var line = Math.Max(Imported + Single + 1, last - Imported - 200); line <= last; line++)
        {
            // The last good line of each device counts.
            var newest = Enumerable.Range(0, 4).Select(back => line + back * Imported).Where(later => later <= last && !IsBad(later)).Max(later => (long?)later);
            if (newest is { } of)
                Assert.Equal(Apps(of), stored[$"t{DeviceOf(of)}"]);
        }
    }

    private static async Task<Dictionary<string, string[]>> Stored(ServerProcess server)
    {
        await using var db = server.Databases.Open(ServerProcess.Id);
        var apps = (await StoredDictionaries.Load(db, CancellationToken.None)).Apps;
        var read = new List<(int App, int Version)>();
        var found = new Dictionary<string, string[]>();
        foreach (var device in await db.Set<DeviceRow>().AsNoTracking().ToListAsync())
        {
            if (device.Inventory is not null)
                Assert.Null(InventoryBlob.TryRead(device.Inventory, read));
            found[device.Key] = device.Inventory is null ? [] : [.. read.Select(app => $"{apps[app.App].Id}").Order(StringComparer.Ordinal)];
        }

        return found;
    }
}
