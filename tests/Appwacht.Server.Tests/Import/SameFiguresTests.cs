using System.IO.Compression;
using System.Text.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Language;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Import;

/// <summary>The same fleet under the same policy gives the same figures, whether its files are read or a server is asked that they were brought to.</summary>
public sealed class SameFiguresTests : IDisposable
{
    private static readonly OrganisationId Id = OrganisationId.Parse("gemeente-gelijk");

    private readonly string folder = Directory.CreateTempSubdirectory("appwacht-same-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(TestDatabases.Sqlite, "samples/gemeente-voorbeeld", "")]
    [InlineData(TestDatabases.Sqlite, "samples/gemeente-voorbeeld-intune", "")]
    [InlineData(TestDatabases.Postgres, "samples/gemeente-voorbeeld-intune", "")]
    [InlineData(TestDatabases.Sqlite, "../shared/data/fleet/gemeente-voorbeeld", "intune-")]
    [InlineData(TestDatabases.Sqlite, "../shared/data/fleet/gemeente-voorbeeld", "")]
    public async Task A_server_tells_the_same_figures_as_the_files(string kind, string place, string only)
    {
        var exports = Exports(place, only);
        await using var server = await RunningServer.Start(kind: kind);
        await Found(server);
        var pushed = await Run(server, "push", exports, "--server");
        Assert.Equal((0, ""), (pushed.ExitCode, pushed.Problems));

        var asked = await Run(server, "check", "--format", "json", "--server");
        var counts = JsonSerializer.Deserialize(asked.Output, WireJson.Default.Tellingen);
        Assert.NotNull(counts);
        var read = await CommandLine.Run(folder, "", "check", exports, "--policy", Policy, "--on", $"{counts.Dag:O}", "--format", "json");
        Assert.Equal((1, 1, ""), (asked.ExitCode, read.ExitCode, read.Problems));
        var files = JsonDocument.Parse(read.Output).RootElement;

        var apps = files.GetProperty("apps").EnumerateArray().Select(app => (
            app.GetProperty("app").GetString() ?? "", MostOften(app), Number(app, "devices"), Number(app, "devicesByKind", "mobile"), Number(app, "devicesByKind", "laptop"), Number(app, "probable"),
            string.Join(' ', app.GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()).Order(StringComparer.Ordinal)))).ToList();
        Assert.True(apps.Count > 20, "A comparison of nothing proves nothing.");
        Assert.Equal(
            apps.Order(),
            counts.Apps.Select(app => (app.App, app.Oordeel, app.Toestellen ?? -1, app.Mobiel ?? -1, app.Laptops ?? -1, app.Waarschijnlijk ?? -1, string.Join(' ', app.Regels.Order(StringComparer.Ordinal)))).Order());

        var all = counts.Toestellen;
        Assert.Equal([Summary(files, "deny"), Summary(files, "needs-vetting"), Summary(files, "advise-against")], [all.Weren, all.EerstBeoordelen, all.Ontraden]);
        foreach (var group in counts.PerSoort)
        {
            Assert.Equal(Number(files, "devices", "byKind", group.Groep), group.Toestellen);
            Assert.Equal(
                [Number(files, "summary", "deny", "devicesByKind", group.Groep), Number(files, "summary", "needs-vetting", "devicesByKind", group.Groep), Number(files, "summary", "advise-against", "devicesByKind", group.Groep)],
                [group.Weren, group.EerstBeoordelen, group.Ontraden]);
        }

        var ours = await CommandLine.Run(folder, "", "check", WithoutOwnDevices(exports), "--policy", Policy, "--on", $"{counts.Dag:O}", "--format", "json");
        Assert.Equal("", ours.Problems);
        files = JsonDocument.Parse(ours.Output).RootElement;
        var inventories = counts.Inventarissen;
        Assert.Equal(
            [Number(files, "devices", "total"), Number(files, "devices", "read"), Number(files, "devices", "stale"), Number(files, "devices", "neverReported"), Number(files, "devices", "inventory", "medianAgeInDays")],
            [inventories.Toestellen, inventories.Gelezen, inventories.Verouderd, inventories.NooitGelezen, inventories.MedianeLeeftijd]);
    }

    private static string Root => field ??= Above(AppContext.BaseDirectory);

    private static string Policy => Path.Combine(Root, "samples", "gemeente-voorbeeld", "beleid.yaml");

    /// <summary>A check of files tells the strongest effect on any device. That may point at somebody, so a server tells the one on most.</summary>
    private static string MostOften(JsonElement app) => app.GetProperty("devicesByEffect").EnumerateObject().Select(effect => (Devices: effect.Value.GetInt32(), effect.Name))
        .DefaultIfEmpty((Devices: 0, Name: app.GetProperty("effect").GetString() ?? "")) // it only probably is anywhere
        .MaxBy(effect => (effect.Devices, Array.IndexOf(Effects.Names.ToArray(), effect.Name))).Name;

    private static int Summary(JsonElement files, string effect) => Number(files, "summary", effect, "devices");

    private static int Number(JsonElement of, params string[] path) => path.Aggregate(of, (element, name) => element.GetProperty(name)).GetInt32();

    private static string Above(string path) => File.Exists(Path.Combine(path, "Appwacht.slnx")) ? path : Above(Path.GetDirectoryName(path.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run outside the repository."));

    /// <summary>The exports, without what else lies in that folder; a folder that is not here skips the test.</summary>
    private string Exports(string place, string only)
    {
        var from = Path.GetFullPath(Path.Combine(Root, place));
        Assert.SkipUnless(Directory.Exists(from), $"{place} is not beside this clone");
        var exports = Directory.CreateDirectory(Path.Combine(folder, "exports")).FullName;
        foreach (var file in Directory.EnumerateFiles(from).Where(file => Path.GetFileName(file) is var name && name.Contains(".csv", StringComparison.Ordinal) && name.StartsWith(only, StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(exports, Path.GetFileName(file)));
        return exports;
    }

    /// <summary>The same exports without the devices that people own themselves: a server counts how far the organisation's own were read.</summary>
    private string WithoutOwnDevices(string exports)
    {
        var to = Directory.CreateDirectory(Path.Combine(folder, "of-the-organisation")).FullName;
        var texts = Directory.EnumerateFiles(exports).ToDictionary(file => Path.GetFileName(file).Replace(".gz", "", StringComparison.Ordinal), Lines);
        var owned = texts.Where(file => file.Key.EndsWith("devices.csv", StringComparison.Ordinal)).SelectMany(file => file.Value)
            .Where(line => line.Contains(",byod,", StringComparison.Ordinal) || line.Contains(",Personal,", StringComparison.Ordinal)).Select(FirstValue).ToHashSet();
        Assert.NotEmpty(owned);
        foreach (var (name, lines) in texts)
            File.WriteAllLines(Path.Combine(to, name), lines.Where(line => !owned.Contains(FirstValue(line))));
        return to;

        static string FirstValue(string line) => line.Split(',')[0];
        static string[] Lines(string file)
        {
            using var stream = File.OpenRead(file);
            using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <summary>Makes an organisation without devices, with the policy of the sample.</summary>
    private static async Task Found(RunningServer server)
    {
        var databases = server.App.Services.GetRequiredService<IDatabases>();
        await databases.Create(Id, null, TestContext.Current.CancellationToken);
        await using var db = databases.Open(Id);
        var version = new PolicyVersion { Number = 1, Text = await File.ReadAllTextAsync(Policy, TestContext.Current.CancellationToken), ProposedBy = "member:1", ProposedAt = DateTimeOffset.UnixEpoch };
        version.Decide(PolicyState.Adopted, "member:2", DateTimeOffset.UnixEpoch, "");
        db.Add(version);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await db.MakeReady();
        await using var directory = databases.OpenDirectory();
        directory.Add(new Organisation { Id = Id, Name = "Gemeente Gelijk", CreatedAt = DateTimeOffset.UnixEpoch });
        directory.Add(new RoleGrant { Organisation = Id, Provider = RunningServer.Provider, Group = Role.DeviceAdministrator.Name(), Role = Role.DeviceAdministrator });
        await directory.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private Task<CommandLineEnded> Run(RunningServer server, params string[] arguments) => CommandLine.Run(
        folder, server.Issuer.Token("user-same", [Role.DeviceAdministrator.Name()]), [.. arguments, server.Address.ToString(), "--organisation", Id.Value]);
}
