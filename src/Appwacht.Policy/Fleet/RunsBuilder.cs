namespace Appwacht.Policy.Fleet;

/// <summary>Makes the runs of a fleet from the apps of each device.</summary>
internal static class RunsBuilder
{
    /// <param name="byDevice">For each device its apps by old number, in any order, perhaps more than once.</param>
    /// <param name="newNumberOf">The new number of each old one.</param>
    public static InstalledRuns Of(int[][] byDevice, int[] newNumberOf) => Of(byDevice.Length, device => byDevice[device], byDevice.Sum(apps => (long)apps.Length), newNumberOf);

    /// <param name="devices">How many devices.</param>
    /// <param name="on">The apps of a device by old number, in any order, perhaps more than once.</param>
    /// <param name="most">How many installs there are at most.</param>
    /// <param name="newNumberOf">The new number of each old one.</param>
    public static InstalledRuns Of(int devices, Func<int, int[]> on, long most, int[] newNumberOf)
    {
        var starts = new int[devices + 1];
        var numbers = new ushort[checked((int)most)];
        var (rareDevices, rareApps) = (new List<int>(), new List<int>());
        var sorter = new RunSorter();
        for (var device = 0; device < devices; device++)
        {
            starts[device + 1] = starts[device] + sorter.Sort(on(device), newNumberOf, numbers.AsSpan(starts[device]));
            foreach (var app in sorter.Rare)
            {
                rareDevices.Add(device);
                rareApps.Add(app);
            }
        }

        Array.Resize(ref numbers, starts[^1]);
        return new InstalledRuns(starts, numbers, [.. rareDevices], [.. rareApps]);
    }
}
