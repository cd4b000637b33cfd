namespace Appwacht.Policy.Fleet;

/// <summary>
/// Which apps are on which device: for each device a run of app numbers of 16 bits, in ascending order. The few installs of apps with a
/// higher number, which are rare by the way numbers are given, stand apart.
/// </summary>
/// <param name="Starts">Where each device's run begins in <paramref name="Numbers"/>; one more than there are devices.</param>
/// <param name="Numbers">The runs, one behind the other.</param>
/// <param name="RareDevices">The devices of installs of rare apps, ascending.</param>
/// <param name="RareApps">The app numbers of those installs, ascending within a device.</param>
public sealed record InstalledRuns(int[] Starts, ushort[] Numbers, int[] RareDevices, int[] RareApps)
{
    /// <summary>App numbers from here on are rare.</summary>
    public const int FirstRare = ushort.MaxValue + 1;

    /// <summary>The devices with a rare app, so that for the others nothing has to be searched. Made when it is first asked for: by then the runs are filled.</summary>
    private NumberSet? withRare;

    /// <summary>How many devices.</summary>
    public int Devices => Starts.Length - 1;

    /// <summary>How many installs.</summary>
    public long Count => Numbers.LongLength + RareApps.LongLength;

    /// <summary>The common apps on a device, ascending.</summary>
    public ReadOnlySpan<ushort> Common(int device) => Numbers.AsSpan(Starts[device], Starts[device + 1] - Starts[device]);

    /// <summary>The rare apps on a device, ascending.</summary>
    public ReadOnlySpan<int> Rare(int device)
    {
        withRare ??= With(RareDevices, Devices);
        if (!withRare.Contains(device))
            return [];
        var from = FirstAtLeast(device);
        return RareApps.AsSpan(from, FirstAtLeast(device + 1) - from);
    }

    /// <summary>Whether an app is on a device.</summary>
    public bool Has(int device, int app) => app < FirstRare ? Common(device).BinarySearch((ushort)app) >= 0 : Rare(device).BinarySearch(app) >= 0;

    /// <summary>How many apps are on a device.</summary>
    public int CountOn(int device) => Common(device).Length + Rare(device).Length;

    /// <summary>All apps on a device, ascending.</summary>
    public int[] On(int device)
    {
        var common = Common(device);
        var rare = Rare(device);
        var all = new int[common.Length + rare.Length];
        for (var i = 0; i < common.Length; i++)
            all[i] = common[i];
        rare.CopyTo(all.AsSpan(common.Length));
        return all;
    }

    /// <summary>Where the rare apps of a range of devices stand.</summary>
    internal Range RareIn(Range devices) => FirstAtLeast(devices.Start.Value)..FirstAtLeast(devices.End.Value);

    private static NumberSet With(int[] devices, int limit)
    {
        var set = new NumberSet(limit);
        foreach (var device in devices)
            set.Add(device);
        return set;
    }

    private int FirstAtLeast(int device)
    {
        var (low, high) = (0, RareDevices.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (RareDevices[middle] < device)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
