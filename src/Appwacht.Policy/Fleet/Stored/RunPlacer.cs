namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Fills the runs of one range of devices, piece by piece. It goes through the apps of a piece from the commonest to the rarest and puts each
/// behind what its devices have already: so runs are in order without being sorted.
/// </summary>
/// <param name="runs">Takes the runs; neither what comes before the range is touched, nor what comes after it.</param>
/// <param name="nextNumber">Where the runs of the range begin.</param>
/// <param name="nextRare">Where its rare apps begin.</param>
internal sealed class RunPlacer(InstalledRuns runs, int nextNumber, int nextRare)
{
    /// <summary>For each device of the piece where the next app of its run goes.</summary>
    private readonly int[] next = new int[InstallsByApp.MostDevices];

    private readonly List<(int Device, int App)> rare = [];

    /// <summary>Fills in a piece.</summary>
    /// <param name="first">The number of its first device.</param>
    /// <param name="appCounts">How many apps each of its devices has.</param>
    /// <param name="installs">Its installs by new number, ascending.</param>
    public void Place(int first, ReadOnlySpan<int> appCounts, InstallsByApp installs)
    {
        var common = installs.Apps.AsSpan().BinarySearch(InstalledRuns.FirstRare);
        common = common < 0 ? ~common : common;
        appCounts.CopyTo(next);
        TakeRare(first, installs, common);
        for (var device = 0; device < appCounts.Length; device++)
        {
            var length = next[device];
            next[device] = nextNumber;
            runs.Starts[first + device + 1] = nextNumber += length;
        }

        var (numbers, nextOf) = (runs.Numbers, next);
        for (var place = 0; place < common; place++)
        {
            var number = (ushort)installs.Apps[place];
            foreach (var device in installs.On(place))
                numbers[nextOf[device]++] = number;
        }
    }

    /// <summary>Puts the rare apps apart and takes them off what each device has.</summary>
    private void TakeRare(int first, InstallsByApp installs, int from)
    {
        for (var place = from; place < installs.Apps.Length; place++)
            foreach (var device in installs.On(place))
            {
                next[device]--;
                rare.Add((first + device, installs.Apps[place]));
            }

        rare.Sort();
        foreach (var install in rare)
            (runs.RareDevices[nextRare], runs.RareApps[nextRare++]) = install;
        rare.Clear();
    }
}
