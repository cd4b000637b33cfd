using System.Text;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Organisations;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Import;

/// <summary>The command line brings a folder to a real server.</summary>
public sealed class PushTests : IDisposable
{
    private const string Devices = """
        device_id,name,kind,platform,ownership,inventory_at
        t1,Een,phone,android,managed,2026-11-20T10:00:00Z
        ,Niemand,phone,android,managed,
        t2,Twee,phone,android,managed,2026-11-20T10:00:00Z

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("appwacht-push-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Exports_are_brought_once_and_what_is_refused_is_told_with_file_and_line()
    {
        await using var server = await RunningServer.Start();
        Write("export/devices.csv", Devices);
        Write("export/installed-apps.csv", "device_id,app_id,app_name\nt1,com.voorbeeld,Voorbeeld\nonbekend,com.x,X\n");
        var ended = await Push(server, server.Address.ToString(), "export");
        Assert.Equal((1, "Import 1: 4 lines taken, 0 not newer than what was there, 2 refused."), (ended.ExitCode, ended.Output.Split('\n')[0].Trim()));
        Assert.Contains("devices.csv:3: FILE007", ended.Problems, StringComparison.Ordinal);
        var rejects = await File.ReadAllTextAsync(Path.Combine(folder, "appwacht.push.rejects.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("installed-apps.csv,3,FILE008", rejects, StringComparison.Ordinal);
        Assert.Equal("android:com.voorbeeld", (await Stored(server))["t1"]);

        ended = await Push(server, server.Address.ToString(), "export");
        Assert.Contains("Import 1 was begun; 6 lines are there already.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Import 1: 4 lines taken", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_and_single_inventories_are_one_import_and_a_refused_line_is_told_by_its_place_in_its_file()
    {
        await using var server = await RunningServer.Start();
        Write("map/1.ndjson", """{"toestel":{"id":"t1","eigendom":"managed"}}""" + "\n" + """{"toestel":{"id":"t2","eigendom":"managed"}}""");
        await File.WriteAllBytesAsync(Path.Combine(folder, "map", "2.ndjson.gz"), ImportClient.Pack(Encoding.UTF8.GetBytes("""{"device":"t1","at":"2026-11-20T10:00:00Z","apps":[{"id":"android:a"}]}""" + "\n\n")), TestContext.Current.CancellationToken);
        Write("map/3.json", "{\r\n  \"device\": \"t2\",\n  \"at\": \"2026-11-20T10:00:00Z\",\n  \"apps\": [{ \"id\": \"android:b\" }]\n}\n");
        Write("map/4.json", """{"device":"t9","at":"2026-11-20T10:00:00Z","apps":[]}""");
        var ended = await Push(server, server.Address.ToString(), "map");
        Assert.Contains("Import 1: 4 lines taken, 0 not newer than what was there, 2 refused.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("2.ndjson.gz:2: line.empty", ended.Problems, StringComparison.Ordinal);
        Assert.Contains("4.json:1: inventory.unknown-device", ended.Problems, StringComparison.Ordinal);
        var stored = await Stored(server);
        Assert.Equal(("android:a", "android:b"), (stored["t1"], stored["t2"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_connection_is_cut_it_goes_on_where_it_was_and_nothing_is_lost_or_taken_twice(bool areLines)
    {
        const int Count = 2500;
        await using var server = await RunningServer.Start();
        if (areLines)
        {
            Write("map/a.ndjson", string.Concat(Enumerable.Range(0, Count).Select(device => $$$"""{"toestel":{"id":"t{{{device}}}","eigendom":"managed"}}""" + "\n")));
            Write("map/b.ndjson", string.Concat(Enumerable.Range(0, Count).Select(device => $$$"""{"device":"t{{{device}}}","at":"2026-11-20T10:00:00Z","apps":[{{{string.Join(',', Apps(device).Select(app => $$"""{"id":"{{app}}"}"""))}}}]}""" + "\n")));
        }
        else
        {
            Write("map/devices.csv", "device_id,kind,platform,ownership,inventory_at\n" + string.Concat(Enumerable.Range(0, Count).Select(device => $"t{device},phone,android,managed,2026-11-20T10:00:00Z\n")));
            Write("map/installed-apps.csv", "device_id,app_id\n" + string.Concat(Enumerable.Range(0, Count).SelectMany(device => Apps(device).Select(app => $"t{device},{app.Split(':')[1]}\n"))));
        }

        await using var proxy = new CuttingProxy(server.Address, cuts: 3, after: 60_000);
        var ended = await Push(server, proxy.Address, "map");
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains($"Import 1: 5,000 lines taken, 0 not newer than what was there, 0 refused.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("The connection broke", ended.Problems, StringComparison.Ordinal);
        Assert.True(proxy.Left <= 0, "It was not cut often enough.");
        var stored = await Stored(server);
        Assert.All(Enumerable.Range(0, Count), device => Assert.Equal(string.Join(' ', Apps(device)), stored[$"t{device}"]));
    }

    [Fact]
    public async Task A_folder_with_nothing_to_bring_or_a_server_that_refuses_is_said()
    {
        await using var server = await RunningServer.Start();
        Write("leeg/lees.txt", "x");
        var ended = await Push(server, server.Address.ToString(), "leeg");
        Assert.Equal(2, ended.ExitCode);
        Assert.NotEmpty(ended.Problems);
        Write("map/a.ndjson", "{}\n");
        ended = await CommandLine.Run(folder, server.Issuer.Token("user-auditor", [Role.Auditor.Name()]), "push", "map", "--server", server.Address.ToString(), "--organisation", DemoOrganisation.Id.Value);
        Assert.Equal(2, ended.ExitCode);
        Assert.NotEmpty(ended.Problems);
    }

    private static string[] Apps(int device) => [.. Enumerable.Range(0, 8).Select(app => $"android:app{(device * 7 + app * 31) % 997}.n{device % 89}").Order(StringComparer.Ordinal)];

    private static async Task<Dictionary<string, string>> Stored(RunningServer server)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var dictionary = (await StoredDictionaries.Load(db, TestContext.Current.CancellationToken)).Apps;
        var read = new List<(int App, int Version)>();
        var found = new Dictionary<string, string>();
        foreach (var device in await db.Set<DeviceRow>().AsNoTracking().Where(device => device.Inventory != null).ToListAsync(TestContext.Current.CancellationToken))
        {
            Assert.Null(InventoryBlob.TryRead(device.Inventory, read));
            found[device.Key] = string.Join(' ', read.Select(app => $"{dictionary[app.App].Id}").Order(StringComparer.Ordinal));
        }

        return found;
    }

    private Task<CommandLineEnded> Push(RunningServer server, string address, string map) => CommandLine.Run(
        folder, server.Issuer.Token("user-device-administrator", [Role.DeviceAdministrator.Name()]), "push", map, "--server", address, "--organisation", DemoOrganisation.Id.Value, "--lang", "en");

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
