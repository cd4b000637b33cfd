using System.Text;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Policy.Judgement;
using Appwacht.Register;
using Appwacht.Register.Csv;

namespace Appwacht.Policy.Tests.Fleet.Generated;

public sealed class GeneratedFilesTests
{
    private const int Count = 400;
    private static readonly GeneratedFleet Fleet = new(new FleetPlan { Seed = 11, KnownApps = 8_000, UnknownApps = 4_000, UnknownShare = 0.02 });
    private static readonly Dictionary<string, string> Files = InMemory.Write(Fleet, Count);

    [Fact]
    public void A_snapshot_equals_what_is_read_back_from_the_files()
    {
        var read = ReadBack();
        var made = Fleet.Snapshot(Count);
        Assert.Equal(Count, made.Devices.Count);
        Assert.Equal(read.Installed.Count, made.Installed.Count);
        Assert.Equal(read.Devices.PersonOf, made.Devices.PersonOf);
        Assert.Equal(Popularity(read), Popularity(made));
        for (var device = 0; device < Count; device++)
        {
            Assert.Equal(read.Devices.Ids[device], made.Devices.Ids[device]);
            Assert.Equal(read.Devices.Profiles[read.Devices.ProfileOf[device]].Key, made.Devices.Profiles[made.Devices.ProfileOf[device]].Key);
            Assert.Equal(Apps(read, device), Apps(made, device));
            Assert.Equal(made.Installed.On(device).Order(), made.Installed.On(device));
        }
    }

    [Fact]
    public void Apps_past_sixteen_bits_stand_apart()
    {
        // More apps than 16 bits can number, and devices enough to have them.
        var snapshot = new GeneratedFleet(new FleetPlan { Seed = 5, KnownApps = 200_000, UnknownApps = 2_000 }).Snapshot(12_000);
        Assert.True(snapshot.Apps.Count > InstalledRuns.FirstRare);
        Assert.NotEmpty(snapshot.Installed.RareApps);
        Assert.Equal(snapshot.Installed.RareDevices.Order(), snapshot.Installed.RareDevices);
        Assert.All(snapshot.Installed.RareApps, app => Assert.InRange(app, InstalledRuns.FirstRare, snapshot.Apps.Count - 1));
        var device = snapshot.Installed.RareDevices[0];
        Assert.Equal(snapshot.Installed.Rare(device)[^1], snapshot.Installed.On(device)[^1]);
    }

    private static IEnumerable<int> Popularity(FleetSnapshot fleet) => Enumerable.Range(0, fleet.Apps.Count).Select(fleet.WithApp.Count);

    private static IEnumerable<string> Apps(FleetSnapshot fleet, int device) =>
        fleet.Installed.On(device).Select(app => fleet.Apps.All[app]).Select(app => $"{app.Id} {app.Name} {app.Slug} {app.Match}").Order(StringComparer.Ordinal);

    /// <summary>The files by way of the builder, which knows nothing of how they were made.</summary>
    private static FleetSnapshot ReadBack()
    {
        var resolver = new NameResolver(GeneratedRegister.Read(Fleet.Apps));
        var people = new Dictionary<string, (int Number, Person Person)>();
        foreach (var row in Rows("people.csv", "person_id", "unit", "role", "risk_tier", "groups", "deployments"))
            people[row[0]] = (people.Count, new Person(row[0], row[1], row[2], DeviceWords.ParseTier(row[3]), Set(row[4]), Set(row[5]), "nl"));

        var builder = new FleetBuilder();
        var devices = new Dictionary<string, (int Number, Platform Platform)>();
        foreach (var row in Rows("devices.csv", "device_id", "kind", "platform", "os_version", "ownership", "person_id"))
        {
            var (number, person) = people[row[5]];
            var device = new Device(row[0], "", DeviceWords.ParseKind(row[1]), Platforms.Parse(row[2]), OsVersion.Parse(row[3]), DeviceWords.ParseOwnership(row[4]), row[5], null);
            devices[row[0]] = (builder.AddDevice(row[0], DeviceFacts.Of(device, person), number), device.Platform);
        }

        var apps = new Dictionary<AppId, int>();
        foreach (var row in Rows("installed-apps.csv", "device_id", "app_id", "app_name"))
        {
            var (device, platform) = devices[row[0]];
            var id = new AppId(platform, row[1]);
            if (!apps.TryGetValue(id, out var app))
            {
                var resolved = resolver.Resolve(id, row[2]);
                apps[id] = app = builder.AddApp(new FleetApp(id, row[2], resolved.App?.Slug, resolved.Match));
            }

            builder.AddInstall(device, app);
        }

        return builder.Build();
    }

    private static HashSet<string> Set(string text) => [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string[]> Rows(string file, params string[] columns)
    {
        using var table = CsvTable.Open(new MemoryStream(Encoding.UTF8.GetBytes(Files[file])));
        while (table.Read())
        {
            Assert.Null(table.Fault);
            yield return [.. columns.Select(column => table.Text(table.ColumnOf(column)))];
        }
    }
}
