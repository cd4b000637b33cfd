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

    /// <summary>The same with other apps on some devices.</summary>
    /// <param name="changed">The devices, ascending.</param>
    /// <param name="on">The apps of one of them, ascending.</param>
    internal InstalledRuns With(IReadOnlyList<int> changed, Func<int, int[]> on)
    {
        var commonOn = changed.Select(on).Select(apps => (Apps: apps, Common: CommonIn(apps))).ToArray();
        var numbers = GC.AllocateUninitializedArray<ushort>(checked((int)(Numbers.LongLength + commonOn.Index().Sum(pair => (long)pair.Item.Common - Common(changed[pair.Index]).Length))));
        var starts = new int[Starts.Length];
        var (rareDevices, rareApps) = (new List<int>(), new List<int>());
        var (device, rare) = (0, 0);
        for (var i = 0; i < changed.Count; i++)
        {
            Copy(changed[i]);
            var (apps, common) = commonOn[i];
            for (var app = 0; app < common; app++)
                numbers[starts[device] + app] = (ushort)apps[app];
            starts[device + 1] = starts[device] + common;
            rareApps.AddRange(apps[common..]);
            rareDevices.AddRange(Enumerable.Repeat(device, apps.Length - common));
            rare += Rare(device++).Length;
        }

        Copy(Devices);
        return new(starts, numbers, [.. rareDevices], [.. rareApps]);

        // What is on the devices up to one stays.
        void Copy(int end)
        {
            var (from, moved) = (Starts[device], starts[device] - Starts[device]);
            Numbers.AsSpan(from..Starts[end]).CopyTo(numbers.AsSpan(from + moved));
            for (; device < end; device++)
                starts[device + 1] = Starts[device + 1] + moved;
            for (; rare < RareDevices.Length && RareDevices[rare] < end; rare++)
            {
                rareDevices.Add(RareDevices[rare]);
                rareApps.Add(RareApps[rare]);
            }
        }
    }

    /// <summary>Where the rare apps of a range of devices stand.</summary>
    internal Range RareIn(Range devices) => FirstAtLeast(devices.Start.Value)..FirstAtLeast(devices.End.Value);

    /// <summary>How many of the apps, which are ascending, are common.</summary>
    private static int CommonIn(int[] apps) => apps.AsSpan().BinarySearch(FirstRare) is var at && at < 0 ? ~at : at;

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
