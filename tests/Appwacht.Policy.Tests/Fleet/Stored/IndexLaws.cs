using System.Text;
using Appwacht.Policy.Fleet;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>The two tables that are made when a fleet is loaded, against looking through everything.</summary>
public class IndexLaws
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(1_000)]
    [InlineData(InstallsByApp.MostDevices)]
    [InlineData(2 * InstallsByApp.MostDevices + 1)]
    [InlineData(70_001)]
    public void The_devices_of_an_app_are_those_whose_run_has_it(int devices)
    {
        // App n is on every device whose number is divisible by 2ⁿ: gaps of every length, bitmaps, and apps on one device.
        var byDevice = Enumerable.Range(0, devices).Select(device => Enumerable.Range(0, 20).Where(app => (device + 3) % (1 << app) == 0).ToArray()).ToArray();
        var order = AppOrder.ByPopularity(byDevice, 21);
        var index = DevicesWithApp.Of(RunsBuilder.Of(byDevice, order.NewNumberOf), 21);
        for (var app = 0; app < 21; app++)
        {
            var expected = Enumerable.Range(0, devices).Where(device => byDevice[device].Contains(app)).ToArray();
            Assert.Equal(expected.Length, index.Count(order.NewNumberOf[app]));
            Assert.Equal(expected, index.Of(order.NewNumberOf[app]));
            // What is put away is made again as it was.
            index.PutAway(evenIfAsked: app % 2 == 0);
        }
    }

    [Fact]
    public void What_is_put_away_takes_no_memory_but_for_how_many_devices_each_app_is_on()
    {
        var index = DevicesWithApp.Of(RunsBuilder.Of([.. Enumerable.Range(0, 1_000).Select(_ => Enumerable.Range(0, 20).ToArray())], [.. Enumerable.Range(0, 21)]), 21);
        var whole = index.Bytes;
        Assert.True(index.PutAway(evenIfAsked: true));
        Assert.Equal((21 * 4, 1_000), (index.Bytes, index.Count(7)));
        Assert.Equal(1_000, index.Of(7).Length);
        Assert.Equal(whole, index.Bytes);
    }

    [Fact]
    public void Rare_apps_and_those_that_are_written_apart_have_their_devices_too()
    {
        // The apps of one device are not those of the next, and some lie on either side of where numbers need more than 16 bits.
        const int Apps = InstalledRuns.FirstRare + 600;
        var byDevice = Enumerable.Range(0, 300).Select(device => Enumerable.Range(0, 260).Select(i => (device * 251 + i) % Apps)
            .Concat([InstalledRuns.FirstRare - 1, InstalledRuns.FirstRare]).Distinct().Order().ToArray()).ToArray();
        var same = Enumerable.Range(0, Apps).ToArray();
        var index = DevicesWithApp.Of(RunsBuilder.Of(byDevice, same), Apps);
        var expected = byDevice.SelectMany((run, device) => run.Select(app => (app, device))).ToLookup(install => install.app, install => install.device);
        for (var app = 0; app < Apps; app++)
            Assert.Equal(expected[app], index.Of(app));
    }

    [Fact]
    public void A_run_has_each_app_once_and_in_order() => Gen.Int[0, 70_000].Array[0, 300].Sample(apps =>
    {
        var same = Enumerable.Range(0, 70_001).ToArray();
        var runs = RunsBuilder.Of([apps, [], apps], same);
        Assert.Equal(apps.Distinct().Order(), runs.On(0));
        Assert.Empty(runs.On(1));
        Assert.Equal(apps.Distinct().Order(), runs.On(2));
    }, iter: 200);

    [Fact]
    public void Every_device_is_found_and_no_other() => Gen.String.HashSet[0, 200].Sample(ids =>
    {
        var known = ids.Select(id => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(id))).Distinct().ToArray();
        var table = DeviceIds.Of(known);
        for (var i = 0; i < known.Length; i++)
            Assert.Equal((i, known[i]), (table.Find(known[i]), table[i]));
        Assert.Equal(-1, table.Find("dit toestel is er niet"));
    }, iter: 300);

    [Fact]
    public void Devices_that_are_there_before_are_all_named() => Gen.Int[0, 150].Array[0, 300].Sample(ids =>
    {
        var bytes = new byte[ids.Length * 4];
        var starts = Enumerable.Range(0, ids.Length + 1).Select(i => i * 4).ToArray();
        for (var i = 0; i < ids.Length; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 4), ids[i]);
        DeviceIds.Of(bytes, starts, out var repeated);
        Assert.Equal(Enumerable.Range(0, ids.Length).Where(i => ids.AsSpan(0, i).Contains(ids[i])), repeated);
    }, iter: 300);

    [Fact]
    public void A_device_that_is_there_twice_is_a_bug_of_the_caller() => Assert.Throws<ArgumentException>(() => DeviceIds.Of(["a", "b", "a"]));
}
