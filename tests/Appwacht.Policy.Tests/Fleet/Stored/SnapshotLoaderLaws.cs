using System.Text;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>A fleet that is loaded is the fleet that would have been built install by install.</summary>
public class SnapshotLoaderLaws
{
    [Fact]
    public void A_loaded_fleet_is_a_built_fleet() => GensOfFleets.Contents.Sample(found =>
    {
        // Blobs have each app once.
        var contents = Array.ConvertAll(found, device => (device.Facts, Apps: device.Apps.Distinct().ToArray()));
        var devices = contents.Select((device, i) => new StoredDevice(Encoding.UTF8.GetBytes($"toestel-{i}"), device.Facts, i / 2, Blob(device.Apps)));
        AssertSame(GensOfFleets.Snapshot(contents), SnapshotLoader.Load(GensOfFleets.Known, devices));
    }, iter: 200);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(200)]
    public void Pieces_ranges_and_rare_apps_come_in_the_right_place_whatever_is_left_out(int oneInSoMany)
    {
        const int Apps = InstalledRuns.FirstRare + 9_000;
        var facts = Enumerable.Range(0, 3).Select(_ => Gens.Devices.Single()).ToArray();
        var contents = Enumerable.Range(0, 2 * InstallsByApp.MostDevices + 4_000).Select(device => (Facts: facts[device % 3], Apps: Enumerable.Range(0, device % 80)
            .Select(i => i < 20 ? i : (int)((device * 7919L + i * 104_729L) % Apps)).Distinct().ToArray())).ToArray();
        // What is left out moves all that follows: then neither pieces nor ranges begin at a multiple of 64.
        var isDamaged = contents.Select((_, device) => oneInSoMany > 0 && (device * 31 + 5) % oneInSoMany == 0).ToArray();
        FleetApp[] apps = [.. Enumerable.Range(0, Apps).Select(i => new FleetApp(null, $"App {i}", null, Register.Match.None))];
        var builder = new FleetBuilder();
        foreach (var app in apps)
            builder.AddApp(app);
        var device = 0;
        for (var i = 0; i < contents.Length; i++)
        {
            if (isDamaged[i])
                continue;
            foreach (var app in contents[i].Apps.Prepend(-1))
                _ = app < 0 ? device = builder.AddDevice($"toestel-{i}", contents[i].Facts, -1) : Installed(builder, device, app);
        }

        var loaded = SnapshotLoader.Load(apps, contents.Select((device, i) =>
            new StoredDevice(Encoding.UTF8.GetBytes($"toestel-{i}"), device.Facts, -1, isDamaged[i] ? [InventoryBlob.Format] : Blob(device.Apps))));

        Assert.Equal(isDamaged.Count(damaged => damaged), loaded.Skipped.Count);
        Assert.Equal(oneInSoMany != 1, loaded.Snapshot.Installed.RareApps.Length > 0);
        AssertSame(builder.Build(), loaded);
    }

    [Fact]
    public void No_devices_are_a_fleet_too()
    {
        var loaded = SnapshotLoader.Load(GensOfFleets.Known, []);
        AssertSame(GensOfFleets.Snapshot([]), loaded);
        Assert.Empty(loaded.Skipped);
    }

    [Fact]
    public void Inventories_that_are_far_larger_than_usual_make_smaller_pieces()
    {
        // A version takes up to five bytes, and nobody counts them before they are read.
        const int Apps = 400_000;
        FleetApp[] apps = [.. Enumerable.Range(0, Apps).Select(i => new FleetApp(null, $"App {i}", null, Register.Match.None))];
        var blob = InventoryBlobLaws.Written([.. Enumerable.Range(0, Apps).Select(app => (app, int.MaxValue))]);
        var devices = PieceReader.MostBytes / blob.Length * 2 + 1;
        var facts = Gens.Devices.Single();
        var (pieces, counts) = PieceReader.Read(Enumerable.Range(0, devices).Select(device => new StoredDevice(BitConverter.GetBytes(device), facts, device, blob)), Apps);

        Assert.True(pieces.Length > 1);
        Assert.Equal(Enumerable.Range(0, devices), pieces.SelectMany(piece => piece.People.Take(piece.Count)));
        Assert.All(counts, count => Assert.Equal(devices, count));
        var loaded = SnapshotLoader.Load(apps, Enumerable.Range(0, devices).Select(device => new StoredDevice(BitConverter.GetBytes(device), facts, device, blob)));
        Assert.Equal(Enumerable.Range(0, Apps), loaded.Snapshot.Installed.On(devices - 1));
        Assert.Equal(Enumerable.Range(0, devices), loaded.Snapshot.WithApp.Of(Apps - 1));
    }

    [Fact]
    public void A_damaged_or_repeated_device_is_reported_and_the_rest_is_loaded() => Gen.Select(GensOfFleets.Contents, Gen.Int[0, 6].Array[80]).Sample((contents, fates) =>
    {
        var damaged = contents.Select((_, i) => fates[i] == 0).ToArray();
        var repeated = contents.Select((_, i) => i > 0 && fates[i] == 1).ToArray();
        var devices = contents.Select((device, i) =>
        {
            var blob = Blob(device.Apps);
            if (damaged[i])
                blob[^1] ^= 1;
            // Named after the one before it, which is there when that is good.
            return new StoredDevice(Encoding.UTF8.GetBytes($"toestel-{(repeated[i] ? i - 1 : i)}"), device.Facts, i, blob);
        }).ToArray();

        var loaded = SnapshotLoader.Load(GensOfFleets.Known, devices);

        var (seen, kept, skipped) = (new HashSet<string>(), new List<StoredDevice>(), new List<SkippedDevice>());
        foreach (var (i, device) in devices.Index())
        {
            var id = Encoding.UTF8.GetString(device.Id.Span);
            if (damaged[i])
                skipped.Add(new SkippedDevice(id, BlobFault.WrongChecksum));
            else if (!seen.Add(id))
                skipped.Add(new SkippedDevice(id, null));
            else
                kept.Add(device);
        }

        Assert.Equal(skipped.OrderBy(device => device.Id).ThenBy(device => device.Fault), loaded.Skipped.OrderBy(device => device.Id).ThenBy(device => device.Fault));
        var without = SnapshotLoader.Load(GensOfFleets.Known, kept);
        Assert.Empty(without.Skipped);
        Assert.Equal(without.NumberOf, loaded.NumberOf);
        AssertSame(without.Snapshot, loaded);
    }, iter: 300);

    private static int Installed(FleetBuilder builder, int device, int app)
    {
        builder.AddInstall(device, app);
        return app;
    }

    private static byte[] Blob(int[] apps) => InventoryBlobLaws.Written([.. apps.Distinct().Order().Select(app => (app, app % 3))]);

    private static void AssertSame(FleetSnapshot expected, LoadedFleet loaded)
    {
        var actual = loaded.Snapshot;
        Assert.Equal(expected.Apps.All, actual.Apps.All);
        Assert.Equal(expected.Installed.Starts, actual.Installed.Starts);
        Assert.Equal(expected.Installed.Numbers, actual.Installed.Numbers);
        Assert.Equal(expected.Installed.RareDevices, actual.Installed.RareDevices);
        Assert.Equal(expected.Installed.RareApps, actual.Installed.RareApps);
        Assert.Equal(expected.Devices.PersonOf, actual.Devices.PersonOf);
        Assert.Equal(expected.Devices.ProfileOf, actual.Devices.ProfileOf);
        Assert.Equal(expected.Devices.Profiles.Select(facts => facts.Key), actual.Devices.Profiles.Select(facts => facts.Key));
        for (var device = 0; device < expected.Devices.Count; device++)
            Assert.Equal(device, actual.Devices.Ids.Find(expected.Devices.Ids[device]));
        for (var app = 0; app < expected.Apps.Count; app++)
            Assert.Equal(expected.WithApp.Of(app), actual.WithApp.Of(app));
    }
}
