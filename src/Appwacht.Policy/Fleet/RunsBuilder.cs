namespace Appwacht.Policy.Fleet;

/// <summary>Makes the runs of a fleet from the apps of each device.</summary>
internal static class RunsBuilder
{
    /// <param name="byDevice">For each device its apps by old number, in any order, perhaps more than once.</param>
    /// <param name="newNumberOf">The new number of each old one.</param>
    public static InstalledRuns Of(int[][] byDevice, int[] newNumberOf)
    {
        var starts = new int[byDevice.Length + 1];
        var numbers = new ushort[byDevice.Sum(apps => apps.Length)];
        var (rareDevices, rareApps) = (new List<int>(), new List<int>());
        var sorter = new RunSorter();
        for (var device = 0; device < byDevice.Length; device++)
        {
            starts[device + 1] = starts[device] + sorter.Sort(byDevice[device], newNumberOf, numbers.AsSpan(starts[device]));
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
