using Appwacht.Policy.Fleet;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>Installs that stand app by app are those that stood device by device.</summary>
public class InstallsByAppLaws
{
    private const int Apps = InstalledRuns.FirstRare + 9_000;

    /// <summary>Many of the apps lie where numbers are no longer common, and no longer done together.</summary>
    private static readonly Gen<int> App = Gen.OneOf(
        Gen.Int[0, 40], Gen.Int[InstalledRuns.FirstRare - 3, InstalledRuns.FirstRare + 3], Gen.Int[0, Apps - 1], Gen.Const(Apps - 1));

    private static readonly Gen<int[][]> ByDevice = App.Array[0, 30].Select(run => run.Distinct().Order().ToArray()).Array[0, 40];

    [Fact]
    public void An_app_has_the_devices_that_have_it()
    {
        // One for all, as one thread uses it: nothing of a piece may be left when the next begins.
        var sorter = new InstallSorter(Apps);
        ByDevice.Sample(byDevice => Assert.Equal(Expected(byDevice), InOrder(Turned(sorter, byDevice))), iter: 300, threads: 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 16)]
    [InlineData((1 << 16) + 1)]
    public void The_last_app_is_not_lost(int apps) =>
        Assert.Equal([(apps - 1, [0, 2])], InOrder(Turned(new InstallSorter(apps), [[apps - 1], [], [apps - 1]])));

    [Fact]
    public void As_many_devices_as_go_together_can_be_taken()
    {
        var sorter = new InstallSorter(2);
        var installs = Turned(sorter, [.. Enumerable.Range(0, InstallsByApp.MostDevices).Select(device => device % 2 == 0 ? new[] { 0, 1 } : [1])]);
        Assert.Equal(Enumerable.Range(0, InstallsByApp.MostDevices / 2).Select(device => (ushort)(2 * device)), installs.On(0).ToArray());
        Assert.Equal(Enumerable.Range(0, InstallsByApp.MostDevices).Select(device => (ushort)device), installs.On(1).ToArray());
    }

    [Fact]
    public void Devices_that_are_left_out_leave_no_gap() => Gen.Select(ByDevice, Gen.Bool.Array[40]).Sample((byDevice, kept) =>
        Assert.Equal(
            Expected([.. byDevice.Where((_, device) => kept[device])]),
            InOrder(Turned(new InstallSorter(Apps), byDevice).Only(kept[..byDevice.Length]))), iter: 100);

    [Fact]
    public void New_numbers_put_the_apps_in_a_new_order()
    {
        var newNumberOf = Enumerable.Range(0, Apps).ToArray();
        new Random(1).Shuffle(newNumberOf);
        var (sorter, renumberer) = (new InstallSorter(Apps), new InstallRenumberer(newNumberOf));
        ByDevice.Sample(byDevice =>
        {
            var installs = Turned(sorter, byDevice);
            renumberer.Renumber(installs);
            Assert.Equal(Expected(Array.ConvertAll(byDevice, run => Array.ConvertAll(run, app => newNumberOf[app]))), InOrder(installs));
        }, iter: 300, threads: 1);
    }

    private static InstallsByApp Turned(InstallSorter sorter, int[][] byDevice)
    {
        foreach (var run in byDevice)
            sorter.Add(run);
        return sorter.Turn();
    }

    private static IEnumerable<(int, ushort[])> InOrder(InstallsByApp installs) => installs.Apps.Select((app, place) => (app, installs.On(place).ToArray()));

    private static IEnumerable<(int, ushort[])> Expected(int[][] byDevice) => byDevice.SelectMany((run, device) => run.Select(app => (App: app, Device: (ushort)device)))
        .GroupBy(install => install.App, install => install.Device).OrderBy(app => app.Key).Select(app => (app.Key, app.Order().ToArray()));
}
