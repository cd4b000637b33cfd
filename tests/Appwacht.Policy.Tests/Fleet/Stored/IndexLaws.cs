using System.Text;
using Appwacht.Policy.Fleet;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>The two tables that are made when a fleet is loaded, against looking through everything.</summary>
public class IndexLaws
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(1_000)]
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
        }
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
    public void A_device_that_is_there_twice_is_a_bug_of_the_caller() => Assert.Throws<ArgumentException>(() => DeviceIds.Of(["a", "b", "a"]));
}
