using Appwacht.Policy.Fleet;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>A snapshot into which changes were written is the snapshot that would be made anew.</summary>
public class FleetCompactionLaws
{
    private const int Apps = InstalledRuns.FirstRare + 500;

    /// <summary>So many come later; the numbers behind the others are theirs.</summary>
    private const int Later = 2;

    private static readonly FleetApps First = new([.. Enumerable.Range(0, Apps).Select(Named)]);

    /// <summary>Some on nearly every device, which have a bitmap; some on few; some whose numbers are no longer common; some that come later.</summary>
    private static readonly Gen<int> App = Gen.Frequency(
        (8, Gen.Int[0, 12]), (4, Gen.Int[0, 300]), (2, Gen.Int[InstalledRuns.FirstRare - 3, InstalledRuns.FirstRare + 3]), (1, Gen.Int[0, Apps + Later - 1]));

    private static readonly Gen<int[]> Inventory = App.Array[0, 30].Select(apps => apps.Distinct().Order().ToArray());

    /// <summary>Devices enough that some gaps take two bytes, and that processors take them in ranges.</summary>
    private static readonly Gen<int[][]> Devices = Inventory.Select(apps => apps.Where(app => app < Apps).ToArray()).Array[1, 400];

    private static readonly Gen<(int Device, int[] Apps)[]> Changes = Gen.Select(Gen.Int[0, 1000], Inventory).Array[0, 60];

    [Fact]
    public void What_changed_is_written_into_the_snapshot_as_often_as_it_changes() => Gen.Select(Devices, Gen.Select(Changes, Gen.Bool).Array[1, 4]).Sample((devices, rounds) =>
    {
        var (snapshot, expected) = (Snapshot(devices), devices.ToArray());
        foreach (var (changes, isAtRest) in rounds)
        {
            if (isAtRest)
                snapshot.WithApp.PutAway(evenIfAsked: true);
            var index = new FleetIndex(snapshot, Enumerable.Range(0, snapshot.Apps.Count));
            if (snapshot.Apps.Count == Apps)
                index.AddApps([.. Enumerable.Range(Apps, Later).Select(Named)]);
            foreach (var (which, apps) in changes)
            {
                index.Update(which % expected.Length, apps);
                expected[which % expected.Length] = apps;
            }

            snapshot = FleetCompaction.Changed(index.Now, InstallChanges.Of(index.Now, long.MaxValue)!);
            AssertHas(snapshot, expected);
        }
    }, iter: 150);

    [Fact]
    public void Numbers_stay_when_little_changed_and_are_given_anew_when_much_did()
    {
        var index = new FleetIndex(Snapshot([.. Enumerable.Range(0, 100).Select(_ => new[] { 0, 1, 2, 3 })]), Enumerable.Range(0, Apps));
        index.Update(7, [0, 1, 2, 9]);
        var view = index.Now;
        Assert.Null(FleetCompaction.Of(view).NewNumberOf);
        Assert.NotNull(FleetCompaction.Of(Updated(view, index => index.AddDevice("nieuw", Given.Device, 0))).NewNumberOf);
        Assert.NotNull(FleetCompaction.Of(Updated(view, index => Enumerable.Range(0, 30).ToList().ForEach(device => index.Update(device, [4, 5])))).NewNumberOf);
        Assert.NotNull(FleetCompaction.Of(Updated(view, index => index.AddApps([.. Enumerable.Range(Apps, Apps / 10).Select(Named)]))).NewNumberOf);
    }

    [Fact]
    public void An_app_that_became_common_gets_a_bitmap_in_the_end()
    {
        // Forty devices at a time, so that there is never much at once.
        var index = new FleetIndex(Snapshot([.. Enumerable.Range(0, 320).Select(_ => Enumerable.Range(0, 64).ToArray())]), Enumerable.Range(0, Apps));
        var renumbered = 0;
        for (var device = 0; device < 320; device++)
        {
            index.Update(device, [.. Enumerable.Range(0, 64), 1000]);
            if (device % 40 != 39)
                continue;
            renumbered += FleetCompaction.Of(index.Now).NewNumberOf is null ? 0 : 1;
            index.Compact();
            Assert.Empty(index.Now.Newer);
        }

        Assert.InRange(renumbered, 1, 2);
        Assert.Equal(320, index.Now.Base.WithApp.Count(64));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_many_devices_bring_meanwhile_is_kept(bool isAnew)
    {
        var index = new FleetIndex(Snapshot([.. Enumerable.Range(0, 300).Select(_ => new[] { 2, 3 })]), Enumerable.Range(0, Apps));
        if (isAnew)
            index.AddDevice("nieuw", Given.Device, 0);
        index.Update(0, [3, 4]);
        var before = index.Now.Apps[4];
        index.Compact(() =>
        {
            for (var device = 1; device < 250; device++)
                index.Update(device, [.. new[] { 4, device }.Distinct()]);
        });
        Assert.Equal((249, isAnew ? 301 : 300), (index.Now.Newer.Count, index.Now.Devices));
        for (var device = 0; device < 300; device++)
        {
            string[] expected = device switch { 0 => ["App 3", "App 4"], < 250 => [.. new[] { "App 4", $"App {device}" }.Distinct()], _ => ["App 2", "App 3"] };
            Assert.Equal(expected.Order(), index.Now.On(device).Select(app => index.Now.Apps[app].Name).Order());
        }

        // The numbers of the dictionary still lead to the same apps.
        index.Update(299, [4]);
        Assert.Equal([before], index.Now.On(299).Select(app => index.Now.Apps[app]));
    }

    [Fact]
    public void An_inventory_that_says_the_same_as_the_one_before_lays_nothing_over_the_snapshot()
    {
        var index = new FleetIndex(Snapshot([[1, 2], [3]]), Enumerable.Range(0, Apps));
        Assert.Same(InventoryChange.None, index.Update(0, [2, 1]));
        Assert.Empty(index.Now.Newer);
        index.Update(1, [3, 4]);
        var view = index.Now;
        index.Update(1, [4, 3]);
        Assert.Same(view, index.Now);
    }

    private static FleetApp Named(int app) => new(null, $"App {app}", null, Match.None);

    private static FleetView Updated(FleetView view, Action<FleetIndex> change)
    {
        var index = new FleetIndex(view.Base, Enumerable.Range(0, Apps));
        change(index);
        return index.Now;
    }

    /// <summary>The apps of devices, with the numbers they have.</summary>
    private static FleetSnapshot Snapshot(int[][] devices)
    {
        var runs = RunsBuilder.Of(devices, [.. Enumerable.Range(0, Apps)]);
        return new(
            First, new(DeviceIds.Of([.. devices.Select((_, device) => $"toestel-{device}")]), [Given.Device], new int[devices.Length], new int[devices.Length]),
            runs, DevicesWithApp.Of(runs, Apps), new Dictionary<int, int>());
    }

    private static void AssertHas(FleetSnapshot snapshot, int[][] devices)
    {
        for (var device = 0; device < devices.Length; device++)
            Assert.Equal(devices[device], snapshot.Installed.On(device));
        var byApp = devices.Index().SelectMany(pair => pair.Item.Select(app => (App: app, Device: pair.Index))).ToLookup(pair => pair.App, pair => pair.Device);
        foreach (var with in byApp)
        {
            Assert.Equal(with, snapshot.WithApp.Of(with.Key));
            var parts = new PartCount();
            for (var part = 0; part < snapshot.WithApp.Parts.Count; part++)
                snapshot.WithApp.Visit(with.Key, part, ref parts);
            Assert.Equal(with.Count(), parts.Count);
        }

        Assert.Equal(devices.Sum(apps => apps.Length), Enumerable.Range(0, snapshot.Apps.Count).Sum(snapshot.WithApp.Count));
    }

    private struct PartCount : IDeviceVisitor
    {
        public int Count { get; private set; }

        public void Visit(int device) => Count++;
    }
}
