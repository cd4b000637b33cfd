namespace Appwacht.Policy.Fleet;

/// <summary>Makes the runs of a fleet from the apps of each device.</summary>
internal static class RunsBuilder
{
    /// <param name="byDevice">For each device its apps by old number, in any order, perhaps more than once.</param>
    /// <param name="newNumberOf">The new number of each old one.</param>
    public static InstalledRuns Of(int[][] byDevice, int[] newNumberOf)
    {
        var starts = new int[byDevice.Length + 1];
        var numbers = new List<ushort>();
        var (rareDevices, rareApps) = (new List<int>(), new List<int>());
        for (var device = 0; device < byDevice.Length; device++)
        {
            var run = Array.ConvertAll(byDevice[device], app => newNumberOf[app]);
            Array.Sort(run);
            var last = -1;
            foreach (var app in run)
            {
                if (app == last)
                    continue;
                last = app;
                if (app < InstalledRuns.FirstRare)
                {
                    numbers.Add((ushort)app);
                }
                else
                {
                    rareDevices.Add(device);
                    rareApps.Add(app);
                }
            }

            starts[device + 1] = numbers.Count;
        }

        return new InstalledRuns(starts, [.. numbers], [.. rareDevices], [.. rareApps]);
    }
}
